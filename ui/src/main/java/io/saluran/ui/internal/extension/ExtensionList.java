package io.saluran.ui.internal.extension;

import io.saluran.platform.internal.extension.Adds;
import io.saluran.platform.internal.extension.Adds.Detail;
import io.saluran.platform.internal.extension.Extensions;
import io.saluran.platform.internal.extension.GrantWords;
import io.saluran.platform.internal.extension.JarFacts;
import io.saluran.platform.internal.extension.Wanted;
import io.saluran.platform.internal.host.BundleFramework;
import io.saluran.platform.text.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
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
    /// @param adds what it contributes, in words
    /// @param details what else it brings, what it uses and what it may do
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
            List<Detail> details,
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
                && !String.valueOf(bundle.getSymbolicName()).startsWith(BundleFramework.FRAMEWORK);
    }

    private Row row(Bundle bundle, Optional<Wanted> third, Locale locale) {
        var runs = bundle.getState() == Bundle.ACTIVE;
        var failure = runs
                ? Optional.<String>empty()
                : third.flatMap(Wanted::failure).or(() -> framework.failure(bundle));
        var facts = third.map(Wanted::facts).or(() -> JarFacts.ofDistribution(bundle));
        return new Row(bundle.getSymbolicName(), header(bundle, Constants.BUNDLE_NAME, bundle.getSymbolicName()),
                bundle.getVersion().toString(), header(bundle, "Saluran-Icon", "puzzle"),
                joined(header(bundle, Constants.BUNDLE_VENDOR, ""), header(bundle, "Bundle-License", "")),
                header(bundle, Constants.BUNDLE_DESCRIPTION, ""),
                facts.map(each -> String.join(", ", Adds.words(each.adds(), texts, locale))).orElse(""),
                facts.map(each -> details(bundle, each, locale)).orElse(List.of()),
                withheld(bundle, locale), String.join(", ", extensions.leftThreads(bundle.getSymbolicName())),
                failure.isPresent() ? State.FAILED : runs ? State.RUNNING : State.STOPPED, failure, third.isPresent(),
                third.filter(extensions::canGoBack).isPresent());
    }

    private List<Detail> details(Bundle bundle, JarFacts facts, Locale locale) {
        var details = new ArrayList<>(Adds.details(facts, texts, locale));
        var uses = new TreeMap<String, Integer>();
        framework.revisions().providers(bundle).forEach(provider -> uses.merge(provider, 1, Integer::sum));
        if (!uses.isEmpty()) {
            details.add(new Detail("circle-check", texts.text(locale, "extensions.uses"),
                    new Providers(framework, texts, locale)
                            .words(uses)));
        }
        var words = new GrantWords(texts, locale);
        if (!facts.declares().asks().isEmpty()) {
            details.add(new Detail("shield-check", texts.text(locale, "extensions.may"),
                    facts.declares().asks().stream().sorted().map(words::title).collect(Collectors.joining(" · "))));
        }
        return details;
    }

    private String withheld(Bundle bundle, Locale locale) {
        var words = new GrantWords(texts, locale);
        return framework.gate().withheld(bundle).stream().map(each -> words.title(each) + " (" + each + ')')
                .collect(Collectors.joining(", "));
    }

    private static String header(Bundle bundle, String name, String otherwise) {
        return Objects.requireNonNullElse(bundle.getHeaders().get(name), otherwise);
    }

    private static String joined(String vendor, String licence) {
        return vendor.isEmpty() || licence.isEmpty() ? vendor + licence : vendor + " · " + licence;
    }
}
