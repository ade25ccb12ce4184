package io.saluran.platform.internal.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A bundle that was compiled against one host and is looked at with the classes of another.
@Tag("X4")
class ReferencesTest {

    private static final String USER = """
            package my;
            import io.saluran.fake.*;
            public final class User implements Point {
                @Override public String name() { return new Thing("a").upper().strip() + Thing.COUNT + Gone.class; }
                @Override public int order() { return new Thing("b").hashCode() + inherited(new Thing("c")); }
                static int inherited(Thing thing) { return thing.length() + thing.charAt(0); }
            }
            """;
    private static final String POINT = "package io.saluran.fake; public interface Point { String name(); int order(); }";
    private static final String THING = """
            package io.saluran.fake;
            public class Thing implements CharSequence {
                public static final Integer COUNT = 1;
                private final String text;
                public Thing(String text) { this.text = text; }
                public String upper() { return text; }
                @Override public int length() { return 1; }
                @Override public char charAt(int at) { return 'a'; }
                @Override public CharSequence subSequence(int from, int to) { return text; }
            }
            """;
    private static final String GONE = "package io.saluran.fake; public class Gone {}";

    private static final ReleasedApi NOTHING_SAID = ReleasedApi.of(List.of("""
            PACKAGE MINOR MAJOR io.saluran.fake
              INTERFACE MINOR MAJOR io.saluran.fake.Point
                METHOD MAJOR MAJOR name()
                METHOD MAJOR MAJOR order()
              CLASS MINOR MAJOR io.saluran.fake.Thing
                FIELD MINOR MAJOR COUNT
                METHOD MINOR MAJOR <init>(java.lang.String)
                METHOD MINOR MAJOR upper()
                METHOD MINOR MAJOR length()
                METHOD MINOR MAJOR charAt(int)
              CLASS MINOR MAJOR io.saluran.fake.Gone
            """));

    @TempDir
    Path folder;

    private Path compiled(String name, Map<String, String> sources, Path... classPath) throws IOException {
        var from = Files.createDirectories(folder.resolve(name + "-src"));
        var to = Files.createDirectories(folder.resolve(name));
        var files = new java.util.ArrayList<String>(List.of("-d", to.toString(), "-cp", classPath.length == 0
                ? to.toString()
                : classPath[0].toString()));
        for (var source : sources.entrySet()) {
            files.add(Files.writeString(from.resolve(source.getKey() + ".java"), source.getValue()).toString());
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, files.toArray(String[]::new))).isZero();
        return to;
    }

    private Path jar(Path classes) throws IOException {
        var jar = folder.resolve("user.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar)); var files = Files.walk(classes)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, out);
            }
        }
        return jar;
    }

    private static byte @Nullable [] read(Path classes, String name) {
        try (var platform = ClassLoader.getSystemResourceAsStream(name)) {
            var file = classes.resolve(name);
            return Files.exists(file) ? Files.readAllBytes(file) : platform == null ? null : platform.readAllBytes();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private List<String> missing(Path host) throws IOException {
        var wrote = compiled("wrote", Map.of("Point", POINT, "Thing", THING, "Gone", GONE));
        try (var jar = new JarFile(jar(compiled("user", Map.of("User", USER), wrote)).toFile())) {
            return new References(name -> read(host, name), NOTHING_SAID).missing(jar).stream()
                    .map(words -> words.key() + ' ' + String.join(" ", words.arguments())).toList();
        }
    }

    @Test
    void what_is_there_is_found_inherited_members_too() throws IOException {
        var host = compiled("host", Map.of("Point", POINT, "Thing", THING, "Gone", GONE));

        assertThat(missing(host)).isEmpty();
    }

    @Test
    void what_another_host_lacks_is_named_with_who_uses_it() throws IOException {
        var host = compiled("host", Map.of("Point", POINT.replace("int order();", "int order(); boolean fresh();"),
                "Thing", THING.replace("String upper()", "CharSequence upper()").replace("COUNT", "TOTAL")
                        .replace("Thing(String text)", "Thing(String text, int more)")));

        assertThat(missing(host)).containsExactlyInAnyOrder(
                "extension.verify.member my.User io.saluran.fake.Thing(String)",
                "extension.verify.member my.User io.saluran.fake.Thing.upper()",
                "extension.verify.member my.User io.saluran.fake.Thing.COUNT",
                "extension.verify.member my.User io.saluran.fake.Gone",
                "extension.verify.not-written my.User Point.fresh");
    }
}
