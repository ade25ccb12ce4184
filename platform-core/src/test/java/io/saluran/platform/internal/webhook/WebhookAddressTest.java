package io.saluran.platform.internal.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("X6")
class WebhookAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.9.9.9", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255",
            "192.168.1.1",
            "169.254.169.254", "100.64.0.1", "192.0.0.8", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.1",
            "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fc00::1", "fd12:3456::1", "ff02::1",
            "::ffff:10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::a00:1", "2002:a00:1::1", "2001::1"})
    void what_only_this_network_reaches_is_not_public(String address) throws UnknownHostException {
        assertThat(WebhookAddress.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "172.32.0.1", "100.128.0.1", "192.0.1.1", "198.20.0.1", "2606:4700::1111",
            "2001:4860:4860::8888"})
    void what_the_world_reaches_is_public(String address) throws UnknownHostException {
        assertThat(WebhookAddress.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://aliran.example/x", "ftp://aliran.example", "https://me:secret@aliran.example",
            "https://aliran.example/#x", "https:///x", "aliran.example", "javascript:alert(1)", "file:///etc/passwd",
            "http://localhost/x", "https://ali ran.example", ""})
    void only_https_without_a_user_is_an_address(String text) {
        assertThat(WebhookAddress.of(text, false)).isEmpty();
    }

    @Test
    void http_goes_to_this_computer_alone_and_only_where_the_company_allows_it() {
        assertThat(WebhookAddress.of("http://localhost:8080/x", true)).isPresent();
        assertThat(WebhookAddress.of("http://[::1]:8080/x", true)).isPresent();
        assertThat(WebhookAddress.of("http://192.168.1.1/x", true)).isEmpty();
        assertThat(WebhookAddress.of("https://192.168.1.1/x", true)).isPresent();
    }

    @Test
    void an_address_in_digits_is_seen_to_be_near_without_a_look_up() {
        assertThat(WebhookAddress.of("https://10.0.0.1/x", false).orElseThrow().isPlainlyNear()).isTrue();
        assertThat(WebhookAddress.of("https://[fd12::1]/x", false).orElseThrow().isPlainlyNear()).isTrue();
        assertThat(WebhookAddress.of("https://localhost/x", false).orElseThrow().isPlainlyNear()).isTrue();
        assertThat(WebhookAddress.of("https://1.1.1.1/x", false).orElseThrow().isPlainlyNear()).isFalse();
        assertThat(WebhookAddress.of("https://aliran.example/x", false).orElseThrow().isPlainlyNear()).isFalse();
    }
}
