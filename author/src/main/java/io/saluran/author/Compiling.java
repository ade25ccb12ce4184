package io.saluran.author;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// Compiles in this process. The jars of the class path stay open, so that the next time is quick.
final class Compiling implements AutoCloseable {

    private static final List<String> OPTIONS = List.of("-proc:none", "-parameters", "-g", "-Xlint:none", "-encoding",
            "UTF-8");

    private @Nullable StandardJavaFileManager files;

    /// @return what is wrong, as `FILE:LINE: message`; empty when all is well
    List<String> compile(AuthorFolder folder, List<Path> classPath, Path classes) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IOException("Compiling needs a JDK; this Java has no compiler.");
        }
        var sources = folder.javaFiles();
        if (sources.isEmpty()) {
            throw new IOException("There is no Java file in src/main/java.");
        }
        var manager = manager(compiler);
        manager.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
        manager.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
        var said = new DiagnosticCollector<JavaFileObject>();
        var task = compiler.getTask(Writer.nullWriter(), manager, said, OPTIONS, null,
                manager.getJavaFileObjectsFromPaths(sources));
        var compiled = task.call();
        var problems = said.getDiagnostics().stream().filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                .map(each -> words(folder, each)).distinct().toList();
        return compiled || !problems.isEmpty() ? problems : List.of("The compiler failed and did not say why.");
    }

    private StandardJavaFileManager manager(JavaCompiler compiler) {
        var known = files;
        if (known == null) {
            known = compiler.getStandardFileManager(null, Locale.ENGLISH, StandardCharsets.UTF_8);
            files = known;
        }
        return known;
    }

    private static String words(AuthorFolder folder, Diagnostic<? extends JavaFileObject> problem) {
        var source = problem.getSource();
        var message = problem.getMessage(Locale.ENGLISH).strip().replaceAll("\\s*\\R\\s*", "; ")
                .replaceAll(" {2,}", " ");
        return source == null
                ? message
                : folder.say(Path.of(source.toUri())) + ':' + problem.getLineNumber() + ": " + message;
    }

    @Override
    public void close() throws IOException {
        if (files != null) {
            files.close();
        }
    }
}
