package io.saluran.platform.internal.extension;

import io.saluran.platform.internal.host.SystemPackages;
import io.saluran.platform.internal.trust.CodeScan;
import io.saluran.platform.internal.trust.Declaration;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/// Reads the [JarFacts] of a bundle that was found whole.
final class JarReading {

    private static final Pattern CHANGE_SET = Pattern.compile("^--\\s*changeset\\s+[^:\\s]+:(\\S+)", Pattern.MULTILINE);
    private static final String PERMISSION = "permission.";

    private JarReading() {}

    /// @param atMost bytes of its classes, unpacked
    static JarFacts of(Path file, JarFile jar, String symbolicName, long atMost) throws IOException {
        var headers = Objects.requireNonNull(jar.getManifest()).getMainAttributes();
        var name = value(headers, Constants.BUNDLE_NAME);
        var exports = new TreeMap<String, String>();
        if (headers.getValue(Constants.EXPORT_PACKAGE) != null) {
            SystemPackages.parse(headers.getValue(Constants.EXPORT_PACKAGE))
                    .forEach((pack, version) -> exports.put(pack, version.toString()));
        }
        return new JarFacts(digest(file), Files.size(file), symbolicName,
                Version.parseVersion(value(headers, Constants.BUNDLE_VERSION)).toString(),
                name.isEmpty() ? symbolicName : name, value(headers, Constants.BUNDLE_VENDOR),
                value(headers, "Bundle-License"), value(headers, Constants.BUNDLE_DESCRIPTION),
                value(headers, "Saluran-Icon"), headers.getValue(SchemaChange.HEADER), changeSets(jar),
                adds(jar, value(headers, "Service-Component")), permissions(jar), exports,
                Declaration.of(headers.getValue(Declaration.PERMISSIONS_HEADER),
                        headers.getValue(Declaration.GRANTS_HEADER)),
                CodeScan.of(jar, atMost));
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

    private static List<ZipEntry> entries(JarFile jar, String folder, String ending) {
        return jar.stream().filter(entry -> entry.getName().startsWith(folder) && entry.getName().endsWith(ending))
                .map(ZipEntry.class::cast).toList();
    }

    private static List<String> changeSets(JarFile jar) throws IOException {
        var ids = new ArrayList<String>();
        for (var entry : entries(jar, "db/", ".sql")) {
            try (var in = jar.getInputStream(entry)) {
                CHANGE_SET.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8)).results()
                        .forEach(found -> ids.add(found.group(1)));
            }
        }
        return ids;
    }

    /// What its components provide, from the descriptions that Declarative Services reads too.
    private static Map<String, Integer> adds(JarFile jar, String descriptions) throws IOException {
        var adds = new TreeMap<String, Integer>();
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        for (var entry : described(jar, descriptions)) {
            try (var in = jar.getInputStream(entry)) {
                var xml = factory.createXMLStreamReader(in);
                while (xml.hasNext()) {
                    if (xml.next() == javax.xml.stream.XMLStreamConstants.START_ELEMENT
                            && xml.getLocalName().equals("provide")) {
                        adds.merge(xml.getAttributeValue(null, "interface"), 1, Integer::sum);
                    }
                }
                xml.close();
            } catch (XMLStreamException broken) {
                throw new IOException(entry.getName() + " is no XML", broken);
            }
        }
        return adds;
    }

    private static List<ZipEntry> described(JarFile jar, String header) {
        var found = new ArrayList<ZipEntry>();
        for (var part : header.split(",")) {
            var path = part.strip();
            var star = path.indexOf('*');
            if (star >= 0) {
                found.addAll(entries(jar, path.substring(0, star), ".xml"));
            } else if (!path.isEmpty() && jar.getEntry(path) != null) {
                found.add(jar.getEntry(path));
            }
        }
        return found;
    }

    /// By their texts: which there are is known for sure only when the bundle runs.
    private static List<String> permissions(JarFile jar) throws IOException {
        var titles = new ArrayList<String>();
        for (var entry : entries(jar, "texts/", ".properties")) {
            if (!entry.getName().contains("_")) {
                var texts = new Properties();
                try (var reader = new InputStreamReader(jar.getInputStream(entry), StandardCharsets.UTF_8)) {
                    texts.load(reader);
                }
                texts.stringPropertyNames().stream().sorted()
                        .filter(key -> key.startsWith(PERMISSION) && !key.endsWith(".about"))
                        .forEach(key -> titles.add(texts.getProperty(key)));
            }
        }
        return titles;
    }
}
