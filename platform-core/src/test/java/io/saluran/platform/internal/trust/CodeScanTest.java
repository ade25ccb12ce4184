package io.saluran.platform.internal.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ibm.icu.text.MessageFormat;
import io.saluran.platform.testing.TestBundle;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("X3")
class CodeScanTest {

    private static final long ENOUGH = 100L << 20;

    @TempDir
    Path folder;

    private static TestBundle doing(String statements) {
        return TestBundle.of("example.code", "1.0.0").source("Doing",
                "public class Doing { Object run(Object o) throws Exception { " + statements + " } }");
    }

    private List<Use> scan(TestBundle bundle) throws IOException {
        try (var jar = new JarFile(bundle.in(folder).toFile())) {
            return CodeScan.of(jar, ENOUGH);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            textBlock = """
                    network       | return new java.net.Socket("example.org", 80);
                    network       | return java.net.http.HttpClient.newHttpClient();
                    network       | return java.nio.channels.SocketChannel.open();
                    network       | return java.net.URI.create("http://example.org").toURL().openStream();
                    network       | return java.sql.DriverManager.getConnection("jdbc:postgresql:saluran");
                    files         | return new java.io.FileInputStream("/etc/passwd");
                    files         | return java.nio.file.Files.readString(java.nio.file.Path.of("/etc/passwd"));
                    files         | return ((java.util.function.Predicate<java.io.File>) java.io.File::delete);
                    threads       | return new Thread(() -> {});
                    threads       | return Thread.startVirtualThread(() -> {});
                    threads       | return java.util.concurrent.Executors.newCachedThreadPool();
                    threads       | return java.util.concurrent.CompletableFuture.supplyAsync(() -> 1);
                    reflection    | String.class.getDeclaredField("value").setAccessible(true); return o;
                    reflection    | return String.class.getMethod("length").invoke("four");
                    reflection    | return java.lang.invoke.MethodHandles.privateLookupIn(String.class, java.lang.invoke.MethodHandles.lookup());
                    class-loading | return Class.forName("java.net." + "Socket");
                    class-loading | return new java.net.URLClassLoader(new java.net.URL[0]);
                    class-loading | return java.lang.invoke.MethodHandles.lookup().defineClass(new byte[0]);
                    processes     | return new ProcessBuilder("id").start();
                    processes     | return Runtime.getRuntime().exec(new String[] {"id"});
                    exit          | System.exit(1); return o;
                    exit          | Runtime.getRuntime().halt(1); return o;
                    native        | System.loadLibrary("c"); return o;
                    native        | return java.lang.foreign.Linker.nativeLinker();
                    bundles       | ((org.osgi.framework.Bundle) o).stop(); return o;
                    bundles       | return ((org.osgi.framework.BundleContext) o).installBundle("file:other.jar");
                    """)
    void what_java_cannot_withhold_is_found_with_the_class_that_does_it(String permission, String statements)
            throws IOException {
        var uses = scan(doing(statements));

        assertThat(uses).extracting(Use::permission).contains(permission);
        assertThat(uses).filteredOn(use -> use.permission().equals(permission)).singleElement()
                .satisfies(use -> assertThat(use.where()).containsExactly("example.code.Doing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"return \"a\" + o + java.time.Instant.now();",
            "record Pair(int a, int b) {} return new Pair(1, 2).hashCode();",
            "return switch (o) { case String s -> s; case Integer i -> i; default -> java.util.List.of(o); };",
            "return java.io.File.separator + Thread.currentThread().getName();",
            "return ((org.osgi.framework.BundleContext) o).getBundle();",
            "return java.net.URI.create(\"http://example.org\").getHost();",
            "return ((java.util.concurrent.ExecutorService) o).submit(() -> 1);",
            "return java.util.stream.Stream.of(o).map(Object::toString).toList();"})
    void what_everybody_does_is_not_suspected(String statements) throws IOException {
        assertThat(scan(doing(statements))).isEmpty();
    }

    @Test
    void what_is_native_or_makes_class_loaders_is_found_by_being_so() throws IOException {
        assertThat(scan(TestBundle.of("example.code", "1.0.0")
                .source("Dark", "class Dark { native void run(); }")
                .source("Loading", "class Loading extends ClassLoader {}")))
                .extracting(Use::permission, Use::what)
                .containsExactlyInAnyOrder(org.assertj.core.groups.Tuple.tuple("native", "example.code.Dark.run"),
                        org.assertj.core.groups.Tuple.tuple("class-loading", "java.lang.ClassLoader.<init>"));
    }

    @Test
    void jars_inside_are_looked_through_and_the_first_classes_are_named() throws IOException {
        var library = TestBundle.of("library", "1.0.0");
        for (int i = 0; i < 8; i++) {
            library.source("Ends" + i, "class Ends" + i + " { void run() { System.exit(0); } }");
        }

        assertThat(scan(doing("return o;").entry("lib/library.jar", library.bytes()))).singleElement()
                .satisfies(use -> {
                    assertThat(use.what()).isEqualTo("java.lang.System.exit");
                    assertThat(use.where()).containsExactly("library.Ends0", "library.Ends1", "library.Ends2",
                            "library.Ends3", "library.Ends4");
                    assertThat(use.classes()).isEqualTo(8);
                });
    }

    @Test
    void a_class_that_cannot_be_read_is_as_dark_as_one_that_is_loaded() throws IOException {
        assertThat(scan(doing("return o;").entry("example/code/Odd.class", "no class"))).singleElement()
                .satisfies(use -> assertThat(use.permission()).isEqualTo("class-loading"));
    }

    @Test
    void a_jar_inside_that_bursts_is_not_read_to_its_end() throws IOException {
        var bomb = TestBundle.of("library", "1.0.0").entry("Large.class", new byte[20_000]).bytes();
        var jar = doing("return o;").entry("lib/library.jar", bomb).in(folder);

        try (var open = new JarFile(jar.toFile())) {
            assertThatThrownBy(() -> CodeScan.of(open, 10_000)).isInstanceOf(IOException.class);
        }
    }

    /// ICU: some 3,000 classes in 15 MB; 0.3 s on two cores.
    @Test
    void a_large_jar_is_scanned_in_a_blink() throws IOException, URISyntaxException {
        var icu = Path.of(MessageFormat.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        assertThat(Files.size(icu)).isGreaterThan(10L << 20);

        var began = System.nanoTime();
        try (var jar = new JarFile(icu.toFile())) {
            assertThat(CodeScan.of(jar, ENOUGH)).isNotEmpty();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }
}
