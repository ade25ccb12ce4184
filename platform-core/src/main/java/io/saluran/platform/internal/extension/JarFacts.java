package io.saluran.platform.internal.extension;

import io.saluran.platform.internal.trust.Declaration;
import io.saluran.platform.internal.trust.Use;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;

/// What a bundle's jar says of itself, read without running any of it.
///
/// @param size in bytes
/// @param vendor as licence and description: empty when not said
/// @param icon the name of an icon of Lucide, from the header `Saluran-Icon`
/// @param schema that it owns; null for one without tables
/// @param changeSets the ids in its change log
/// @param adds how many components it has of each type, by the type's full name
/// @param permissions their titles in English
/// @param exports the packages it offers, with their versions
/// @param declares what it asks to be granted, and what must be granted for its services
/// @param uses what its code uses that nothing in Java withholds
/// @param content what it brings beside its components
public record JarFacts(
        String sha256,
        long size,
        String symbolicName,
        String version,
        String name,
        String vendor,
        String licence,
        String description,
        String icon,
        @Nullable String schema,
        List<String> changeSets,
        Map<String, Integer> adds,
        List<String> permissions,
        Map<String, String> exports,
        Declaration declares,
        List<Use> uses,
        JarContent content) {

    private static final String BY_REFERENCE = "reference:";

    public JarFacts {
        changeSets = List.copyOf(changeSets);
        adds = Map.copyOf(adds);
        permissions = List.copyOf(permissions);
        exports = Map.copyOf(exports);
        // Facts that were kept before there were these have none.
        declares = Objects.requireNonNullElse(declares, new Declaration(Set.of(), Map.of()));
        uses = List.copyOf(Objects.requireNonNullElse(uses, List.of()));
        content = Objects.requireNonNullElse(content, JarContent.NONE);
    }

    /// What the jar of a bundle of the distribution says of itself; empty for one that is in no file of its own.
    public static Optional<JarFacts> ofDistribution(Bundle bundle) {
        var place = bundle.getLocation();
        if (!place.startsWith(BY_REFERENCE)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JarReading.trusted(Path.of(URI.create(place.substring(BY_REFERENCE.length()))),
                    bundle.getSymbolicName()));
        } catch (IOException gone) {
            throw new UncheckedIOException(place + " cannot be read", gone);
        }
    }
}
