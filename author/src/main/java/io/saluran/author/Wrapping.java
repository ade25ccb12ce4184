package io.saluran.author;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Constants;
import aQute.bnd.osgi.Jar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Manifest;

/// Wraps classes and resources into a bundle by what `bnd.bnd` says, as the bnd plugin of Maven does.
final class Wrapping implements AutoCloseable {

    // Read once: which packages they export, and in which versions, does not change while the server runs.
    private final Map<Path, Jar> known = new LinkedHashMap<>();

    /// @param qualifier of the version, so that what is tried again and again is told apart; empty for none
    /// @return what is wrong; empty when the bundle is there
    List<String> wrap(AuthorFolder folder, List<Path> classPath, Path classes, String qualifier, Path to)
            throws IOException {
        try (var builder = new Builder()) {
            builder.setBase(folder.path().toFile());
            folder.project().forEach(builder::setProperty);
            if (Files.isRegularFile(folder.instructions())) {
                builder.setProperties(folder.instructions().toFile());
            }
            folder.project().forEach(builder::setProperty);
            usual(builder, Constants.BUNDLE_SYMBOLICNAME, "${project.groupId}.${project.artifactId}");
            usual(builder, Constants.BUNDLE_VERSION, "${project.version}");
            if (!qualifier.isEmpty()) {
                builder.setProperty(Constants.BUNDLE_VERSION, builder.getProperty(Constants.BUNDLE_VERSION) + '.'
                        + qualifier);
            }
            var content = new Jar("classes", classes.toFile());
            if (Files.isDirectory(folder.resources())) {
                content.addAll(new Jar("resources", folder.resources().toFile()));
            }
            content.setManifest(new Manifest());
            builder.setJar(content);
            for (var entry : classPath) {
                var jar = jar(entry);
                builder.addClasspath(jar);
                builder.removeClose(jar);
            }
            var bundle = builder.build();
            var problems = new ArrayList<String>();
            builder.getErrors().forEach(error -> problems.add("bnd.bnd: " + error));
            if (problems.isEmpty()) {
                bundle.write(to.toFile());
            }
            return problems;
        } catch (IOException | RuntimeException problem) {
            throw problem;
        } catch (Exception problem) { // bnd declares no other
            throw new IOException("No bundle can be made of " + folder.path() + ": " + problem.getMessage(), problem);
        }
    }

    private static void usual(Builder builder, String header, String value) {
        if (builder.getProperty(header) == null) {
            builder.setProperty(header, value);
        }
    }

    private Jar jar(Path entry) throws IOException {
        var there = known.get(entry);
        if (there == null) {
            there = new Jar(entry.toFile());
            known.put(entry, there);
        }
        return there;
    }

    @Override
    public void close() {
        known.values().forEach(Jar::close);
        known.clear();
    }
}
