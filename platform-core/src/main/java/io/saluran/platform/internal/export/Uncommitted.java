package io.saluran.platform.internal.export;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;

/// The body of an answer that is opened by its first byte and ended by the container, so that a source which fails before
/// its first rows can still be answered with a problem.
final class Uncommitted extends OutputStream {

    private final HttpServletResponse response;

    Uncommitted(HttpServletResponse response) {
        this.response = response;
    }

    @Override
    public void write(int single) throws IOException {
        response.getOutputStream().write(single);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        response.getOutputStream().write(bytes, offset, length);
    }
}
