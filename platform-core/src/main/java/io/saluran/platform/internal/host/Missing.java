package io.saluran.platform.internal.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;

/// Something that a bundle needs and nobody here offers.
///
/// @param name a package, or what else the requirement says
/// @param version the least that is asked for; empty for any
/// @param offered the version in which somebody offers it that does not do, with the bundle's name
public record Missing(String name, String version, Optional<String> offered) {

    private static final Pattern PACKAGE = Pattern.compile("osgi\\.wiring\\.package=([\\w.]+)");
    private static final Pattern VERSION = Pattern.compile("version>=([^)]+)");

    static List<Missing> of(Bundle bundle, Bundle[] all) {
        var missing = new ArrayList<Missing>();
        var revision = Objects.requireNonNull(bundle.adapt(BundleRevision.class));
        for (var requirement : revision.getDeclaredRequirements(null)) {
            if (isNeeded(requirement) && offers(all).noneMatch(requirement::matches)) {
                missing.add(of(requirement, all));
            }
        }
        return missing;
    }

    private static boolean isNeeded(BundleRequirement requirement) {
        var directives = requirement.getDirectives();
        return !Constants.RESOLUTION_OPTIONAL.equals(directives.get(Constants.RESOLUTION_DIRECTIVE))
                && !"dynamic".equals(directives.get(Constants.RESOLUTION_DIRECTIVE))
                && Constants.EFFECTIVE_RESOLVE.equals(directives.getOrDefault(Constants.EFFECTIVE_DIRECTIVE,
                        Constants.EFFECTIVE_RESOLVE));
    }

    private static Stream<org.osgi.framework.wiring.BundleCapability> offers(Bundle[] all) {
        return Stream.of(all).map(each -> each.adapt(BundleRevision.class)).filter(Objects::nonNull)
                .flatMap(each -> each.getDeclaredCapabilities(null).stream());
    }

    private static Missing of(BundleRequirement requirement, Bundle[] all) {
        var filter = requirement.getDirectives().getOrDefault(Constants.FILTER_DIRECTIVE, requirement.getNamespace());
        var name = first(PACKAGE.matcher(filter)).orElse(filter);
        return new Missing(name, first(VERSION.matcher(filter)).orElse(""), offers(all)
                .filter(offer -> name.equals(offer.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE)))
                .map(offer -> offer.getRevision().getSymbolicName() + ' '
                        + offer.getAttributes().get(PackageNamespace.CAPABILITY_VERSION_ATTRIBUTE))
                .findFirst());
    }

    private static Optional<String> first(Matcher matcher) {
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
