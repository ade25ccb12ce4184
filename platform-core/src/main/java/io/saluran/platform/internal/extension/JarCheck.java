package io.saluran.platform.internal.extension;

import io.saluran.platform.internal.extension.JarAnswer.Accepted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/// Looks at a file before anything of it runs: is it a bundle, whole, of bearable size, and may it be here.
final class JarCheck {

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final int SMALL = 1 << 20;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");
    private static final Pattern SCHEMA = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final Set<String> SCHEMAS_OF_THE_HOST = Set.of("platform", "saluran", "public",
            "information_schema");

    private final JarLimits limits;
    private final Known known;

    /// What is here already.
    interface Known {

        /// Whether the distribution has a bundle of this name.
        boolean ours(String symbolicName);

        /// The bundle that owns a schema, or did when it was removed.
        Optional<String> ownerOf(String schema);

        /// The wanted revision of a bundle.
        Optional<JarFacts> wanted(String symbolicName);
    }

    private record Size(long unpacked, int entries) {}

    JarCheck(JarLimits limits, Known known) {
        this.limits = limits;
        this.known = known;
    }

    /// @param olderToo whether a version before the installed one is meant
    JarAnswer check(Path file, boolean olderToo) throws IOException {
        var size = Files.size(file);
        if (size > limits.bytes()) {
            return JarRefusal.TOO_LARGE.of(megabytes(size), megabytes(limits.bytes()));
        }
        if (!beginsAsZip(file)) {
            return JarRefusal.NOT_A_JAR.of();
        }
        try (var jar = new JarFile(file.toFile(), true)) {
            var refused = entries(jar);
            return refused != null ? refused : manifest(file, jar, olderToo);
        } catch (SecurityException changed) {
            return JarRefusal.SIGNATURE.of();
        } catch (IOException | IllegalArgumentException broken) {
            return JarRefusal.BROKEN.of();
        }
    }

    private static boolean beginsAsZip(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(ZIP.length), ZIP);
        }
    }

    private static String megabytes(long bytes) {
        return Long.toString((bytes + SMALL - 1) / SMALL);
    }

    /// Reads all of it, for what an entry says of its own size is not to be believed, and signatures show only then.
    private JarAnswer.@Nullable Refused entries(JarFile jar) throws IOException {
        var size = new Size(0, 0);
        var buffer = new byte[1 << 16];
        for (var entry : (Iterable<JarEntry>) jar.stream()::iterator) {
            if (climbs(entry.getName())) {
                return JarRefusal.CLIMBS_OUT.of(entry.getName());
            }
            var unpacked = unpack(jar, entry, buffer, limits.unpacked() - size.unpacked());
            size = new Size(size.unpacked() + unpacked, size.entries() + 1);
            if (size.unpacked() > limits.unpacked() || size.entries() > limits.entries()
                    || bursts(entry, unpacked)) {
                return JarRefusal.UNPACKS_TOO_LARGE.of(entry.getName());
            }
        }
        return null;
    }

    private boolean bursts(JarEntry entry, long unpacked) {
        return unpacked > SMALL && unpacked > limits.ratio() * Math.max(1, entry.getCompressedSize());
    }

    private long unpack(JarFile jar, JarEntry entry, byte[] buffer, long atMost) throws IOException {
        var unpacked = 0L;
        try (var in = jar.getInputStream(entry)) {
            for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                unpacked += read;
                if (unpacked > atMost || bursts(entry, unpacked)) {
                    return unpacked;
                }
            }
        }
        return unpacked;
    }

    private static boolean climbs(String name) {
        var path = name.replace('\\', '/');
        return path.startsWith("/") || path.contains(":") || List.of(path.split("/")).contains("..");
    }

    private JarAnswer manifest(Path file, JarFile jar, boolean olderToo) throws IOException {
        var manifest = jar.getManifest();
        if (manifest == null) {
            return JarRefusal.NOT_A_BUNDLE.of();
        }
        var headers = manifest.getMainAttributes();
        var name = JarReading.value(headers, Constants.BUNDLE_SYMBOLICNAME).replaceFirst(";.*", "").strip();
        if (!NAME.matcher(name).matches()
                || !JarReading.value(headers, Constants.BUNDLE_MANIFESTVERSION).equals("2")
                || headers.getValue(Constants.FRAGMENT_HOST) != null) {
            return JarRefusal.NOT_A_BUNDLE.of();
        }
        if (name.startsWith("io.saluran.") || known.ours(name)) {
            return JarRefusal.OUR_NAME.of(name);
        }
        var version = JarReading.value(headers, Constants.BUNDLE_VERSION);
        try {
            Version.parseVersion(version);
        } catch (IllegalArgumentException wrong) {
            return JarRefusal.VERSION.of(name, version);
        }
        var refused = schema(headers, name);
        return refused != null ? refused : against(JarReading.of(file, jar, name, limits.unpacked()), olderToo);
    }

    private @Nullable JarAnswer schema(Attributes headers, String name) {
        var schema = headers.getValue(SchemaChange.HEADER);
        if (schema == null) {
            return null;
        }
        if (!SCHEMA.matcher(schema).matches()) {
            return JarRefusal.SCHEMA_FORM.of(schema);
        }
        if (SCHEMAS_OF_THE_HOST.contains(schema) || schema.startsWith("pg_")) {
            return JarRefusal.SCHEMA_TAKEN.of(schema, "PostgreSQL");
        }
        return known.ownerOf(schema).filter(owner -> !owner.equals(name))
                .map(owner -> JarRefusal.SCHEMA_TAKEN.of(schema, owner)).orElse(null);
    }

    private JarAnswer against(JarFacts facts, boolean olderToo) {
        var wanted = known.wanted(facts.symbolicName());
        if (wanted.isPresent()) {
            var there = wanted.get();
            if (there.sha256().equals(facts.sha256())) {
                return JarRefusal.SAME.of(facts.name(), facts.version());
            }
            if (!olderToo && new Version(facts.version()).compareTo(new Version(there.version())) < 0) {
                return JarRefusal.OLDER.of(facts.name(), facts.version(), there.version());
            }
        }
        return new Accepted(facts);
    }
}
