package io.saluran.dist;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What `docs/extending.md` tells to type, typed in an empty folder.
@Tag("X4")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "The page's commands are a shell's")
class ExtendingIT {

    private static final Pattern BLOCK = Pattern.compile("^```sh\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Path PAGE = Path.of("..", "docs", "extending.md");
    private static final int PATIENCE_MINUTES = 10;

    @TempDir
    Path home;

    @TempDir
    Path work;

    @TempDir
    Path repository;

    private static List<String> blocks() throws IOException {
        return BLOCK.matcher(Files.readString(PAGE)).results().map(block -> block.group(1)).toList();
    }

    /// `./run`, without the look whether something is to be built, at a home of its own.
    private void run() throws IOException {
        var command = RunningSaluran.command(List.of()).stream().map(part -> '\'' + part + '\'')
                .collect(Collectors.joining(" "));
        var run = work.resolve("run");
        Files.writeString(run, "#!/bin/sh\nSALURAN_HOME='" + home + "' exec " + command + " \"$@\"\n");
        Assertions.assertThat(run.toFile().setExecutable(true)).isTrue();
    }

    /// What Maven has fetched already, but nothing of Saluran, so that this comes from where the page says it does and does
    /// not stay behind.
    private void borrowRepository() throws IOException {
        var fetched = Path.of(System.getProperty("saluran.maven.repository"));
        var io = Files.createDirectories(repository.resolve("io"));
        link(fetched, repository, "io");
        link(fetched.resolve("io"), io, "saluran");
    }

    private static void link(Path from, Path to, String except) throws IOException {
        try (var folders = Files.list(from)) {
            for (var folder : folders.filter(each -> !each.getFileName().toString().equals(except)).toList()) {
                Files.createSymbolicLink(to.resolve(folder.getFileName()), folder);
            }
        }
    }

    @Test
    void its_commands_lead_from_an_empty_folder_to_an_installed_bundle_and_away_again() throws Exception {
        run();
        borrowRepository();
        var commands = new ArrayList<>(List.of("set -eu", "mvn() { command mvn -o -B -ntp \"$@\"; }"));
        blocks().forEach(block -> block.lines().forEach(line -> {
            commands.add("echo '$ " + line.replace("'", "'\\''") + "'");
            commands.add(line);
        }));
        var shell = new ProcessBuilder("sh", "-c", String.join("\n", commands)).directory(work.toFile())
                .redirectErrorStream(true);
        shell.environment().put("MAVEN_OPTS", "-Dmaven.repo.local=" + repository
                + " -Daether.offline.protocols=file");
        shell.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var process = shell.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Assertions.assertThat(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();

        Assertions.assertThat(process.exitValue()).as(said).isZero();
        Assertions.assertThat(said).contains("There is ", "Territory map 1.0.0 works with this Saluran",
                "Install Territory map 1.0.0", "Done: Install Territory map 1.0.0")
                .containsPattern("my.peta.territory-map +1.0.0 +running").contains("Done: Remove Territory map");
        Assertions.assertThat(work.resolve("territory-map/target/territory-map-1.0.0.jar")).exists();
        Assertions.assertThat(work.resolve("territory-map/target/surefire-reports")).isNotEmptyDirectory();
    }

    @Test
    void what_is_no_bundle_or_begins_badly_is_refused_with_a_sentence_and_exit_code_1() throws Exception {
        var text = Files.writeString(work.resolve("text.jar"), "no jar");
        refused("not a jar", "bundle", "verify", text.toString());
        refused("There is no file", "bundle", "verify", work.resolve("nothing.jar").toString());
        refused("something in", "bundle", "new", work.toString(), "--name", "Map");
        refused("begins with a letter", "bundle", "new", work.resolve("x").toString(), "--name", "42");
        refused("like com.example", "bundle", "new", work.resolve("x").toString(), "--name", "Map", "--group",
                "io.saluran.mine");
        refused("There is no folder", "bundle", "build", work.resolve("nowhere").toString());
        Assertions.assertThat(RunningSaluran.run("bundle", "new").code()).isEqualTo(2);
    }

    private static void refused(String why, String... arguments) throws Exception {
        var ended = RunningSaluran.run(arguments);
        Assertions.assertThat(ended.code()).as(ended.output()).isEqualTo(1);
        Assertions.assertThat(ended.errors()).containsIgnoringCase(why);
    }
}
