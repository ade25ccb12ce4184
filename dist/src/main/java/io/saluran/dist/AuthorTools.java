package io.saluran.dist;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;

/// Compiles and wraps an author's folder, with the tools in the distribution's folder `author`. They have a class loader
/// of their own, made when somebody asks for them.
///
/// Not for use by several threads at once.
final class AuthorTools implements AutoCloseable {

    private final URLClassLoader loader;
    private final ToolProvider tool;
    private final String classPath;

    private AuthorTools(URLClassLoader loader, ToolProvider tool, String classPath) {
        this.loader = loader;
        this.tool = tool;
        this.classPath = classPath;
    }

    static AuthorTools open() throws IOException {
        var tools = jars(Distribution.folder("author"));
        var loader = new URLClassLoader(tools.stream().map(AuthorTools::url).toArray(URL[]::new),
                AuthorTools.class.getClassLoader());
        var tool = ServiceLoader.load(ToolProvider.class, loader).stream().map(ServiceLoader.Provider::get)
                .filter(each -> each.name().equals("bundle")).findFirst()
                .orElseThrow(() -> new StartProblem("This distribution has no tools for authors."));
        return new AuthorTools(loader, tool, classPath(tools));
    }

    private static List<Path> jars(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new StartProblem("This distribution has no tools for authors: " + folder + " is missing.");
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
    }

    /// What an author may write against: the host, the APIs of its bundles, and annotations.
    private static String classPath(List<Path> tools) throws IOException {
        var all = new ArrayList<>(Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator)));
        jars(Distribution.bundles()).stream().filter(jar -> jar.getFileName().toString().contains("-api-"))
                .map(Path::toString).forEach(all::add);
        tools.stream().filter(jar -> jar.getFileName().toString()
                .matches("org\\.osgi\\.(annotation|service\\.component\\.annotations).*"))
                .map(Path::toString).forEach(all::add);
        return all.stream().distinct().collect(Collectors.joining(File.pathSeparator));
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException("A file has an address", impossible);
        }
    }

    /// Makes a bundle of a folder.
    ///
    /// @param qualifier of the bundle's version; empty for none
    /// @return what is wrong, as `FILE:LINE: message`; empty when the bundle is there
    List<String> bundle(Path folder, Path to, String qualifier) {
        var said = new StringWriter();
        var out = new PrintWriter(said, true);
        var arguments = new ArrayList<>(List.of(folder.toString(), "--class-path", classPath, "--to", to.toString()));
        if (!qualifier.isEmpty()) {
            arguments.addAll(List.of("--qualifier", qualifier));
        }
        var done = tool.run(out, out, arguments.toArray(String[]::new)) == 0;
        return done ? List.of() : said.toString().lines().toList();
    }

    @Override
    public void close() throws Exception {
        if (tool instanceof AutoCloseable closeable) {
            closeable.close();
        }
        loader.close();
    }
}
