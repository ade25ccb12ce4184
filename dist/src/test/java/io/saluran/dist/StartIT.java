package io.saluran.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("X9")
class StartIT {

    @TempDir
    Path folder;

    @Test
    void a_taken_port_is_one_clear_sentence() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var ended = RunningSaluran.run("serve", "--home", folder.resolve("home").toString(), "--bind", "127.0.0.1",
                    "--port", Integer.toString(taken.getLocalPort()));

            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.output().strip()).isEqualTo("Port " + taken.getLocalPort()
                    + " is taken by another program; choose another with --port.");
        }
    }

    @Test
    void a_home_that_is_a_file_is_one_clear_sentence() throws Exception {
        var file = Files.writeString(folder.resolve("file"), "not a folder");
        var ended = RunningSaluran.run("serve", "--home", file.toString());

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output().lines()).hasSize(1).first().asString().contains(file.toString(), "--home");
    }

    @Test
    void a_database_that_cannot_be_reached_is_one_clear_sentence_without_the_password() throws Exception {
        var ended = RunningSaluran.run("serve", "--home", folder.resolve("home").toString(), "--database-url",
                "postgresql://someone:hush@127.0.0.1:1/none");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output().lines()).hasSize(1).first().asString().contains("cannot be reached")
                .doesNotContain("hush");
    }

    @Test
    void a_kill_loses_nothing_that_was_acknowledged_and_the_next_start_takes_over() throws Exception {
        var home = folder.resolve("home");
        var first = RunningSaluran.in(home);
        var created = RunningSaluran.run("token", "create", "--user", RunningSaluran.EMAIL, "--home", home.toString());
        assertThat(created.code()).as(created.output()).isZero();
        first.kill();

        try (var second = RunningSaluran.in(home); var client = HttpClient.newHttpClient()) {
            var answer = client.send(HttpRequest.newBuilder(URI.create(second.address() + "/api/openapi.json"))
                    .header("Authorization", "Bearer " + created.output().strip()).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(RunningSaluran.run("serve", "--home", home.toString()).output()).contains("in use");
        }
        assertThat(home.resolve("postgres/postmaster.pid")).doesNotExist();
    }
}
