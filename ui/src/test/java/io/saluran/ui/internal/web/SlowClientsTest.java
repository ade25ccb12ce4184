package io.saluran.ui.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Requests that trickle in, at a Jetty whose patience is shortened to a fifth of a second.
@Tag("X5")
class SlowClientsTest {

    private static final Duration PERIOD = Duration.ofMillis(200);
    private static final int PAUSE_MILLIS = 50;
    private static final int PAUSES = 60;

    private static final Server SERVER = new Server();
    private static final ServerConnector CONNECTOR = new ServerConnector(SERVER);

    /// Reads the whole body and says how long it was; takes its time where the request says so.
    private static final class Reading extends HttpServlet {

        private static final long serialVersionUID = 1;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            var length = request.getInputStream().readAllBytes().length;
            if (request.getRequestURI().equals("/long")) {
                try {
                    Thread.sleep(PERIOD.toMillis() * 5);
                } catch (InterruptedException interrupted) {
                    throw new IOException(interrupted);
                }
            }
            response.getOutputStream().print("read " + length);
        }
    }

    @BeforeAll
    static void start() throws Exception {
        CONNECTOR.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        CONNECTOR.addBean(new SlowClients(CONNECTOR.getScheduler(), PERIOD));
        SERVER.addConnector(CONNECTOR);
        var context = new ServletContextHandler("/");
        context.addServlet(new ServletHolder(new Reading()), "/*");
        SERVER.setHandler(context);
        SERVER.start();
    }

    @AfterAll
    static void stop() throws Exception {
        SERVER.stop();
    }

    private static Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), CONNECTOR.getLocalPort());
    }

    private static void say(Socket socket, String words) throws IOException {
        socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    /// Sends a byte now and then.
    ///
    /// @return whether the connection was ended meanwhile
    private static boolean trickle(Socket socket, String drop) throws IOException, InterruptedException {
        for (int i = 0; i < PAUSES; i++) {
            try {
                say(socket, drop);
            } catch (SocketException ended) {
                return true;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        return false;
    }

    private static String ask(String path) throws IOException {
        try (var socket = connect()) {
            say(socket, "GET " + path + " HTTP/1.0\r\n\r\n");
            return all(socket.getInputStream());
        }
    }

    private static String all(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    }

    @Test
    void headers_that_trickle_in_end_the_connection_and_others_are_answered_meanwhile() throws Exception {
        try (var slow = connect()) {
            say(slow, "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ");

            assertThat(ask("/")).contains("read 0");
            assertThat(trickle(slow, "a")).isTrue();
        }
    }

    @Test
    void a_body_that_trickles_in_ends_the_connection() throws Exception {
        try (var slow = connect()) {
            say(slow, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n");

            assertThat(trickle(slow, "a")).isTrue();
        }
    }

    @Test
    void small_requests_one_after_the_other_may_come_as_slowly_as_they_like() throws Exception {
        try (var patient = connect()) {
            assertThat(trickle(patient, "GET / HTTP/1.1\r\nHost: x\r\n\r\n")).isFalse();
        }
    }

    @Test
    void an_answer_that_takes_long_is_waited_for() throws Exception {
        assertThat(ask("/long")).contains("read 0");
    }
}
