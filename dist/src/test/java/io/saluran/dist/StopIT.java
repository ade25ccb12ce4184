package io.saluran.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("X9")
class StopIT {

    private static final Duration SOON = Duration.ofSeconds(15);

    @TempDir
    Path home;

    // The exit code of a process that a signal ended is 128 and the signal's number.
    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void a_signal_ends_it_with_all_it_started(String signal, int code) throws Exception {
        var saluran = RunningSaluran.in(home);
        var postgres = saluran.postgres();
        assertThat(home.resolve("control")).exists();
        var begun = Instant.now();

        assertThat(saluran.end(signal)).isEqualTo(code);
        assertThat(Duration.between(begun, Instant.now())).isLessThan(SOON);
        // Its file goes a moment before the process does.
        assertThat(postgres.onExit()).succeedsWithin(SOON);
        assertThat(home.resolve("postgres/postmaster.pid")).doesNotExist();
        assertThat(home.resolve("control")).doesNotExist();
        assertThat(Files.readString(home.resolve("postgres.log"))).doesNotContain("was not properly shut down");
    }
}
