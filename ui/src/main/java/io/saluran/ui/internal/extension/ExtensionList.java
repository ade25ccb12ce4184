package io.saluran.ui.internal.extension;

import io.saluran.platform.internal.extension.Adds;
import io.saluran.platform.internal.extension.Extensions;
import io.saluran.platform.internal.extension.GrantWords;
import io.saluran.platform.internal.extension.Wanted;
import io.saluran.platform.internal.host.BundleFramework;
import io.saluran.platform.text.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;

/// The extensions that are here: those of the distribution and those of third parties.
record ExtensionList(BundleFramework framework, Extensions extensions, Texts texts) {

    /// How one is.
    enum State {
        RUNNING, STOPPED, FAILED
    }

    /// @param vendor vendor and licence, as far as they are said
    /// @param adds what it brings, in words
    /// @param withheld what it has looked for and was not granted, in words
    /// @param leftThreads names of threads that it left behind when it stopped
    /// @param failure why it did not start
    /// @param thirdParty whether it can be removed
    /// @param canGoBack whether there is a version before
    record Row(
            String symbolicName,
            String name,
            String version,
            String icon,
            String vendor,
            String description,
            String adds,
            String withheld,
            String leftThreads,
            State state,
            Optional<String> failure,
            boolean thirdParty,
            boolean canGoBack) {}

    /// By name.
    List<Row> rows(Locale locale) {
        var wanted = new HashMap<String, Wanted>();
        extensions.wanted().forEach(each -> wanted.put(each.facts().symbolicName(), each));
        var rows = new ArrayList<Row>();
        for (var bundle : framework.bundles()) {
            var third = Optional.ofNullable(wanted.get(bundle.getSymbolicName()));
            if (third.isPresent() || isSeen(bundle)) {
                rows.add(row(bundle, third, locale));
            }
        }
        rows.sort(Comparator.comparing(Row::name));
        return rows;
    }

    /// One that contributes something a person sees; libraries and API bundles stay in the background.
    private static boolean isSeen(Bundle bundle) {
        return bundle.getHeaders().get("Service-Component") != null
                && !"org.apache.felix.scr".equals(bundle.getSymbolicName());
    }

    private Row row(Bundle bundle, Optional<Wanted> third, Locale locale) {
        var runs = bundle.getState() == Bundle.ACTIVE;
        var failure = runs
                ? Optional.<String>empty()
                : third.flatMap(Wanted::failure).or(() -> framework.failure(bundle));
        var adds = third.map(wanted -> wanted.facts().adds()).orElseGet(() -> registered(bundle));
        return new Row(bundle.getSymbolicName(), header(bundle, Constants.BUNDLE_NAME, bundle.getSymbolicName()),
                bundle.getVersion().toString(), header(bundle, "Saluran-Icon", "puzzle"),
                joined(header(bundle, Constants.BUNDLE_VENDOR, ""), header(bundle, "Bundle-License", "")),
                header(bundle, Constants.BUNDLE_DESCRIPTION, ""), String.join(", ", Adds.words(adds, texts, locale)),
                withheld(bundle, locale), String.join(", ", extensions.leftThreads(bundle.getSymbolicName())),
                failure.isPresent() ? State.FAILED : runs ? State.RUNNING : State.STOPPED, failure, third.isPresent(),
                third.filter(extensions::canGoBack).isPresent());
    }

    private String withheld(Bundle bundle, Locale locale) {
        var words = new GrantWords(texts, locale);
        return framework.gate().withheld(bundle).stream().map(each -> words.title(each) + " (" + each + ')')
                .collect(Collectors.joining(", "));
    }

    /// What the distribution's bundles say by running.
    private static Map<String, Integer> registered(Bundle bundle) {
        var adds = new HashMap<String, Integer>();
        var services = bundle.getRegisteredServices();
        if (services != null) {
            for (var service : services) {
                for (var type : (String[]) service.getProperty(Constants.OBJECTCLASS)) {
                    adds.merge(type, 1, Integer::sum);
                }
            }
        }
        return adds;
    }

    private static String header(Bundle bundle, String name, String otherwise) {
        return Objects.requireNonNullElse(bundle.getHeaders().get(name), otherwise);
    }

    private static String joined(String vendor, String licence) {
        return vendor.isEmpty() || licence.isEmpty() ? vendor + licence : vendor + " · " + licence;
    }
}
