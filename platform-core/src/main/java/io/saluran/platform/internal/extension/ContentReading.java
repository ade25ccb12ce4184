package io.saluran.platform.internal.extension;

import io.saluran.platform.rest.RestResource;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads what a bundle brings from the descriptions that Declarative Services reads too, from its folders, and from the
/// annotations of its REST resources; none of its code runs.
final class ContentReading {

    private static final String PERMISSION = "permission.";
    private static final String PATH = "Ljakarta/ws/rs/Path;";

    private final JarFile jar;
    private final Map<String, Integer> adds = new TreeMap<>();
    private final TreeSet<String> paths = new TreeSet<>();

    /// @param descriptions the header `Service-Component`
    ContentReading(JarFile jar, String descriptions) throws IOException {
        this.jar = jar;
        for (var entry : described(descriptions)) {
            try (var in = jar.getInputStream(entry)) {
                read(xml().createXMLStreamReader(in));
            } catch (XMLStreamException broken) {
                throw new IOException(entry.getName() + " is no XML", broken);
            }
        }
    }

    /// How many components of each type.
    Map<String, Integer> adds() {
        return adds;
    }

    JarContent content() {
        var languages = new TreeSet<String>();
        entries("texts/", ".properties").forEach(entry -> languages.add(language(entry.getName())));
        return new JarContent(List.copyOf(languages), (int) entries("static/", "").stream()
                .filter(entry -> !entry.isDirectory()).count(), List.copyOf(paths));
    }

    /// Their titles, by their texts: which there are is known for sure only when the bundle runs.
    List<String> permissions() throws IOException {
        var titles = new ArrayList<String>();
        for (var entry : entries("texts/", ".properties")) {
            if (language(entry.getName()).equals(Locale.ENGLISH.getLanguage())) {
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

    private static String language(String file) {
        var bare = file.substring(0, file.length() - ".properties".length());
        var mark = bare.indexOf('_');
        return mark < 0 ? Locale.ENGLISH.getLanguage() : bare.substring(mark + 1).replace('_', '-');
    }

    private List<ZipEntry> entries(String folder, String ending) {
        return jar.stream().filter(entry -> entry.getName().startsWith(folder) && entry.getName().endsWith(ending))
                .map(ZipEntry.class::cast).toList();
    }

    private List<ZipEntry> described(String header) {
        var found = new ArrayList<ZipEntry>();
        for (var part : header.split(",")) {
            var path = part.strip();
            var star = path.indexOf('*');
            if (star >= 0) {
                found.addAll(entries(path.substring(0, star), ".xml"));
            } else if (!path.isEmpty() && jar.getEntry(path) != null) {
                found.add(jar.getEntry(path));
            }
        }
        return found;
    }

    private static XMLInputFactory xml() {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private void read(XMLStreamReader xml) throws XMLStreamException, IOException {
        var served = false;
        var code = "";
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("provide")) {
                var type = xml.getAttributeValue(null, "interface");
                adds.merge(type, 1, Integer::sum);
                served |= type.equals(RestResource.class.getName());
            } else if (xml.isStartElement() && xml.getLocalName().equals("implementation")) {
                code = xml.getAttributeValue(null, "class");
            }
        }
        xml.close();
        if (served) {
            path(code).ifPresent(paths::add);
        }
    }

    private Optional<String> path(String code) throws IOException {
        var entry = jar.getEntry(code.replace('.', '/') + ".class");
        if (entry == null) {
            return Optional.empty();
        }
        try (var in = jar.getInputStream(entry)) {
            return ClassFile.of().parse(in.readAllBytes()).findAttribute(Attributes.runtimeVisibleAnnotations())
                    .stream().flatMap(found -> found.annotations().stream())
                    .filter(each -> each.classSymbol().descriptorString().equals(PATH))
                    .flatMap(each -> each.elements().stream()).map(ContentReading::text).findFirst();
        } catch (IllegalArgumentException unreadable) {
            // Of a class file that is not to be read, the look through the code tells.
            return Optional.empty();
        }
    }

    private static String text(AnnotationElement element) {
        return element.value() instanceof AnnotationValue.OfString path
                ? path.stringValue().replaceFirst("^/+", "")
                : "";
    }
}
