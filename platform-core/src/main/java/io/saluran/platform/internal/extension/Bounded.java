package io.saluran.platform.internal.extension;

import java.io.IOException;
import java.io.OutputStream;

/// Writes so many bytes and lets the rest fall.
final class Bounded extends OutputStream {

    private final OutputStream out;
    private long left;

    Bounded(OutputStream out, long most) {
        this.out = out;
        this.left = most;
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        var written = (int) Math.min(left, length);
        out.write(bytes, offset, written);
        left -= written;
    }
}
