package io.saluran.platform.internal.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X5")
class PasswordsTest {

    @Test
    void a_password_needs_ten_characters_and_is_neither_the_name_nor_the_address() {
        assertThat(Passwords.problem("nine char", "Mei", "mei@aliran.example")).isEqualTo("password.too-short");
        assertThat(Passwords.problem("Wong Mei Ling", "wong mei ling", null)).isEqualTo("password.too-easy");
        assertThat(Passwords.problem("Mei@Aliran.example", "Mei", "mei@aliran.example")).isEqualTo("password.too-easy");
        assertThat(Passwords.problem("aaaaaaaaaaaa", "Mei", null)).isEqualTo("password.too-easy");
        assertThat(Passwords.problem("kopi o kosong", "Mei", null)).isNull();
    }

    @Test
    void only_a_salted_hash_is_kept() {
        var hash = Passwords.hash("kopi o kosong");

        assertThat(hash).startsWith("$argon2id$").isNotEqualTo(Passwords.hash("kopi o kosong"));
        assertThat(Passwords.matches("kopi o kosong", hash)).isTrue();
        assertThat(Passwords.matches("kopi o", hash)).isFalse();
        assertThat(Passwords.matches("nobody has this password", null)).isFalse();
    }
}
