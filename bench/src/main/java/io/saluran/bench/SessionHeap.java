package io.saluran.bench;

import java.nio.file.Path;
import java.util.Locale;

/// What an idle signed-in session with an open board holds of the server's heap.
final class SessionHeap implements Measure {

    private static final int WARM = 5;
    private static final int SESSIONS = 20;
    private static final double MEBIBYTE = 1024 * 1024;

    @Override
    public String name() {
        return "heap";
    }

    @Override
    public String title() {
        return "Heap of a session";
    }

    @Override
    public String take(Path work, boolean quick) throws Exception {
        var sessions = quick ? 3 : SESSIONS;
        try (var server = Server.start(work.resolve("home"), "--demo"); var browsers = new Browsers()) {
            open(server, browsers, WARM);
            var before = server.liveHeap();
            open(server, browsers, sessions);
            var after = server.liveHeap();
            return String.format(Locale.ROOT, """
                    The demo's board, open in %d real browsers with push, each signed in on its own; live objects after
                    full collections, before and after they came.

                    | | |
                    |---|---|
                    | live heap before | %.1f MiB |
                    | live heap after | %.1f MiB |
                    | for each session | **%.2f MiB** (aim: 2) |
                    """, sessions, before / MEBIBYTE, after / MEBIBYTE, (after - before) / MEBIBYTE / sessions);
        }
    }

    private static void open(Server server, Browsers browsers, int count) {
        for (int i = 0; i < count; i++) {
            var page = browsers.signIn(server, "aisyah@aliran.example", "saluran-demo");
            page.navigate(server.address() + "/deals");
            page.waitForSelector("li.deal");
            page.waitForTimeout(500);
        }
    }
}
