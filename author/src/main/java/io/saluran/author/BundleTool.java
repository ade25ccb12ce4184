package io.saluran.author;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.spi.ToolProvider;

/// `bundle FOLDER --class-path A:B --to FILE [--qualifier Q]`: makes a bundle of the sources in a folder.
///
/// Says what is wrong as `FILE:LINE: message`, files relative to the folder, and then answers 1. What it has read of the
/// class path it keeps, so that the second time is quick; not for use by several threads at once.
public final class BundleTool implements ToolProvider, AutoCloseable {

    private static final int WRONG = 1;
    private static final int USAGE = 2;

    private final Compiling compiling = new Compiling();
    private final Wrapping wrapping = new Wrapping();

    @Override
    public String name() {
        return "bundle";
    }

    @Override
    public int run(PrintWriter out, PrintWriter err, String... arguments) {
        var options = new HashMap<String, String>();
        for (int i = 1; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        if (arguments.length == 0 || !options.containsKey("--class-path") || !options.containsKey("--to")) {
            err.println("bundle FOLDER --class-path PATH --to FILE [--qualifier Q]");
            return USAGE;
        }
        try {
            var problems = make(new AuthorFolder(Path.of(arguments[0])), options);
            problems.forEach(err::println);
            return problems.isEmpty() ? 0 : WRONG;
        } catch (IOException problem) {
            err.println(problem.getMessage());
            return WRONG;
        }
    }

    private List<String> make(AuthorFolder folder, java.util.Map<String, String> options) throws IOException {
        var classPath = new ArrayList<Path>();
        Arrays.stream(options.getOrDefault("--class-path", "").split(java.io.File.pathSeparator))
                .filter(part -> !part.isEmpty()).map(Path::of).forEach(classPath::add);
        classPath.addAll(folder.libraries());
        var classes = folder.emptied("classes");
        var problems = compiling.compile(folder, classPath, classes);
        if (!problems.isEmpty()) {
            return problems;
        }
        var to = Path.of(options.getOrDefault("--to", "")).toAbsolutePath();
        Files.createDirectories(to.getParent());
        return wrapping.wrap(folder, classPath, classes, options.getOrDefault("--qualifier", ""), to);
    }

    @Override
    public void close() throws IOException {
        compiling.close();
        wrapping.close();
    }
}
