package io.saluran.db.role;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The role in which a bundle works: what is in its schema belongs to it, and of other schemas it may use what is granted.
///
/// @param owner whose role it is: the schema, or for a bundle without one `@` and its name
/// @param schema that it works in; null for none
/// @param grants what of other schemas, for example `select on platform.person_card`
/// @param logsIn whether it has connections of its own; else it is taken on in transactions of the host's
public record BundleRole(String owner, @Nullable String schema, List<String> grants, boolean logsIn) {

    // NAMEDATALEN - 1
    private static final int LONGEST = 63;
    private static final int DIGEST = 8;

    public BundleRole {
        grants = List.copyOf(grants);
    }

    /// Whose role a bundle's is.
    public static String owner(Optional<String> schema, String symbolicName) {
        return schema.orElseGet(() -> '@' + symbolicName);
    }

    /// Its name in PostgreSQL, where roles are the whole server's.
    static String name(String database, String owner) {
        var name = database + '/' + owner;
        return name.getBytes(StandardCharsets.UTF_8).length <= LONGEST
                ? name
                : name.substring(0, LONGEST / 2) + '~' + digest(name).substring(0, DIGEST);
    }

    /// Changes when what the role may do changes.
    String signature() {
        return "saluran " + digest(schema + "\n" + logsIn + '\n' + String.join("\n", grants));
    }

    private static String digest(String text) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
