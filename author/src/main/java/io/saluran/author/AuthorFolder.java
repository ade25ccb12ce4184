package io.saluran.author;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/// The folder of an extension, as Maven has it too: `src/main/java`, `src/main/resources`, `bnd.bnd`, `pom.xml`, and jars in
/// `lib` where it has any.
record AuthorFolder(Path path) {

    private static final int DEPTH_OF_A_PROJECTS_OWN = 2;

    AuthorFolder(Path path) {
        this.path = path.toAbsolutePath().normalize();
    }

    Path sources() {
        return path.resolve("src/main/java");
    }

    Path resources() {
        return path.resolve("src/main/resources");
    }

    Path instructions() {
        return path.resolve("bnd.bnd");
    }

    /// @throws IOException if there is nothing to compile
    List<Path> javaFiles() throws IOException {
        if (!Files.isDirectory(sources())) {
            throw new IOException("There is no folder src/main/java in " + path + ".");
        }
        try (var files = Files.walk(sources())) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        }
    }

    List<Path> libraries() throws IOException {
        var lib = path.resolve("lib");
        if (!Files.isDirectory(lib)) {
            return List.of();
        }
        try (var files = Files.list(lib)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
    }

    /// A folder below `target` with nothing in it.
    Path emptied(String name) throws IOException {
        var folder = path.resolve("target").resolve("saluran-" + name);
        if (Files.isDirectory(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return Files.createDirectories(folder);
    }

    /// A file's name as a person in this folder says it.
    String say(Path file) {
        var absolute = file.toAbsolutePath().normalize();
        return absolute.startsWith(path) ? path.relativize(absolute).toString().replace('\\', '/') : file.toString();
    }

    /// What `pom.xml` says of the project, by the names under which `bnd.bnd` may ask for it; nothing without one.
    Map<String, String> project() throws IOException {
        var pom = path.resolve("pom.xml");
        var project = new TreeMap<String, String>();
        if (!Files.isRegularFile(pom)) {
            return project;
        }
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (var in = Files.newInputStream(pom)) {
            var xml = factory.createXMLStreamReader(in);
            for (int depth = 0; xml.hasNext();) {
                var event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    depth++;
                    if (depth == DEPTH_OF_A_PROJECTS_OWN && List.of("groupId", "artifactId", "version", "name",
                            "description").contains(xml.getLocalName())) {
                        project.put("project." + xml.getLocalName(), xml.getElementText().strip());
                        depth--; // the text was read to the end of its element
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                }
            }
        } catch (XMLStreamException broken) {
            throw new IOException("pom.xml:" + broken.getLocation().getLineNumber() + ": " + broken.getMessage(),
                    broken);
        }
        return project;
    }
}
