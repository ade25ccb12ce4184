package io.saluran.author;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("X4")
class BundleToolTest {

    @TempDir
    Path folder;

    private final BundleTool tool = new BundleTool();
    private final StringWriter said = new StringWriter();

    private void file(String name, String content) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private int make(String... more) {
        var all = new java.util.ArrayList<>(java.util.List.of(folder.toString(), "--class-path",
                System.getProperty("java.class.path"), "--to", jar().toString()));
        all.addAll(java.util.List.of(more));
        return tool.run(new PrintWriter(said, true), new PrintWriter(said, true), all.toArray(String[]::new));
    }

    private Path jar() {
        return folder.resolve("target/out.jar");
    }

    private Attributes headers() throws IOException {
        try (var jar = new JarFile(jar().toFile())) {
            return jar.getManifest().getMainAttributes();
        }
    }

    private void greeting() throws IOException {
        file("src/main/java/my/Greeting.java", """
                package my;
                @org.osgi.service.component.annotations.Component
                public final class Greeting implements Runnable {
                    @Override public void run() {}
                }
                """);
        file("src/main/resources/texts/greeting.properties", "greeting=Hello");
        file("bnd.bnd", "Bundle-SymbolicName: my.${project.artifactId}\nBundle-Version: ${project.version}\n");
        file("pom.xml", "<project><parent><version>9</version></parent><artifactId>greeting</artifactId>"
                + "<version>1.2.0</version></project>");
    }

    @AfterEach
    void closeTool() throws IOException {
        tool.close();
    }

    @Test
    void a_folder_becomes_a_bundle_with_its_components_and_resources() throws IOException {
        greeting();

        assertThat(make()).as(said.toString()).isZero();

        assertThat(headers().getValue("Bundle-SymbolicName")).isEqualTo("my.greeting");
        assertThat(headers().getValue("Bundle-Version")).isEqualTo("1.2.0");
        assertThat(headers().getValue("Service-Component")).isEqualTo("OSGI-INF/my.Greeting.xml");
        try (var jar = new JarFile(jar().toFile())) {
            assertThat(jar.getEntry("my/Greeting.class")).isNotNull();
            assertThat(jar.getEntry("texts/greeting.properties")).isNotNull();
        }
    }

    @Test
    void what_is_tried_again_and_again_is_told_apart_by_the_qualifier_of_its_version() throws IOException {
        greeting();

        assertThat(make("--qualifier", "dev7")).as(said.toString()).isZero();

        assertThat(headers().getValue("Bundle-Version")).isEqualTo("1.2.0.dev7");
    }

    @Test
    void an_error_is_said_with_its_file_and_line_and_leaves_the_jar_before() throws IOException {
        greeting();
        make();
        var before = Files.readAllBytes(jar());
        file("src/main/java/my/Greeting.java", "package my;\npublic final class Greeting {\n    int a = nothing;\n}\n");

        assertThat(make()).isEqualTo(1);

        assertThat(said.toString()).contains("src/main/java/my/Greeting.java:3: cannot find symbol");
        assertThat(jar()).hasBinaryContent(before);
    }

    @Test
    void a_folder_without_sources_and_a_broken_pom_are_said_plainly() throws IOException {
        assertThat(make()).isEqualTo(1);
        assertThat(said.toString()).contains("There is no folder src/main/java");
        greeting();
        file("pom.xml", "<project>\n<artifactId>x</project>");

        assertThat(make()).isEqualTo(1);

        assertThat(said.toString()).contains("pom.xml:2: ");
    }
}
