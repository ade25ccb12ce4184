package io.saluran.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The shell scripts behind `./run`.
@Tag("X9")
@DisabledOnOs(OS.WINDOWS)
class ScriptsTest {

    private static final Path SCRIPTS = Path.of("scripts").toAbsolutePath();
    private static final Instant BUILT = Instant.parse("2026-11-24T08:00:00Z");

    @TempDir
    Path folder;

    private Path source;

    @BeforeEach
    void sources() throws IOException {
        source = folder.resolve("ui/src/main/java/A.java");
        write(source);
        write(folder.resolve("ui/src/main/java/B.java"));
        write(folder.resolve("module-training/src/main/resources/db/sql/001.sql"));
        write(folder.resolve("module-training/bnd.bnd"));
        write(folder.resolve("pom.xml"));
        write(folder.resolve("ui/src/test/java/ATest.java"));
        write(folder.resolve("ui/target/classes/A.class"));
        write(folder.resolve("dist/target/saluran/built"));
        try (var all = Files.walk(folder)) {
            for (var each : all.toList()) {
                Files.setLastModifiedTime(each, FileTime.from(BUILT));
            }
        }
    }

    @Test
    void a_jdk_that_is_too_old_is_named_with_what_to_install() throws Exception {
        var old = jdk("jdk-17", "17.0.9");
        var said = java(old);

        assertThat(said.code).isEqualTo(1);
        assertThat(said.errors.lines()).containsExactly(
                "Saluran needs a JDK 25 or newer. Install one, for example from https://adoptium.net, or set JAVA_HOME to"
                        + " it.",
                "Found only:", "  " + old + " (Java 17)");
    }

    @Test
    void no_jdk_at_all_is_told_too_and_a_runtime_without_compiler_does_not_do() throws Exception {
        var runtime = jdk("jre-25", "25.0.1");
        Files.delete(runtime.resolve("bin/javac"));
        var said = java(runtime, folder.resolve("nothing"));

        assertThat(said.code).isEqualTo(1);
        assertThat(said.errors.lines()).singleElement().asString().startsWith("Saluran needs a JDK 25 or newer.");
    }

    @Test
    void the_first_jdk_that_is_new_enough_is_taken() throws Exception {
        var said = java(jdk("jdk-17", "17.0.9"), jdk("jdk with space", "25.0.1"), jdk("jdk-26", "26"));

        assertThat(said.errors).isEmpty();
        assertThat(said.out.strip()).isEqualTo(folder.resolve("jdk with space/bin/java").toString());
    }

    @Test
    void nothing_is_built_when_nothing_was_changed() throws Exception {
        assertThat(needsBuild()).isFalse();
        touch(folder.resolve("ui/src/test/java/ATest.java"));
        touch(folder.resolve("ui/target/classes/A.class"));
        assertThat(needsBuild()).isFalse();
    }

    @Test
    void a_source_that_was_changed_is_built() throws Exception {
        touch(source);
        assertThat(needsBuild()).isTrue();
    }

    @Test
    void a_source_that_was_deleted_is_built() throws Exception {
        Files.delete(source);
        assertThat(needsBuild()).isTrue();
    }

    @Test
    void a_resource_or_the_description_of_a_bundle_that_was_changed_is_built() throws Exception {
        touch(folder.resolve("module-training/src/main/resources/db/sql/001.sql"));
        assertThat(needsBuild()).isTrue();
        sources();
        assertThat(needsBuild()).isFalse();
        touch(folder.resolve("module-training/bnd.bnd"));
        assertThat(needsBuild()).isTrue();
        sources();
        touch(folder.resolve("pom.xml"));
        assertThat(needsBuild()).isTrue();
    }

    @Test
    void what_was_never_built_is_built() throws Exception {
        Files.delete(folder.resolve("dist/target/saluran/built"));
        assertThat(needsBuild()).isTrue();
    }

    private boolean needsBuild() throws Exception {
        var said = shell(
                ". '" + SCRIPTS.resolve("build.sh") + "'; needs_build '" + folder + "' && echo yes || echo no");
        assertThat(said.errors).isEmpty();
        return said.out.strip().equals("yes");
    }

    private Said java(Path... folders) throws Exception {
        var list = new StringBuilder();
        for (var each : folders) {
            list.append(" '").append(each).append('\'');
        }
        return shell(". '" + SCRIPTS.resolve("java.sh") + "'; java_folders() { for each in" + list
                + "; do echo \"$each\"; done; }; find_java; echo \"$JAVA\"");
    }

    private record Said(int code, String out, String errors) {}

    private Said shell(String commands) throws Exception {
        var errors = folder.resolve("errors");
        var process = new ProcessBuilder("sh", "-euc", commands).redirectError(errors.toFile()).start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), out, Files.readString(errors));
    }

    private Path jdk(String name, String version) throws IOException {
        var home = folder.resolve(name);
        for (var program : new String[] {"java", "javac"}) {
            var file = home.resolve("bin").resolve(program);
            write(file);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private static void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n");
    }

    private static void touch(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(BUILT.plusSeconds(1)));
    }
}
