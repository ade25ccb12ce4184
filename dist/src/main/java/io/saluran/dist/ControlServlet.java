package io.saluran.dist;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.function.Supplier;

/// Does the administrator's commands in the running server, for processes on this machine that know the secret.
final class ControlServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private final transient Platform platform;
    private final transient Supplier<String> secret;
    private final transient ObjectMapper json = new ObjectMapper();

    ControlServlet(Platform platform, Supplier<String> secret) {
        this.platform = platform;
        this.secret = secret;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!mayCommand(request)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        var command = json.readValue(request.getInputStream(), Control.Command.class);
        response.setContentType("application/x-ndjson;charset=utf-8");
        var answer = response.getOutputStream();
        var surroundings = new Surroundings(platform, command.arguments(), Path.of(command.folder()),
                new ByteArrayInputStream(command.input().getBytes(StandardCharsets.UTF_8)), stream(answer, "out"),
                stream(answer, "err"));
        var code = Main.commandLine(surroundings).execute(command.arguments().toArray(String[]::new));
        write(answer, new Control.Line("exit", Integer.toString(code)));
    }

    private boolean mayCommand(HttpServletRequest request) throws IOException {
        var said = Objects.requireNonNullElse(request.getHeader(Control.HEADER), "");
        return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()
                && MessageDigest.isEqual(said.getBytes(StandardCharsets.UTF_8),
                        secret.get().getBytes(StandardCharsets.UTF_8));
    }

    private PrintStream stream(OutputStream answer, String name) {
        return new PrintStream(new OutputStream() {
            @Override
            public void write(int single) throws IOException {
                write(new byte[] {(byte) single}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                ControlServlet.this.write(answer,
                        new Control.Line(name, new String(bytes, offset, length, StandardCharsets.UTF_8)));
            }
        }, true, StandardCharsets.UTF_8);
    }

    private void write(OutputStream answer, Control.Line line) throws IOException {
        answer.write(json.writeValueAsBytes(line));
        answer.write('\n');
        answer.flush();
    }
}
