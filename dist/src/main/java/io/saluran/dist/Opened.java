package io.saluran.dist;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What was opened, closed in the reverse order.
final class Opened implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Opened.class);

    private final Deque<AutoCloseable> all = new ArrayDeque<>();

    <T extends AutoCloseable> T keep(T closeable) {
        all.push(closeable);
        return closeable;
    }

    /// Closes all, whatever becomes of one.
    @Override
    public void close() {
        while (!all.isEmpty()) {
            try {
                all.pop().close();
            } catch (Exception problem) {
                LOG.warn("Not closed cleanly", problem);
            }
        }
    }
}
