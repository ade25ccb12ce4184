package io.saluran.dist;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/// The way from a command to the server that holds the home: over loopback, with a secret that stands in the home.
///
/// @param port where the server listens
record Control(int port, String secret) {

    static final String HEADER = "Saluran-Control";

    private static final String FILE = "control";
    private static final ObjectMapper JSON = new ObjectMapper();

    /// What is sent: the command's words, where it was given, and what it reads.
    record Command(java.util.List<String> arguments, String folder, String input) {}

    /// A line of the answer: text for one of the streams, or at last the exit code.
    record Line(String stream, String text) {}

    /// Makes a secret for a server that has begun to listen, and leaves it in the home for commands.
    static Control announce(Path home, int port) throws IOException {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        var control = new Control(port, HexFormat.of().formatHex(bytes));
        var file = home.resolve(FILE);
        Files.deleteIfExists(file);
        if (home.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, port + "\n" + control.secret);
        return control;
    }

    static void withdraw(Path home) throws IOException {
        Files.deleteIfExists(home.resolve(FILE));
    }

    /// The server that runs on a home; empty when none answers.
    static Optional<Control> of(Path home) throws IOException {
        var file = home.resolve(FILE);
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        var lines = Files.readAllLines(file);
        var control = new Control(Integer.parseInt(lines.getFirst()), lines.getLast());
        return control.answers() ? Optional.of(control) : Optional.empty();
    }

    private boolean answers() {
        try (var socket = new java.net.Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException nobody) {
            return false;
        }
    }

    /// Has the server do a command, and prints what it says as it says it.
    int send(Surroundings surroundings, String input) throws IOException {
        var command = new Command(surroundings.arguments(), surroundings.folder().toString(), input);
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/control"))
                .header(HEADER, secret)
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(command)))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200) {
                throw new StartProblem("The running Saluran did not take the command (" + answer.statusCode() + ").");
            }
            try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                return print(lines, surroundings);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Main.FAILED;
        }
    }

    private static int print(BufferedReader lines, Surroundings surroundings) throws IOException {
        for (var text = lines.readLine(); text != null; text = lines.readLine()) {
            var line = JSON.readValue(text, Line.class);
            switch (line.stream()) {
                case "out" -> surroundings.out().print(line.text());
                case "err" -> surroundings.err().print(line.text());
                default -> {
                    return Integer.parseInt(line.text());
                }
            }
        }
        return Main.FAILED;
    }
}
