package io.saluran.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Requests that no page of ours sends: for files beside those that are served, and with bodies without end.
@Tag("X5")
@ExtendWith(LivePlatform.Shared.class)
class HostileRequestsIT {

    /// Ways to say "the folder above".
    private static final List<String> ABOVE = List.of("../", "..%2f", "%2e%2e/", "%2e%2e%2f", "..%5c", "..\\", "..;/",
            "%252e%252e%252f", ".%00./", "..%c0%af", "//../", "./../");
    /// What a host must not give away, and what stands in it.
    private static final List<String> SECRETS = List.of("META-INF/MANIFEST.MF", "logback.xml", "etc/passwd",
            "db/changelog.yaml");
    private static final List<String> INSIDE = List.of("Manifest-Version", "<configuration", "root:0",
            "databaseChangeLog");
    private static final int TOO_LARGE = 413;
    private static final long ENDLESS = 200L << 20;

    /// As it is written, which an HTTP client would put right.
    private static String raw(LivePlatform live, String path) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), live.server().port())) {
            socket.getOutputStream().write(("GET " + path + " HTTP/1.0\r\nHost: x\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void no_path_leads_out_of_the_folders_that_are_served(LivePlatform live) throws IOException {
        var bundle = live.platform().framework().context().getBundles()[1];
        var places = List.of("/saluran/", "/saluran/icons/", "/VAADIN/build/",
                "/bundle/" + bundle.getSymbolicName() + "/"
                        + bundle.getVersion() + "/",
                "/VAADIN/dynamic/resource/0/x/", "/export/");
        var given = new ArrayList<String>();
        for (var place : places) {
            for (var above : ABOVE) {
                for (var secret : SECRETS) {
                    for (var depth : List.of(1, 6)) {
                        var path = place + above.repeat(depth) + secret;
                        var answer = raw(live, path);
                        if (INSIDE.stream().anyMatch(answer::contains)) {
                            given.add(path);
                        }
                    }
                }
            }
        }
        assertThat(given).isEmpty();
        assertThat(raw(live, "/saluran/saluran.css")).as("what is served").startsWith("HTTP/1.1 200");
    }

    /// A body that says how long it is, and is refused before it came.
    private static String announced(LivePlatform live, String path, long bytes) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), live.server().port())) {
            socket.getOutputStream()
                    .write(("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                            + "Content-Length: " + bytes + "\r\nConnection: close\r\n\r\n{")
                            .getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void a_body_that_is_too_large_is_refused_in_a_sentence_before_it_came(LivePlatform live) throws IOException {
        for (var path : List.of("/?v-r=uidl&v-uiId=0", "/sign-in", "/control", "/export/deals.csv", "/metrics")) {
            assertThat(announced(live, path, ENDLESS)).as(path).startsWith("HTTP/1.1 413")
                    .contains("A request of this kind may have 10 MB at most.");
        }
        assertThat(announced(live, "/VAADIN/dynamic/resource/0/x/upload", 20L << 30)).startsWith("HTTP/1.1 413");
    }

    @Test
    void a_body_that_does_not_say_how_long_it_is_is_refused_where_pages_and_uploads_are(LivePlatform live)
            throws Exception {
        for (var path : List.of("/?v-r=uidl&v-uiId=0", "/VAADIN/dynamic/resource/0/x/upload", "/sign-in")) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), live.server().port())) {
                socket.getOutputStream()
                        .write(("POST " + path + " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
                                + "Connection: close\r\n\r\n1\r\n{\r\n").getBytes(StandardCharsets.ISO_8859_1));
                assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).as(path)
                        .startsWith("HTTP/1.1 411").contains("says how long it is");
            }
        }
    }

    @Test
    void who_sends_somewhat_too_much_reads_the_answer(LivePlatform live) throws Exception {
        var answer = Sessions.begin(live).post("/?v-r=uidl&v-uiId=0", BodyPublishers.ofByteArray(new byte[12 << 20]));

        assertThat(answer.statusCode()).isEqualTo(TOO_LARGE);
        assertThat(answer.body()).contains("10 MB at most");
    }
}
