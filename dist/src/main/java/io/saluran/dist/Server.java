package io.saluran.dist;

import com.vaadin.flow.server.RouteRegistry;
import io.saluran.platform.export.ExportSource;
import io.saluran.platform.field.FieldedRecord;
import io.saluran.platform.internal.export.ExportServlet;
import io.saluran.platform.internal.field.FieldChanges;
import io.saluran.platform.internal.host.Contributions;
import io.saluran.platform.internal.rest.RateLimit;
import io.saluran.platform.internal.rest.RestHost;
import io.saluran.platform.internal.trust.Capability;
import io.saluran.platform.rest.RestResource;
import io.saluran.platform.search.SearchProvider;
import io.saluran.platform.setting.AmountHolder;
import io.saluran.platform.setting.SettingsSection;
import io.saluran.ui.command.Command;
import io.saluran.ui.field.FieldEditor;
import io.saluran.ui.home.HomeTile;
import io.saluran.ui.internal.extension.LetGo;
import io.saluran.ui.internal.field.BuiltInEditors;
import io.saluran.ui.internal.field.FieldEditors;
import io.saluran.ui.internal.field.FieldHost;
import io.saluran.ui.internal.shell.OpenPages;
import io.saluran.ui.internal.shell.ShellInit;
import io.saluran.ui.internal.shell.ShellPages;
import io.saluran.ui.internal.shell.UiHost;
import io.saluran.ui.internal.shell.ViewRegistry;
import io.saluran.ui.internal.web.SessionViewer;
import io.saluran.ui.internal.web.WebServer;
import io.saluran.ui.panel.RecordPanel;
import io.saluran.ui.view.ViewContribution;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/// The web server over a platform.
final class Server implements AutoCloseable {

    private static final int BURST = 200;
    private static final double REQUESTS_A_SECOND = 50;

    private final WebServer web;
    private final Platform platform;
    private final Health health;
    private final OpenPages pages;

    private Server(WebServer web, Platform platform, Health health, OpenPages pages) {
        this.web = web;
        this.platform = platform;
        this.health = health;
        this.pages = pages;
    }

    /// @throws StartProblem if the port is taken
    static Server start(Platform platform, WebServer.Door door) throws Exception {
        var pages = new OpenPages();
        platform.keep(pages.watch(platform.events(), platform.background()));
        platform.keep(pages.watchLocks(platform.framework()));
        platform.extensions().pages(pages::showing, LetGo::classes);
        var views = platform.keep(new ViewRegistry(platform.clock(), pages));
        var context = platform.framework().context();
        var panels = platform.keep(Contributions.of(context, RecordPanel.class, came -> pages.panelsChanged(),
                gone -> pages.panelsChanged()));
        var tiles = platform.keep(Contributions.of(context, HomeTile.class, came -> pages.tilesChanged(),
                gone -> pages.tilesChanged()));
        var searches = platform.keep(Contributions.of(context, SearchProvider.class));
        var amounts = platform.keep(Contributions.of(context, AmountHolder.class));
        var sections = platform.keep(Contributions.of(context, SettingsSection.class, came -> pages.sectionsChanged(),
                gone -> pages.sectionsChanged()));
        var commands = platform.keep(Contributions.of(context, Command.class));
        var host = new UiHost(platform.framework(), platform.texts(), platform.settings(), platform.people(),
                platform.signIn(), platform.newPeople(), platform.background(), views, panels, tiles, searches, amounts,
                sections, commands, fields(platform, pages), NotificationServices.reminding(platform), pages);
        ShellPages.all().forEach(page -> platform.offer(ViewContribution.class, page));
        var jobs = JobServices.offer(platform);
        var secret = new AtomicReference<>("");
        var metrics = platform.keep(new Metrics(platform.connections()));
        var health = new Health(platform.connections()::answers);
        var rest = rest(platform, metrics);
        var exports = platform.keep(Contributions.of(context, ExportSource.class));
        var web = new WebServer(door, platform.framework(), Map.of(
                "/api/*", rest.servlet(),
                "/export/*", new ExportServlet(exports::services, platform.texts(), platform.clock(),
                        request -> rest.viewer(request).or(() -> SessionViewer.of(request))),
                "/health/*", new HealthServlet(health),
                "/metrics", new MetricsServlet(metrics, rest::viewer),
                "/control", new ControlServlet(platform, secret::get)), new ShellInit(host));
        metrics.time(web);
        try {
            web.start();
        } catch (IOException problem) {
            throw Listening.refused(door.address(), problem);
        }
        var server = new Server(web, platform, health, pages);
        try {
            views.open(context, web.routes());
            metrics.count(web, platform.framework());
            secret.set(Control.announce(platform.home().folder(), web.port()).secret());
        } catch (IOException | RuntimeException problem) {
            server.close();
            throw problem;
        }
        jobs.start();
        health.serving(true);
        return server;
    }

    private static FieldHost fields(Platform platform, OpenPages pages) {
        var context = platform.framework().context();
        BuiltInEditors.all().forEach(editor -> platform.offer(FieldEditor.class, editor));
        platform.fields().types().onChange(pages::fieldsChanged);
        var changes = new FieldChanges(platform.db(), platform.audit(), platform.events(), platform.clock(),
                platform.fields());
        return new FieldHost(changes, platform.keep(new FieldEditors(context, pages::fieldsChanged)),
                platform.keep(Contributions.of(context, FieldedRecord.class, came -> {
                    changes.begin(came.service());
                    pages.fieldsChanged();
                }, gone -> pages.fieldsChanged())));
    }

    private static RestHost rest(Platform platform, Metrics metrics) {
        var rest = new RestHost(new RestHost.Services(platform.db(), platform.people(), platform.tokens(),
                platform.texts(), new RateLimit(BURST, REQUESTS_A_SECOND, platform.clock()), metrics.registry(),
                platform.framework().guard(), platform.clock()));
        platform.keep(Contributions.of(platform.framework().context(), RestResource.class,
                came -> {
                    if (platform.framework().gate().admits(came.bundle(), Capability.REST)) {
                        rest.add(came.bundle().getSymbolicName(), List.of(came.service()));
                    }
                },
                gone -> rest.remove(gone.bundle().getSymbolicName(), gone.service())));
        return rest;
    }

    /// The pages that are served at this moment.
    RouteRegistry routes() {
        return web.routes();
    }

    /// The pages that are open in browsers.
    OpenPages pages() {
        return pages;
    }

    int port() {
        return web.port();
    }

    /// Tells load balancers and commands first, then answers what is under way.
    @Override
    public void close() throws Exception {
        health.serving(false);
        Control.withdraw(platform.home().folder());
        web.stop();
        pages.forget();
    }
}
