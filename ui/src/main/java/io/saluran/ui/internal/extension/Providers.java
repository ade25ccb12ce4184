package io.saluran.ui.internal.extension;

import io.saluran.platform.internal.host.BundleFramework;
import io.saluran.platform.text.Texts;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;

/// From whom an extension takes packages, by the names that people know.
record Providers(BundleFramework framework, Texts texts, Locale locale) {

    private static final String HOST = "Saluran";

    /// @param packages how many, by the symbolic name of who has them
    String words(Map<String, Integer> packages) {
        var named = new TreeMap<String, Integer>();
        packages.forEach((provider, count) -> named.merge(name(provider), count, Integer::sum));
        return named.entrySet().stream()
                .map(each -> texts.text(locale, "extensions.packages", each.getKey(), each.getValue()))
                .collect(Collectors.joining(" · "));
    }

    /// The framework and what it stands on are the host's affair.
    private String name(String provider) {
        if (provider.startsWith(BundleFramework.FRAMEWORK)) {
            return HOST;
        }
        return framework.find(provider).map(Providers::title).orElse(provider);
    }

    private static String title(Bundle bundle) {
        return Objects.requireNonNullElse(bundle.getHeaders().get(Constants.BUNDLE_NAME), bundle.getSymbolicName());
    }
}
