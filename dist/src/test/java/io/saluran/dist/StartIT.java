package io.saluran.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.db.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/// What stops a start is told in one sentence, and nothing of the start goes on.
@Tag("X9")
class StartIT {

    private static final Path OLD_SERVER = Path.of("/usr/lib/postgresql/15/bin");

    @TempDir
    Path folder;

    @Test
    void a_taken_port() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            refused("Port " + taken.getLocalPort() + " is taken by another program; choose another with --port.",
                    "--bind", "127.0.0.1", "--port", Integer.toString(taken.getLocalPort()));
        }
    }

    @Test
    void an_address_that_is_not_of_this_machine() throws Exception {
        refused("This machine has no address 203.0.113.7; choose another with --bind.", "--bind", "203.0.113.7",
                "--port", "0");
    }

    @Test
    void a_proxy_that_is_no_network() throws Exception {
        refused("The proxies of --trust-proxy cannot be read: \"10.0.0.5/8\" is an address within a network; write the"
                + " network by its first address, or the address alone.", "--trust-proxy", "127.0.0.1,10.0.0.5/8",
                "--port", "0");
    }

    @Test
    void a_home_that_is_a_file() throws Exception {
        var file = Files.writeString(folder.resolve("file"), "not a folder");
        var ended = RunningSaluran.run("serve", "--home", file.toString());

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.errors().strip()).isEqualTo("The home folder " + file
                + " cannot be written (it is a file); choose another with --home.");
    }

    @Test
    void a_database_that_cannot_be_reached_and_its_password_stays_secret() throws Exception {
        refused("The database at 127.0.0.1:1/none cannot be reached: Connection to 127.0.0.1:1 refused.",
                "--database-url", "postgresql://someone:hush@127.0.0.1:1/none?password=hush");
    }

    @Test
    void an_address_of_a_database_that_is_none() throws Exception {
        refused("The database address lacks the host or the database; write "
                + "postgresql://user:password@host:5432/database.", "--database-url", "postgresql://localhost");
    }

    @Test
    void a_wrong_password_of_the_database() throws Exception {
        try (var database = TestDatabase.empty()) {
            var address = database.address().replaceFirst(":[^:@]+@", ":wrong@");
            refused("The database at " + address.replaceFirst(".*@", "")
                    + " does not take the password of the user saluran.", "--database-url", address);
        }
    }

    @Test
    void a_database_written_by_a_newer_saluran() throws Exception {
        try (var database = TestDatabase.of("platform", "../platform-core/src/main/resources", "pipeline",
                "../module-pipeline/src/main/resources")) {
            database.db().write(sql -> sql.execute("""
                    insert into pipeline.databasechangelog (id, author, filename, dateexecuted, orderexecuted, exectype)
                    values ('999-future', 'pipeline', 'db/sql/999-future.sql', now(), 9999, 'EXECUTED')"""));
            database.db().write(sql -> sql.execute("update saluran.change_log set digest = 'of a newer one'"));
            refused("The database was written by a newer Saluran (schema pipeline has changes this one does not know);"
                    + " start the newer Saluran.", "--database-url", database.address());
        }
    }

    static boolean oldServerIsThere() {
        return Files.isExecutable(OLD_SERVER.resolve("initdb"));
    }

    @Test
    @EnabledIf("oldServerIsThere")
    void a_database_older_than_16() throws Exception {
        var data = folder.resolve("old");
        var port = freePort();
        old("initdb", "-D", data.toString(), "-U", "saluran", "-A", "trust");
        old("pg_ctl", "start", "-w", "-s", "-D", data.toString(), "-l", folder.resolve("old.log").toString(), "-o",
                "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=");
        try {
            refused("The database at 127.0.0.1:" + port + "/postgres is PostgreSQL 15; Saluran needs 16 or newer.",
                    "--database-url", "postgresql://saluran@127.0.0.1:" + port + "/postgres");
        } finally {
            old("pg_ctl", "stop", "-w", "-s", "-m", "immediate", "-D", data.toString());
        }
    }

    @Test
    void a_lost_password_of_the_embedded_database() throws Exception {
        var home = folder.resolve("home");
        RunningSaluran.in(home).close();
        var file = home.resolve("postgres-password");
        var right = Files.readString(file);
        Files.writeString(file, "wrong");
        refused("The embedded PostgreSQL cannot start in " + home + ": its data was made with another password than the"
                + " one in " + file + "; put the right one back");
        Files.delete(file);
        refused("The embedded PostgreSQL cannot start in " + home + ": the data is there but not its password; put the"
                + " file " + file + " back");

        Files.writeString(file, right);
        RunningSaluran.in(home).close();
    }

    @Test
    void a_home_that_is_in_use() throws Exception {
        var home = folder.resolve("home");
        try (var running = RunningSaluran.in(home)) {
            var ended = RunningSaluran.run("serve", "--home", home.toString(), "--port", "0");

            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.errors().strip()).isEqualTo("The home folder " + home
                    + " is in use by another Saluran; stop it, or choose another folder with --home.");
            assertThat(running.get("/health/ready").statusCode()).isEqualTo(200);
        }
    }

    private void refused(String sentence, String... options) throws Exception {
        var home = folder.resolve("home");
        var arguments = new ArrayList<>(List.of("serve", "--home", home.toString()));
        arguments.addAll(List.of(options));
        if (!arguments.contains("--port")) {
            arguments.addAll(List.of("--port", "0"));
        }
        var ended = RunningSaluran.run(arguments.toArray(String[]::new));

        assertThat(ended.errors().strip()).isEqualTo(sentence);
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).isEmpty();
        assertThat(home.resolve("postgres/postmaster.pid")).doesNotExist();
        assertThat(ProcessHandle.allProcesses().filter(process -> process.info().commandLine().orElse("")
                .contains(home.toString())).filter(process -> process.pid() != ProcessHandle.current().pid()))
                .isEmpty();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void old(String program, String... arguments) throws Exception {
        var command = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(OLD_SERVER.resolve(program).toString());
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        assertThat(process.waitFor()).as(program).isZero();
    }
}
