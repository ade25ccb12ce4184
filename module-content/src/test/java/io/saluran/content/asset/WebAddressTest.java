package io.saluran.content.asset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("C2")
class WebAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd",
            "ftp://aliran.example/a",
            "https://", "https://user:secret@aliran.example", "not an address", "http://localhost/x",
            "mailto:a@b.example",
            "https://aliran..example", "//aliran.example"})
    void what_does_not_lead_to_a_page_is_refused(String typed) {
        assertThat(WebAddress.read(typed)).isEmpty();
    }

    @Test
    void an_address_may_come_without_its_scheme_and_with_spaces() {
        assertThat(WebAddress.read("  aliran.example/kajian kes ")).contains(
                new WebAddress("https://aliran.example/kajian%20kes"));
        assertThat(WebAddress.read("aliran.example:8443/a")).contains(new WebAddress("https://aliran.example:8443/a"));
        assertThat(WebAddress.read("HTTP://WWW.Aliran.example/a?b=c#d"))
                .contains(new WebAddress("HTTP://WWW.Aliran.example/a?b=c#d"));
    }

    @Test
    void a_page_is_known_by_its_host() {
        assertThat(WebAddress.host("https://www.aliran.example/a/b?c")).isEqualTo("aliran.example");
    }
}
