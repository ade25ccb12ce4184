package io.saluran.dist;

import io.saluran.platform.internal.host.Contributions;
import io.saluran.platform.search.SearchProvider;
import io.saluran.ui.home.HomeTile;
import io.saluran.ui.internal.shell.OpenPages;
import io.saluran.ui.internal.shell.ShellInit;
import io.saluran.ui.internal.shell.UiHost;
import io.saluran.ui.internal.shell.ViewRegistry;
import io.saluran.ui.internal.web.WebServer;
import io.saluran.ui.panel.RecordPanel;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;

/// The web server over a platform.
final class Server {

    private final WebServer web;

    private Server(WebServer web) {
        this.web = web;
    }

    /// @throws StartProblem if the port is taken
    static Server start(Platform platform, InetSocketAddress address) throws Exception {
        var pages = new OpenPages();
        platform.keep(pages.watch(platform.events(), platform.background()));
        var views = platform.keep(new ViewRegistry(platform.clock(), pages));
        var context = platform.framework().context();
        var panels = platform.keep(Contributions.of(context, RecordPanel.class, came -> pages.changed(),
                gone -> pages.changed()));
        var tiles = platform.keep(Contributions.of(context, HomeTile.class, came -> pages.changed(),
                gone -> pages.changed()));
        var searches = platform.keep(Contributions.of(context, SearchProvider.class));
        var host = new UiHost(platform.framework(), platform.texts(), platform.settings(), platform.people(),
                platform.signIn(), platform.newPeople(), platform.background(), views, panels, tiles, searches, pages);
        var web = new WebServer(address, platform.framework(), Map.<String, Servlet>of(),
                new ShellInit(host));
        try {
            web.start();
        } catch (IOException problem) {
            throw new StartProblem("Port " + address.getPort()
                    + " is taken by another program; choose another with --port.");
        }
        views.open(context, web.routes());
        return new Server(web);
    }

    int port() {
        return web.port();
    }

    void stop() throws Exception {
        web.stop();
    }
}
