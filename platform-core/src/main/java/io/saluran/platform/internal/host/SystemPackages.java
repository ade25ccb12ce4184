package io.saluran.platform.internal.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Manifest;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/// The packages of the host's class path that bundles may import: those that the jars themselves export.
///
/// `uses` constraints are left out, since the class path holds each package once. Packages whose name has a part
/// `internal` stay the host's.
public final class SystemPackages {

    /// Those of the host, whose class path stays as it is.
    static final String OF_HOST = ofClassPath(SystemPackages.class.getClassLoader());

    private SystemPackages() {}

    static String ofClassPath(ClassLoader loader) {
        var packages = new LinkedHashMap<String, Version>();
        try {
            for (var url : Collections.list(loader.getResources("META-INF/MANIFEST.MF"))) {
                try (var in = open(url.toURI())) {
                    var exported = new Manifest(in).getMainAttributes().getValue(Constants.EXPORT_PACKAGE);
                    if (exported != null) {
                        parse(exported).forEach((name, version) -> packages.merge(name, version,
                                (one, other) -> one.compareTo(other) > 0 ? one : other));
                    }
                }
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        } catch (java.net.URISyntaxException problem) {
            throw new IllegalStateException("The class path has an address that cannot be read", problem);
        }
        var text = new ArrayList<String>();
        packages.forEach((name, version) -> text.add(name + ";version=\"" + version + '"'));
        return String.join(",", text);
    }

    private static InputStream open(URI manifest) throws IOException {
        var connection = manifest.toURL().openConnection();
        connection.setUseCaches(false);
        return connection.getInputStream();
    }

    /// Reads an Export-Package header: clauses parted by commas, each with names and attributes parted by semicolons.
    public static Map<String, Version> parse(String header) {
        var packages = new LinkedHashMap<String, Version>();
        for (var clause : split(header, ',')) {
            var names = new ArrayList<String>();
            var version = Version.emptyVersion;
            for (var part : split(clause, ';')) {
                var text = part.strip();
                if (text.startsWith("version=")) {
                    version = Version.parseVersion(text.substring("version=".length()).replace("\"", "").strip());
                } else if (text.indexOf('=') < 0) {
                    names.add(text);
                }
            }
            for (var name : names) {
                if (!List.of(name.split("\\.")).contains("internal")) {
                    packages.put(name, version);
                }
            }
        }
        return packages;
    }

    private static List<String> split(String text, char separator) {
        var parts = new ArrayList<String>();
        var quoted = false;
        var start = 0;
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }
}
