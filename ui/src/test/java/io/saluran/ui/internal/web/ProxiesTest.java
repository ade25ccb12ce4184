package io.saluran.ui.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// From where a request comes, at a real Jetty whose peer is always this machine.
@Tag("X5")
class ProxiesTest {

    private static final String HERE = "127.0.0.1";

    private final Server server = new Server();

    /// Says who asks and by what.
    private static final class Asking extends HttpServlet {

        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print(request.getRemoteAddr() + ' ' + request.getScheme() + ' ' + request.isSecure()
                    + ' ' + request.getServerName());
        }
    }

    private ServerConnector trusting(String networks) throws Exception {
        var http = new HttpConfiguration();
        http.addCustomizer(new Proxies(Networks.of(networks)));
        var connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(HERE);
        server.addConnector(connector);
        var context = new ServletContextHandler("/");
        context.addServlet(new ServletHolder(new Asking()), "/*");
        server.setHandler(context);
        server.start();
        return connector;
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    private static String ask(ServerConnector at, String... headers) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), at.getLocalPort())) {
            socket.getOutputStream().write(("GET / HTTP/1.1\r\nHost: us.example\r\nConnection: close\r\n"
                    + String.join("", List.of(headers).stream().map(each -> each + "\r\n").toList()) + "\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(answer).startsWith("HTTP/1.1 200");
            return answer.substring(answer.indexOf("\r\n\r\n") + 4);
        }
    }

    @Test
    void who_is_no_trusted_proxy_is_not_believed() throws Exception {
        for (var trusted : List.of("none", "10.0.0.0/8")) {
            var at = trusting(trusted);
            assertThat(ask(at, "X-Forwarded-For: 203.0.113.9", "X-Forwarded-Proto: https",
                    "X-Forwarded-Host: evil.example", "Forwarded: for=203.0.113.9;proto=https")).as(trusted)
                    .isEqualTo(HERE + " http false us.example");
            server.stop();
            server.removeConnector(at);
        }
    }

    @Test
    void of_what_a_trusted_proxy_says_the_last_address_that_is_no_proxy_counts() throws Exception {
        var at = trusting("127.0.0.0/8,10.0.0.0/8,fd00::/8");

        assertThat(ask(at)).isEqualTo(HERE + " http false us.example");
        assertThat(ask(at, "X-Forwarded-For: 203.0.113.9")).startsWith("203.0.113.9 ");
        // What the browser claims stands first.
        assertThat(ask(at, "X-Forwarded-For: 198.51.100.1, 203.0.113.9")).startsWith("203.0.113.9 ");
        assertThat(ask(at, "X-Forwarded-For: 198.51.100.1", "X-Forwarded-For: 203.0.113.9")).startsWith("203.0.113.9 ");
        assertThat(ask(at, "X-Forwarded-For: 127.0.0.1, 203.0.113.9")).startsWith("203.0.113.9 ");
        // A proxy before the proxy.
        assertThat(ask(at, "X-Forwarded-For: 198.51.100.1, 203.0.113.9, 10.1.2.3")).startsWith("203.0.113.9 ");
        assertThat(ask(at, "X-Forwarded-For: 203.0.113.9:4711, [fd00::1]:80")).startsWith("203.0.113.9 ");
        assertThat(ask(at, "X-Forwarded-For: 2001:db8::1")).matches("\\[?2001:db8:(:1|0:0:0:0:0:1)]? .*");
        // Somebody at the machine of a proxy.
        assertThat(ask(at, "X-Forwarded-For: 10.0.0.9, 10.0.0.8")).startsWith("10.0.0.9 ");
    }

    @Test
    void where_a_proxy_does_not_tell_who_asks_it_stands_for_them() throws Exception {
        var at = trusting("127.0.0.0/8,10.0.0.0/8");

        assertThat(ask(at, "X-Forwarded-For: 203.0.113.9, unknown")).startsWith(HERE + ' ');
        assertThat(ask(at, "X-Forwarded-For: 203.0.113.9, rm -rf, 10.0.0.8")).startsWith("10.0.0.8 ");
        assertThat(ask(at, "Forwarded: for=203.0.113.9, for=_hidden")).startsWith(HERE + ' ');
        assertThat(ask(at, "Forwarded: proto=https")).isEqualTo(HERE + " https true us.example");
    }

    @Test
    void by_tls_is_what_the_proxy_says_to_which_they_came() throws Exception {
        var at = trusting("127.0.0.0/8,10.0.0.0/8");

        assertThat(ask(at, "X-Forwarded-Proto: https")).isEqualTo(HERE + " https true us.example");
        assertThat(ask(at, "X-Forwarded-For: 203.0.113.9", "X-Forwarded-Proto: https, http")).contains(" http false ");
        assertThat(ask(at, "X-Forwarded-For: 203.0.113.9, 10.0.0.8", "X-Forwarded-Proto: http, https, http"))
                .contains(" https true ");
        assertThat(ask(at, "X-Forwarded-For: 203.0.113.9, 10.0.0.8", "X-Forwarded-Proto: https",
                "X-Forwarded-Host: shop.example")).isEqualTo("203.0.113.9 https true shop.example");
    }

    @Test
    void the_standard_header_is_read_alike_and_only_where_the_other_is_not() throws Exception {
        var at = trusting("127.0.0.0/8,10.0.0.0/8");

        assertThat(
                ask(at, "Forwarded: for=198.51.100.1;proto=http, For=\"203.0.113.9:4711\";proto=https;host=a.example"))
                .isEqualTo("203.0.113.9 https true a.example");
        assertThat(ask(at, "Forwarded: for=203.0.113.9; proto=https, for=10.0.0.8; proto=http"))
                .startsWith("203.0.113.9 https true");
        assertThat(ask(at, "Forwarded: for=\"[2001:db8::1]:4711\"")).matches("\\[?2001:db8:(:1|0:0:0:0:0:1)]? .*");
        assertThat(ask(at, "Forwarded: for=198.51.100.1;proto=https", "X-Forwarded-For: 203.0.113.9"))
                .isEqualTo("203.0.113.9 http false us.example");
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.0/8, 10.255.0.1, 11.0.0.1", "192.0.2.128/25, 192.0.2.200, 192.0.2.100",
            "192.0.2.7, 192.0.2.7, 192.0.2.8", "2001:db8::/33, 2001:db8:7fff::1, 2001:db8:8000::1",
            "::1/128, ::1, 127.0.0.1", "0.0.0.0/0, 203.0.113.9, ::1"})
    void a_network_has_its_addresses_and_no_others(String network, String inside, String outside) {
        assertThat(Networks.of(network).has(InetAddress.ofLiteral(inside))).isTrue();
        assertThat(Networks.of(network).has(InetAddress.ofLiteral(outside))).isFalse();
        assertThat(Networks.of("198.51.100.1, " + network).has(InetAddress.ofLiteral(inside))).isTrue();
        assertThat(Networks.of("none").has(InetAddress.ofLiteral(inside))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            value = {"10.0.0.0/33|needs a number from 0 to 32", "fd00::/129|needs a number from 0 to 128",
                    "10.0.0.0/|needs a number", "10.0.0.0/-1|needs a number",
                    "10.0.0.5/8|is an address within a network",
                    "proxy.example|is no network", "10.0.0.0/8,,::1|is no network", "10.0.0/x/8|needs a number"})
    void what_is_no_network_is_told_in_a_sentence(String text, String sentence) {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> Networks.of(text)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(sentence);
    }
}
