package io.saluran.platform.internal.trust;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a bundle's manifest says of permissions.
///
/// @param asks the names of what it wants to be granted
/// @param guards services of its own that are handed out only to who is granted this: type to name
public record Declaration(Set<String> asks, Map<String, String> guards) {

    /// Names what a bundle asks for, parted by commas.
    public static final String PERMISSIONS_HEADER = "Saluran-Permissions";

    /// Names the schema that a bundle owns.
    public static final String SCHEMA_HEADER = "Saluran-Schema";

    /// Names what must be granted for a bundle's services: `type=permission`, parted by commas.
    public static final String GRANTS_HEADER = "Saluran-Grants";

    public Declaration {
        asks = Set.copyOf(asks);
        guards = Map.copyOf(guards);
    }

    public static Declaration of(@Nullable String permissions, @Nullable String grants) {
        var asks = new TreeSet<String>();
        for (var name : parts(permissions)) {
            asks.add(name);
        }
        var guards = new TreeMap<String, String>();
        for (var clause : parts(grants)) {
            var equals = clause.indexOf('=');
            if (equals > 0) {
                guards.put(clause.substring(0, equals).strip(), clause.substring(equals + 1).strip());
            }
        }
        return new Declaration(asks, guards);
    }

    private static Iterable<String> parts(@Nullable String header) {
        return header == null
                ? Set.of()
                : java.util.Arrays.stream(header.split(",")).map(part -> part.strip().replace("\"", ""))
                        .filter(part -> !part.isEmpty()).toList();
    }
}
