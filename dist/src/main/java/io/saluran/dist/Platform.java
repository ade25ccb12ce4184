package io.saluran.dist;

import io.saluran.db.DatabaseProblem;
import io.saluran.db.Db;
import io.saluran.db.connection.Connections;
import io.saluran.db.embedded.EmbeddedPostgres;
import io.saluran.db.internal.JooqDb;
import io.saluran.db.migration.ChangeLog;
import io.saluran.db.migration.Migrations;
import io.saluran.db.role.BundleRole;
import io.saluran.platform.audit.Audit;
import io.saluran.platform.event.Events;
import io.saluran.platform.importing.ImportTarget;
import io.saluran.platform.internal.audit.AuditLog;
import io.saluran.platform.internal.event.EventHandlers;
import io.saluran.platform.internal.event.PostgresEvents;
import io.saluran.platform.internal.extension.Extensions;
import io.saluran.platform.internal.extension.JarLimits;
import io.saluran.platform.internal.field.CompanyFields;
import io.saluran.platform.internal.field.FieldTypes;
import io.saluran.platform.internal.guard.Guard;
import io.saluran.platform.internal.host.BundleFramework;
import io.saluran.platform.internal.host.ChangeLogMigration;
import io.saluran.platform.internal.host.Contributions;
import io.saluran.platform.internal.importing.Engine;
import io.saluran.platform.internal.node.Nodes;
import io.saluran.platform.internal.node.SharedFolder;
import io.saluran.platform.internal.notification.NotificationChoices;
import io.saluran.platform.internal.notification.NotificationsForBundles;
import io.saluran.platform.internal.notification.StoredNotifications;
import io.saluran.platform.internal.people.Directory;
import io.saluran.platform.internal.people.NewPeople;
import io.saluran.platform.internal.people.Permissions;
import io.saluran.platform.internal.people.SignIn;
import io.saluran.platform.internal.rest.Tokens;
import io.saluran.platform.internal.setting.CompanySettings;
import io.saluran.platform.internal.text.TextCatalogue;
import io.saluran.platform.internal.trust.BundleRoles;
import io.saluran.platform.internal.trust.Capability;
import io.saluran.platform.notification.NotificationKinds;
import io.saluran.platform.people.People;
import io.saluran.platform.right.PermissionSet;
import io.saluran.platform.setting.Settings;
import io.saluran.ui.internal.shell.UiHost;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/// Everything but the web server: database, services, and the bundles that live on them. Closed in the reverse order.
final class Platform implements AutoCloseable {

    private static final Duration BUNDLE_START = Duration.ofSeconds(20);
    private static final Duration LAST_WORK = Duration.ofSeconds(5);

    private final Opened open;
    private final Clock clock = Clock.systemUTC();
    private final Home home;
    private final Connections connections;
    private final Db db;
    private final TextCatalogue texts = new TextCatalogue();
    private final PostgresEvents events;
    private final Audit audit = new AuditLog(clock);
    private final Settings settings;
    private final BundleFramework framework;
    private final BundleRoles roles;
    private final Permissions permissions;
    private final People people;
    private final CompanyFields fields;
    private final Tokens tokens;
    private final NotificationsForBundles notifications;
    private final Engine imports;
    private final Extensions extensions;
    private final Nodes nodes;
    private final SharedFolder files;
    private final EventHandlers handlers;
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final Guard guard = new Guard(clock);
    private final AtomicReference<@Nullable DatabaseProblem> refusal = new AtomicReference<>();

    private Platform(Home home, Options options, Opened open) throws IOException {
        this.open = open;
        this.home = home;
        connections = connect(options.databaseUrl());
        files = new SharedFolder(options.files());
        var self = new Nodes.Node(SharedFolder.place(home.folder()), Main.VERSION, files.id());
        Nodes.admit(connections.pool(), self);
        var migrations = new Migrations(connections.pool(), connections::open);
        migrations.migrate("platform", ChangeLog.of(Directory.class));
        db = new JooqDb(connections.pool(), false);
        events = keep(new PostgresEvents(connections::open, guard));
        settings = new CompanySettings(db, audit, events);
        texts.add(Platform.class, HostTexts.of(Directory.class, UiHost.class));
        framework = keep(BundleFramework.open(home.folder().resolve("framework"), guard,
                new ChangeLogMigration(migrations, this::role, problem -> refusal.compareAndSet(null, problem))));
        roles = new BundleRoles(connections, db, framework.gate());
        var sets = keep(Contributions.of(framework.context(), PermissionSet.class));
        permissions = new Permissions(sets::services);
        people = new Directory(db, permissions);
        fields = new CompanyFields(db, events, texts, keep(FieldTypes.of(framework.context())));
        tokens = new Tokens(db, audit, clock);
        var targets = keep(Contributions.of(framework.context(), ImportTarget.class));
        notifications = new NotificationsForBundles(new StoredNotifications.Services(db, texts,
                new NotificationChoices(db,
                        keep(Contributions.of(framework.context(), NotificationKinds.class))::services),
                events, clock));
        imports = new Engine(new Engine.Services(db, texts, audit, events, notifications.own(), clock),
                () -> targets.all().stream()
                        .filter(target -> framework.gate().admits(target.bundle(), Capability.IMPORTS))
                        .map(target -> roles.target(target.bundle(), target.service())).toList(),
                files.path().resolve("imports"));
        extensions = keep(new Extensions(new Extensions.Services(db, framework, audit, events, clock, background,
                connections::open),
                new Extensions.Options(home.folder().resolve("incoming"),
                        JarLimits.ofMegabytes(options.bundleMegabytes()), BUNDLE_START, options.safeMode)));
        handlers = keep(new EventHandlers(framework.context(), events,
                bundle -> framework.gate().admits(bundle, Capability.EVENTS), background));
        nodes = keep(new Nodes(db, self));
        events.start();
    }

    /// Opens the platform; the distribution's bundles run when this returns, third-party bundles a little later.
    ///
    /// @param bundles the folder with the jars of the bundles
    /// @throws io.saluran.db.DatabaseProblem if the database cannot be used
    static Platform open(Home home, Options options, Path bundles) throws IOException {
        var open = new Opened();
        try {
            var platform = new Platform(home, options, open);
            platform.nodes.join(platform.extensions::tidy);
            platform.startBundles(bundles);
            platform.extensions.start();
            return platform;
        } catch (IOException | RuntimeException | Error problem) {
            // Nothing of a start that failed goes on, PostgreSQL above all.
            open.close();
            throw problem;
        }
    }

    private Connections connect(Optional<String> databaseUrl) {
        if (databaseUrl.isPresent()) {
            return keep(Connections.to(databaseUrl.get()));
        }
        var server = keep(EmbeddedPostgres.start(home.folder()));
        return keep(Connections.to(server.url(), server.login()));
    }

    private Optional<BundleRole> role(Bundle bundle, String schema) {
        return roles.of(bundle, schema);
    }

    private void startBundles(Path bundles) throws IOException {
        HostServices.offer(this, roles, files);
        PeopleServices.offer(this);
        framework.start(bundles);
        var refused = refusal.get();
        if (refused != null) {
            // One bundle without its data would be half a Saluran over a database that is ahead of it.
            throw refused;
        }
    }

    /// Offers a service of the host to all bundles.
    <T> void offer(Class<T> type, T service) {
        framework.context().registerService(type, service, FrameworkUtil.asDictionary(Map.of()));
    }

    Home home() {
        return home;
    }

    NotificationsForBundles notifications() {
        return notifications;
    }

    Db db() {
        return db;
    }

    Connections connections() {
        return connections;
    }

    Clock clock() {
        return clock;
    }

    BundleFramework framework() {
        return framework;
    }

    Extensions extensions() {
        return extensions;
    }

    Nodes nodes() {
        return nodes;
    }

    TextCatalogue texts() {
        return texts;
    }

    Settings settings() {
        return settings;
    }

    People people() {
        return people;
    }

    Audit audit() {
        return audit;
    }

    CompanyFields fields() {
        return fields;
    }

    Events events() {
        return events;
    }

    Permissions permissions() {
        return permissions;
    }

    ExecutorService background() {
        return background;
    }

    Tokens tokens() {
        return tokens;
    }

    Engine imports() {
        return imports;
    }

    NewPeople newPeople() {
        return new NewPeople(db, audit, clock);
    }

    SignIn signIn() {
        return new SignIn(db, audit, clock);
    }

    /// Closes it with the platform.
    <T extends AutoCloseable> T keep(T closeable) {
        return open.keep(closeable);
    }

    /// Lets what was begun in the background come to its end, such as a handler's work after an import; ends what takes
    /// longer than some seconds.
    @Override
    public void close() {
        background.shutdown();
        if (!ends(background)) {
            handlers.close();
            background.shutdownNow();
        }
        open.close();
    }

    private static boolean ends(ExecutorService executor) {
        try {
            return executor.awaitTermination(LAST_WORK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
