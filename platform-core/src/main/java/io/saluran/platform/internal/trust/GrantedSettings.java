package io.saluran.platform.internal.trust;

import io.saluran.db.Viewer;
import io.saluran.platform.setting.Settings;
import java.util.Currency;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;

/// Hands the company's settings to bundles, to be changed only by those that were granted that.
public record GrantedSettings(Settings settings, ServiceGate gate) implements ServiceFactory<Settings> {

    @Override
    public Settings getService(Bundle bundle, ServiceRegistration<Settings> registration) {
        return gate.may(bundle, Capability.SETTINGS_WRITE)
                ? settings
                : new ReadOnly(settings, String.valueOf(bundle.getSymbolicName()));
    }

    @Override
    public void ungetService(Bundle bundle, ServiceRegistration<Settings> registration, Settings given) {
        // Nothing was opened for it.
    }

    private record ReadOnly(Settings settings, String bundle) implements Settings {

        @Override
        public Optional<String> get(String key) {
            return settings.get(key);
        }

        @Override
        public void set(Viewer who, String key, String value) {
            throw new NotGranted(bundle, Capability.SETTINGS_WRITE);
        }

        @Override
        public String company() {
            return settings.company();
        }

        @Override
        public Currency reportingCurrency() {
            return settings.reportingCurrency();
        }
    }
}
