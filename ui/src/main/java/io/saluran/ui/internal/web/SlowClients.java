package io.saluran.ui.internal.web;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;

/// Ends connections on which a request trickles in: Jetty's own time-out begins anew with each byte, so that somebody who
/// sends one now and then would keep a thread for as long as they like. Who sends nothing at all is Jetty's matter, and so
/// are WebSockets, which are no requests any more.
final class SlowClients extends AbstractLifeCycle implements Connection.Listener {

    /// The least that a request may bring in a second, headers and body.
    static final long LEAST_BYTES = 512;

    private final Scheduler scheduler;
    private final Duration period;
    private final Map<HttpConnection, Seen> watched = new ConcurrentHashMap<>();

    private record Seen(long bytes, long answers, boolean trickled) {}

    /// @param period a connection goes when it trickles through two of them
    SlowClients(Scheduler scheduler, Duration period) {
        this.scheduler = scheduler;
        this.period = period;
    }

    @Override
    protected void doStart() {
        again();
    }

    @Override
    protected void doStop() {
        watched.clear();
    }

    private void again() {
        scheduler.schedule(this::look, period.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        if (!isRunning()) {
            return;
        }
        watched.replaceAll(this::look);
        again();
    }

    private Seen look(HttpConnection connection, Seen before) {
        var bytes = connection.getBytesIn();
        var answers = connection.getMessagesOut();
        var came = bytes - before.bytes();
        var trickles = came > 0 && came < LEAST_BYTES * period.toMillis() / 1_000 && answers == before.answers();
        if (trickles && before.trickled()) {
            connection.getEndPoint().close();
        }
        return new Seen(bytes, answers, trickles);
    }

    @Override
    public void onOpened(Connection connection) {
        if (connection instanceof HttpConnection http) {
            watched.put(http, new Seen(http.getBytesIn(), http.getMessagesOut(), false));
        }
    }

    @Override
    public void onClosed(Connection connection) {
        if (connection instanceof HttpConnection http) {
            watched.remove(http);
        }
    }
}
