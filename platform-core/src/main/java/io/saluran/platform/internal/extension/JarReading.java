package io.saluran.platform.internal.extension;

import io.saluran.platform.internal.host.SystemPackages;
import io.saluran.platform.internal.trust.CodeScan;
import io.saluran.platform.internal.trust.Declaration;
import io.saluran.platform.internal.trust.Use;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/// Reads the [JarFacts] of a bundle that was found whole.
final class JarReading {

    private static final Pattern CHANGE_SET = Pattern.compile("^--\\s*changeset\\s+[^:\\s]+:(\\S+)", Pattern.MULTILINE);

    private JarReading() {}

    /// @param atMost bytes of its classes, unpacked
    static JarFacts of(Path file, JarFile jar, String symbolicName, long atMost) throws IOException {
        return of(file, jar, symbolicName, CodeScan.of(jar, atMost));
    }

    /// The same of a bundle whose code needs no looking through: that of the distribution.
    static JarFacts trusted(Path file, String symbolicName) throws IOException {
        try (var jar = new JarFile(file.toFile())) {
            return of(file, jar, symbolicName, List.of());
        }
    }

    private static JarFacts of(Path file, JarFile jar, String symbolicName, List<Use> uses) throws IOException {
        var headers = Objects.requireNonNull(jar.getManifest()).getMainAttributes();
        var name = value(headers, Constants.BUNDLE_NAME);
        var exports = new TreeMap<String, String>();
        if (headers.getValue(Constants.EXPORT_PACKAGE) != null) {
            SystemPackages.parse(headers.getValue(Constants.EXPORT_PACKAGE))
                    .forEach((pack, version) -> exports.put(pack, version.toString()));
        }
        var reading = new ContentReading(jar, value(headers, "Service-Component"));
        return new JarFacts(digest(file), Files.size(file), symbolicName,
                Version.parseVersion(value(headers, Constants.BUNDLE_VERSION)).toString(),
                name.isEmpty() ? symbolicName : name, value(headers, Constants.BUNDLE_VENDOR),
                value(headers, "Bundle-License"), value(headers, Constants.BUNDLE_DESCRIPTION),
                value(headers, "Saluran-Icon"), headers.getValue(SchemaChange.HEADER), changeSets(jar),
                reading.adds(), reading.permissions(), exports, Declaration.of(
                        headers.getValue(Declaration.PERMISSIONS_HEADER), headers.getValue(Declaration.GRANTS_HEADER)),
                uses, reading.content());
    }

    static String value(Attributes headers, String name) {
        return Objects.requireNonNullElse(headers.getValue(name), "").strip();
    }

    static String digest(Path file) throws IOException {
        var digest = sha256();
        try (var in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    private static List<String> changeSets(JarFile jar) throws IOException {
        var ids = new ArrayList<String>();
        for (var entry : (Iterable<JarEntry>) jar.stream()::iterator) {
            if (entry.getName().startsWith("db/") && entry.getName().endsWith(".sql")) {
                try (var in = jar.getInputStream(entry)) {
                    CHANGE_SET.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8)).results()
                            .forEach(found -> ids.add(found.group(1)));
                }
            }
        }
        return ids;
    }
}
