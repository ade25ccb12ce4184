package io.saluran.db.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saluran.db.DatabaseProblem;
import io.saluran.db.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X9")
class ConnectionsTest {

    @Test
    void an_address_is_split_into_what_jdbc_takes_and_the_login() {
        var address = DatabaseAddress
                .read(" postgresql://ali:p%40ss%2Fword%3A@db.kedai.example:6432/saluran?sslmode=require");

        assertThat(address.url()).isEqualTo("jdbc:postgresql://db.kedai.example:6432/saluran?sslmode=require");
        assertThat(address.login()).containsEntry("user", "ali").containsEntry("password", "p@ss/word:");
        assertThat(DatabaseAddress.read("jdbc:postgresql://h/d").url()).isEqualTo("jdbc:postgresql://h/d");
    }

    @Test
    void what_is_no_address_is_told_with_the_form_and_without_the_password() {
        for (var wrong : new String[] {"mysql://u:hush@h/d", "postgresql://u:hush@h", "postgresql://u:hush@h/",
                "postgresql://u:hu sh@h/d", "postgresql:///d", ""}) {
            assertThatThrownBy(() -> Connections.to(wrong)).as(wrong).isInstanceOf(DatabaseProblem.class)
                    .hasMessageContaining("postgresql://user:password@host").message().doesNotContain("hush", "hu sh");
        }
    }

    @Test
    void a_server_older_than_16_is_refused() {
        assertThatThrownBy(() -> Connections.refuseOlder("host/db", 15)).isInstanceOf(DatabaseProblem.class)
                .hasMessage("The database at host/db is PostgreSQL 15; Saluran needs 16 or newer.");
        assertThatCode(() -> Connections.refuseOlder("host/db", 16)).doesNotThrowAnyException();
    }

    @Test
    void each_refusal_of_a_server_has_its_own_words() {
        try (var database = TestDatabase.empty()) {
            var address = database.address();
            assertThatThrownBy(() -> Connections.to(address.replaceFirst(":[^:@]+@", ":hush@")))
                    .isInstanceOf(DatabaseProblem.class).hasMessageContaining("does not take the password of the user")
                    .message().doesNotContain("hush");
            assertThatThrownBy(() -> Connections.to(address.replaceFirst("/\\w+$", "/nothing")))
                    .isInstanceOf(DatabaseProblem.class).hasMessageContaining("has no database of that name");
        }
        assertThatThrownBy(() -> Connections.to("postgresql://u:hush@127.0.0.1:1/d"))
                .hasMessage("The database at 127.0.0.1:1/d cannot be reached: Connection to 127.0.0.1:1 refused.");
    }

    @Test
    void it_knows_whether_the_database_answers() {
        var database = TestDatabase.empty();
        try (var connections = Connections.to(database.address())) {
            assertThat(connections.answers()).isTrue();
            database.drop();
            assertThat(connections.answers()).isFalse();
        }
    }
}
