package io.saluran.platform.internal.extension;

import io.saluran.platform.internal.trust.Declaration;
import io.saluran.platform.internal.trust.Use;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
        List<Use> uses) {

    public JarFacts {
        changeSets = List.copyOf(changeSets);
        adds = Map.copyOf(adds);
        permissions = List.copyOf(permissions);
        exports = Map.copyOf(exports);
        // Facts that were kept before bundles declared anything have neither.
        declares = Objects.requireNonNullElse(declares, new Declaration(Set.of(), Map.of()));
        uses = List.copyOf(Objects.requireNonNullElse(uses, List.of()));
    }
}
