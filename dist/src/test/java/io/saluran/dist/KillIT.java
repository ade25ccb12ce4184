package io.saluran.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("X9")
class KillIT {

    private static final int ROUNDS = 3;
    private static final int WRITES = 60;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path home;

    private final Queue<UUID> acknowledged = new ConcurrentLinkedQueue<>();

    @Test
    void a_kill_in_the_middle_of_writing_loses_nothing_that_was_acknowledged() throws Exception {
        var saluran = RunningSaluran.in(home);
        var token = saluran.token();
        for (int round = 1; round <= ROUNDS; round++) {
            var postgres = saluran.postgres();
            writeUntilKilled(saluran, token, () -> {});
            assertThat(postgres.isAlive()).as("PostgreSQL outlives its host").isTrue();
            saluran = RunningSaluran.in(home);
            allAreThere(saluran);
        }
        saluran.close();
        assertThat(home.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void a_power_cut_loses_nothing_that_was_acknowledged() throws Exception {
        var saluran = RunningSaluran.in(home);
        var postgres = saluran.postgres();
        writeUntilKilled(saluran, saluran.token(), () -> {
            postgres.descendants().forEach(ProcessHandle::destroyForcibly);
            postgres.destroyForcibly();
            postgres.onExit().join();
        });
        try (var again = RunningSaluran.in(home)) {
            allAreThere(again);
        }
        assertThat(home.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    private void writeUntilKilled(RunningSaluran saluran, String token, Runnable more) throws Exception {
        var before = acknowledged.size();
        var writer = Thread.ofPlatform().start(() -> write(saluran.address(), token));
        while (acknowledged.size() < before + WRITES && writer.isAlive()) {
            Thread.sleep(5);
        }
        assertThat(acknowledged.size()).as("writes before the kill").isGreaterThanOrEqualTo(before + WRITES);
        saluran.kill();
        more.run();
        writer.join();
    }

    private void write(String address, String token) {
        try (var client = HttpClient.newHttpClient()) {
            while (true) {
                var answer = client.send(HttpRequest.newBuilder(URI.create(address + "/api/v1/deals"))
                        .headers("Authorization", "Bearer " + token, "Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"Written before a kill\"}")).build(),
                        BodyHandlers.ofString());
                switch (answer.statusCode()) {
                    case 201 -> acknowledged.add(UUID.fromString(JSON.readTree(answer.body()).path("id").asText()));
                    case 429 -> Thread.sleep(200);
                    default -> throw new AssertionError(answer.body());
                }
            }
        } catch (IOException killed) {
            // What was not acknowledged may be there or not.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void allAreThere(RunningSaluran saluran) throws IOException, SQLException {
        var ids = List.copyOf(acknowledged);
        try (var database = saluran.database();
                var query = database.prepareStatement("select count(*) from pipeline.deal where id = any(?)")) {
            query.setArray(1, database.createArrayOf("uuid", ids.toArray()));
            try (var found = query.executeQuery()) {
                found.next();
                assertThat(found.getInt(1)).isEqualTo(ids.size());
            }
        }
    }
}
