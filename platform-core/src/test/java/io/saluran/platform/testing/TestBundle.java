package io.saluran.platform.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.osgi.framework.BundleActivator;

/// A small bundle, compiled and wrapped in the test as a third party would do it.
public final class TestBundle {

    private final String name;
    private final String version;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private final List<Class<?>> uses = new ArrayList<>(List.of(BundleActivator.class));

    private TestBundle(String name, String version) {
        this.name = name;
        this.version = version;
        headers.put("Manifest-Version", "1.0");
        headers.put("Bundle-ManifestVersion", "2");
        headers.put("Bundle-SymbolicName", name);
        headers.put("Bundle-Version", version);
    }

    public static TestBundle of(String symbolicName, String version) {
        return new TestBundle(symbolicName, version);
    }

    /// A header of the manifest; an empty one is left out.
    public TestBundle header(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /// Does this when it starts, with `context` at hand.
    public TestBundle onStart(String statements) {
        header("Bundle-Activator", name + ".Activator");
        headers.putIfAbsent("Import-Package", "org.osgi.framework");
        return source("Activator", """
                public class Activator implements org.osgi.framework.BundleActivator {
                    public void start(org.osgi.framework.BundleContext context) throws Exception { %s }
                    public void stop(org.osgi.framework.BundleContext context) {}
                }""".formatted(statements));
    }

    /// Says its version to whoever asks for a `Supplier`.
    public TestBundle saysItsVersion() {
        return onStart("""
                context.registerService(java.util.function.Supplier.class, () -> "%s",
                        org.osgi.framework.FrameworkUtil.asDictionary(java.util.Map.of("bundle", "%s")));"""
                .formatted(version, name));
    }

    /// A class in the package that is called like the bundle.
    public TestBundle source(String type, String code) {
        sources.put(type, code);
        return this;
    }

    /// Compiles against the jar of this class.
    public TestBundle uses(Class<?>... types) {
        uses.addAll(List.of(types));
        return this;
    }

    public TestBundle entry(String path, String content) {
        return entry(path, content.getBytes(StandardCharsets.UTF_8));
    }

    public TestBundle entry(String path, byte[] content) {
        entries.put(path, content);
        return this;
    }

    /// Owns a schema, with a change log of these files.
    public TestBundle schema(String schema, Map<String, String> files) {
        header("Saluran-Schema", schema);
        entry("db/changelog.yaml", """
                databaseChangeLog:
                  - includeAll:
                      path: sql/
                      relativeToChangelogFile: true
                """);
        files.forEach((file, sql) -> entry("db/sql/" + file, "--liquibase formatted sql\n\n" + sql));
        return this;
    }

    /// A component of Declarative Services.
    public TestBundle component(String type, Class<?> provided) {
        headers.merge("Service-Component", "OSGI-INF/" + type + ".xml", (one, other) -> one + ',' + other);
        return entry("OSGI-INF/" + type + ".xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="%1$s.%2$s">
                  <service><provide interface="%3$s"/></service>
                  <implementation class="%1$s.%2$s"/>
                </scr:component>""".formatted(name, type, provided.getName()));
    }

    public byte[] bytes() {
        var manifest = new Manifest();
        headers.forEach((header, value) -> {
            if (!value.isEmpty()) {
                manifest.getMainAttributes().putValue(header, value);
            }
        });
        var bytes = new ByteArrayOutputStream();
        try (var jar = new JarOutputStream(bytes, manifest)) {
            for (var entry : entries.entrySet()) {
                write(jar, entry.getKey(), entry.getValue());
            }
            for (var entry : compiled().entrySet()) {
                write(jar, entry.getKey(), entry.getValue());
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return bytes.toByteArray();
    }

    public Path in(Path folder) throws IOException {
        return Files.write(Files.createDirectories(folder).resolve(name + '-' + version + ".jar"), bytes());
    }

    private static void write(JarOutputStream jar, String path, byte[] content) throws IOException {
        jar.putNextEntry(new JarEntry(path));
        jar.write(content);
    }

    private Map<String, byte[]> compiled() throws IOException {
        var classes = new LinkedHashMap<String, byte[]>();
        if (sources.isEmpty()) {
            return classes;
        }
        var folder = Files.createTempDirectory("bundle");
        var files = new ArrayList<Path>();
        for (var source : sources.entrySet()) {
            files.add(Files.writeString(folder.resolve(source.getKey() + ".java"),
                    "package " + name + ";\n" + source.getValue()));
        }
        var classPath = uses.stream().map(each -> Path.of(URI.create(each.getProtectionDomain().getCodeSource()
                .getLocation().toString())).toString()).distinct()
                .collect(Collectors.joining(java.io.File.pathSeparator));
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var done = compiler.getTask(null, manager, null, List.of("-d", folder.toString(), "-cp", classPath,
                    "-proc:none"), null, manager.getJavaFileObjectsFromPaths(files)).call();
            if (!done) {
                throw new AssertionError("The bundle does not compile");
            }
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (var file : all.filter(each -> each.toString().endsWith(".class")).toList()) {
                classes.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return classes;
    }
}
