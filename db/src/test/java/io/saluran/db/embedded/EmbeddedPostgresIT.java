package io.saluran.db.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saluran.db.DatabaseProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("X9")
class EmbeddedPostgresIT {

    private static final Path PROGRAMS = Path.of(System.getProperty("java.io.tmpdir"), "saluran-postgres");

    @TempDir
    Path home;

    @Test
    void runs_durable_and_on_the_loopback_address_only() throws Exception {
        try (var server = start()) {
            assertThat(ask(server, "show fsync")).isEqualTo("on");
            assertThat(ask(server, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(server, "show full_page_writes")).isEqualTo("on");
            assertThat(ask(server, "show listen_addresses")).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void keeps_its_password_from_other_people_and_asks_for_it() throws Exception {
        try (var server = start()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("postgres-password"))))
                    .isEqualTo("rw-------");
            assertThatThrownBy(() -> DriverManager.getConnection(server.url(), "saluran", "wrong"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void a_second_start_finds_what_the_first_wrote() throws Exception {
        try (var server = start()) {
            execute(server, "create table kept (id int)");
        }
        try (var server = start()) {
            assertThat(ask(server, "select count(*) from kept")).isEqualTo("0");
        }
    }

    @Test
    void a_server_left_behind_by_a_killed_host_is_taken_over_with_what_it_acknowledged() throws Exception {
        var orphan = start();
        execute(orphan, "create table kept as select 1 as id");

        try (var server = start()) {
            assertThat(server.url()).isEqualTo(orphan.url());
            assertThat(ask(server, "select count(*) from kept")).isEqualTo("1");
        }
        assertThat(home.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void a_stale_pid_file_does_not_stop_the_next_start() throws Exception {
        start().close();
        Files.write(home.resolve("postgres/postmaster.pid"),
                List.of("999999", home.resolve("postgres").toString(), "1", "5999", "", "127.0.0.1", "", "ready"));

        try (var server = start()) {
            assertThat(ask(server, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void a_server_that_is_just_ending_is_not_taken_over_but_followed_by_a_new_one() throws Exception {
        var ending = start();
        execute(ending, "create table kept as select 1 as id");
        var end = Thread.ofPlatform().start(ending::close);
        try (var server = startPatiently()) {
            end.join();
            assertThat(ask(server, "select count(*) from kept")).isEqualTo("1");
        }
    }

    /// The last moments of a server may be those in which its file is gone and its lock is not.
    private EmbeddedPostgres startPatiently() throws InterruptedException {
        try {
            return start();
        } catch (DatabaseProblem stillHeld) {
            Thread.sleep(1_000);
            return start();
        }
    }

    @Test
    void a_first_start_that_was_broken_off_leaves_nothing_in_the_way() throws Exception {
        Files.createDirectories(home.resolve("postgres.new/base"));
        Files.writeString(home.resolve("postgres.new/PG_VERSION"), "18\n");
        Files.writeString(home.resolve("postgres-password.new"), "half");

        try (var server = start()) {
            assertThat(ask(server, "select 1")).isEqualTo("1");
        }
        assertThat(home.resolve("postgres.new")).doesNotExist();
        assertThat(home.resolve("postgres-password.new")).doesNotExist();
    }

    @Test
    void a_wrong_password_is_told_and_leaves_nothing_running() throws Exception {
        start().close();
        var file = home.resolve("postgres-password");
        Files.writeString(file, "wrong");

        assertThatThrownBy(this::start).isInstanceOf(DatabaseProblem.class).hasMessageContaining(file.toString());
        assertThat(home.resolve("postgres/postmaster.pid")).doesNotExist();
        Files.delete(file);
        assertThatThrownBy(this::start).isInstanceOf(DatabaseProblem.class).hasMessageContaining("not its password");
        assertThat(file).doesNotExist();
    }

    @Test
    void data_of_another_version_is_refused_in_words() throws Exception {
        start().close();
        Files.writeString(home.resolve("postgres/PG_VERSION"), "15\n");

        assertThatThrownBy(this::start).isInstanceOf(DatabaseProblem.class).hasMessageContaining("PostgreSQL 15");
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(home, PROGRAMS, List.of());
    }

    private static String ask(EmbeddedPostgres server, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(server.url(), server.login());
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void execute(EmbeddedPostgres server, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(server.url(), server.login());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
