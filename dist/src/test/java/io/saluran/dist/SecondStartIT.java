package io.saluran.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Tag("X9")
@DisabledOnOs(OS.WINDOWS)
class SecondStartIT {

    // Docs promise three seconds on two cores that have nothing else to do; these have.
    private static final Duration BOUND = Duration.ofSeconds(15);
    private static final Path BUILT = Path.of("target/saluran/built").toAbsolutePath();

    @TempDir
    Path home;

    @Test
    void a_start_on_a_kept_home_shows_the_sign_in_page_soon_and_without_maven() throws Exception {
        var wasStamped = Files.exists(BUILT);
        if (!wasStamped) {
            // The distribution is here and whole, but ./test says so only after its last test.
            Files.createFile(BUILT);
        }
        try {
            var port = freePort();
            RunningSaluran.byScript(home, port).end("TERM");
            var begun = Instant.now();
            var starting = Thread.ofPlatform().start(() -> awaitPage(port));
            try (var saluran = RunningSaluran.byScript(home, port)) {
                starting.join();
                var took = Duration.between(begun, Instant.now());
                System.out.println("Second start: the sign-in page after " + took.toMillis() + " ms");
                assertThat(took).isLessThan(BOUND);
                assertThat(saluran.get("/?v-r=init&location=sign-in&query=").body()).contains("appId");
            }
        } finally {
            if (!wasStamped) {
                Files.delete(BUILT);
            }
        }
    }

    private static void awaitPage(int port) {
        try (var client = HttpClient.newHttpClient()) {
            while (status(client, port) != 200) {
                Thread.sleep(20);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static int status(HttpClient client, int port) throws InterruptedException {
        try {
            return client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/sign-in")).build(),
                    BodyHandlers.ofString()).statusCode();
        } catch (IOException notYet) {
            return 0;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
