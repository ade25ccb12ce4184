package io.saluran.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The administrator's commands, with a server that runs and without.
@Tag("X9")
class CommandsIT {

    @TempDir
    Path home;

    @Test
    void a_person_is_added_without_a_server_and_nothing_is_left_running() throws Exception {
        var weak = add("12345", "ali@kedai.example");
        assertThat(weak.code()).isEqualTo(1);
        assertThat(weak.errors().strip()).isEqualTo("The password is too short; use at least 10 characters.");
        assertThat(add("", "ali@kedai.example").errors()).startsWith("No password was given");
        assertThat(add("aaaaaaaaaaaa", "ali@kedai.example").errors()).startsWith("The password is too easy to guess");

        var added = add("kopi o kosong\n", "ali@kedai.example");
        assertThat(added.code()).as(added.output()).isZero();
        assertThat(added.out().strip()).isEqualTo("Ali can sign in as ali@kedai.example");
        assertThat(home.resolve("postgres/postmaster.pid")).doesNotExist();

        var token = RunningSaluran.run("token", "create", "--user", "ali@kedai.example", "--home", home.toString());
        assertThat(token.out()).matches("saluran_[\\w-]+\\R");
        try (var saluran = RunningSaluran.in(home)) {
            assertThat(saluran.get("/api/v1/people", "Authorization", "Bearer " + token.out().strip()).statusCode())
                    .isEqualTo(200);
            assertThat(add("nasi lemak ayam\n", "siti@kedai.example").code()).isZero();
            assertThat(saluran.get("/api/v1/people?q=siti", "Authorization", "Bearer " + token.out().strip()).body())
                    .contains("siti@kedai.example");
            assertThat(
                    RunningSaluran.run("token", "create", "--user", "nobody@kedai.example", "--home", home.toString())
                            .errors().strip())
                    .isEqualTo("Nobody signs in as nobody@kedai.example.");
            assertThat(RunningSaluran.run("bundle", "list", "--home", home.toString()).out())
                    .contains("io.saluran.module-pipeline");
        }
    }

    private RunningSaluran.Ended add(String password, String email) throws Exception {
        return RunningSaluran.run(Map.of(), password, "user", "add", "--email", email, "--name",
                email.startsWith("ali") ? "Ali" : "Siti", "--role", "administrator", "--home", home.toString());
    }
}
