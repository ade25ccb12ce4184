package io.saluran.platform.setting;

import io.saluran.db.Viewer;
import java.util.Currency;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/// The company's settings, the same on every node. Reading is cheap; a change is seen everywhere within a second.
@ProviderType
public interface Settings {

    Optional<String> get(String key);

    void set(Viewer who, String key, String value);

    /// The company's name, or "Saluran" before one was given.
    String company();

    /// The currency in which all amounts are kept and added up (P26).
    Currency reportingCurrency();
}
