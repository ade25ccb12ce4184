package io.saluran.platform.internal.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.spi.ContainerResponseWriter;
import org.jspecify.annotations.Nullable;

/// Takes what a resource answers: to the caller at once, or kept so that it can be given again.
final class Answer implements ContainerResponseWriter {

    private static final int LONGEST_SECONDS = 120;

    private final @Nullable HttpServletRequest request;
    private final @Nullable HttpServletResponse direct;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final CountDownLatch done = new CountDownLatch(1);
    private int status;
    private Map<String, List<String>> headers = Map.of();
    private volatile @Nullable Throwable failure;

    private Answer(@Nullable HttpServletRequest request, @Nullable HttpServletResponse direct) {
        this.request = request;
        this.direct = direct;
    }

    static Answer to(HttpServletRequest request, HttpServletResponse response) {
        return new Answer(request, response);
    }

    static Answer kept() {
        return new Answer(null, null);
    }

    /// What was kept.
    Kept keep() {
        return new Kept(status, headers, body.toByteArray());
    }

    /// An answer that can be given again.
    static final class Kept {

        private final int status;
        private final Map<String, List<String>> headers;
        private final byte[] body;

        Kept(int status, Map<String, List<String>> headers, byte[] body) {
            this.status = status;
            this.headers = headers;
            this.body = body;
        }

        int status() {
            return status;
        }

        Map<String, List<String>> headers() {
            return headers;
        }

        byte[] body() {
            return body;
        }

        void send(HttpServletResponse response) throws IOException {
            head(response, status, headers);
            response.getOutputStream().write(body);
        }
    }

    @Override
    public OutputStream writeResponseStatusAndHeaders(long length, ContainerResponse response) {
        status = response.getStatus();
        headers = Map.copyOf(response.getStringHeaders());
        if (direct == null) {
            return body;
        }
        head(direct, status, headers);
        try {
            if (request != null && status >= 400) {
                RequestBody.swallow(request);
            }
            return new LeftOpen(direct.getOutputStream());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /// The container ends the answer. If Jersey did, it would be gone before the container could say that the connection
    /// closes because the request's body was left unread, and the caller's next request on it would fail.
    private static final class LeftOpen extends FilterOutputStream {

        LeftOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() {
            // See above.
        }
    }

    int status() {
        return status;
    }

    /// Whether it may be kept for a repeat; one that holds a secret says `no-store` itself.
    boolean mayBeStored() {
        return headers.getOrDefault("Cache-Control", List.of()).stream().noneMatch(value -> value.contains("no-store"));
    }

    private static void head(HttpServletResponse response, int status, Map<String, List<String>> headers) {
        response.setStatus(status);
        headers.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        if (!headers.containsKey("Cache-Control")) {
            response.setHeader("Cache-Control", "no-store");
        }
    }

    /// Waits for a resource that answers from another thread.
    ///
    /// @throws IllegalStateException if it failed without an answer, or takes longer than two minutes
    void await() {
        try {
            if (!done.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("No answer after " + LONGEST_SECONDS + " s");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting for the answer", interrupted);
        }
        var thrown = failure;
        if (thrown != null) {
            throw new IllegalStateException("The answer could not be written", thrown);
        }
    }

    @Override
    public void commit() {
        done.countDown();
    }

    @Override
    public void failure(Throwable error) {
        failure = error;
        done.countDown();
    }

    @Override
    public boolean suspend(long timeOut, TimeUnit timeUnit, TimeoutHandler timeoutHandler) {
        return true;
    }

    @Override
    public void setSuspendTimeout(long timeOut, TimeUnit timeUnit) {
        // One limit holds for all.
    }

    @Override
    public boolean enableResponseBuffering() {
        return true;
    }
}
