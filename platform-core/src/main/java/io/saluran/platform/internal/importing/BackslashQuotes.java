package io.saluran.platform.internal.importing;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/// Text in which a quote inside a cell is written `\"`, read as the usual `""`.
final class BackslashQuotes extends FilterReader {

    private int waiting = -1;

    BackslashQuotes(Reader text) {
        super(text);
    }

    @Override
    public int read() throws IOException {
        if (waiting >= 0) {
            var next = waiting;
            waiting = -1;
            return next;
        }
        var c = in.read();
        if (c != '\\') {
            return c;
        }
        var next = in.read();
        if (next == '"') {
            waiting = '"';
            return '"';
        }
        if (next == '\\') {
            return '\\';
        }
        waiting = next;
        return '\\';
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        int count = 0;
        while (count < length) {
            var c = read();
            if (c < 0) {
                break;
            }
            into[offset + count++] = (char) c;
        }
        return count == 0 && length > 0 ? -1 : count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
