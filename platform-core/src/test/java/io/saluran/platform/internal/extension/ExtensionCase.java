package io.saluran.platform.internal.extension;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.db.connection.Connections;
import io.saluran.db.migration.Migrations;
import io.saluran.db.testing.TestDatabase;
import io.saluran.platform.internal.audit.AuditLog;
import io.saluran.platform.internal.event.PostgresEvents;
import io.saluran.platform.internal.host.BundleFramework;
import io.saluran.platform.internal.host.ChangeLogMigration;
import io.saluran.platform.internal.trust.BundleRoles;
import io.saluran.platform.testing.MovableClock;
import io.saluran.platform.testing.TestBundle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;

/// Nodes with a real framework each, over one real database.
abstract class ExtensionCase {

    static final Viewer ADMIN = Viewer.system();

    @TempDir
    Path folder;

    final TestDatabase database = TestDatabase.of("platform", "src/main/resources");
    final Connections connections = Connections.to(database.address());
    private final List<Node> nodes = new ArrayList<>();
    Node node;

    /// One host.
    record Node(BundleFramework framework, Extensions extensions, PostgresEvents events, ExecutorService background) {

        JarAnswer receive(TestBundle bundle) throws IOException {
            return extensions.receive(new ByteArrayInputStream(bundle.bytes()), true);
        }

        Plan plan(TestBundle bundle) throws IOException {
            return extensions.plan(((JarAnswer.Accepted) receive(bundle)).facts());
        }

        Outcome install(TestBundle bundle) throws IOException {
            return execute(plan(bundle));
        }

        Outcome execute(Plan plan) throws IOException {
            return extensions.execute(plan, ADMIN, step -> {});
        }

        /// What the running revision of a bundle says; empty when none runs.
        String says(String bundle) {
            try {
                var context = framework.context();
                var found = context.getServiceReferences(Supplier.class, "(bundle=" + bundle + ")");
                return found.isEmpty() ? "" : String.valueOf(context.getService(found.iterator().next()).get());
            } catch (org.osgi.framework.InvalidSyntaxException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        void close() {
            extensions.close();
            events.close();
            framework.close();
            background.shutdownNow();
        }
    }

    @BeforeEach
    void openNode() throws Exception {
        node = open(false);
    }

    @AfterEach
    void closeAll() {
        nodes.forEach(Node::close);
        connections.close();
        database.close();
    }

    /// Starts a node as a process does, and waits until its bundles have started.
    final Node open(boolean safeMode) throws Exception {
        var home = folder.resolve("node-" + nodes.size());
        var migrations = new Migrations(connections.pool(), connections::open);
        var roles = new AtomicReference<BundleRoles>();
        var framework = BundleFramework.open(home.resolve("framework"),
                new ChangeLogMigration(migrations,
                        (bundle, schema) -> Objects.requireNonNull(roles.get()).of(bundle, schema), newer -> {}));
        roles.set(new BundleRoles(connections, database.db(), framework.gate()));
        framework.context().registerService(Db.class, Objects.requireNonNull(roles.get()),
                FrameworkUtil.asDictionary(Map.of()));
        framework.start(Files.createDirectories(home.resolve("bundles")));
        var events = new PostgresEvents(database::open);
        events.start();
        var background = Executors.newVirtualThreadPerTaskExecutor();
        var clock = new MovableClock();
        var extensions = new Extensions(new Extensions.Services(database.db(), framework, new AuditLog(clock), events,
                clock, background, database::open),
                new Extensions.Options(home.resolve("incoming"),
                        JarLimits.ofMegabytes(2), Duration.ofSeconds(2), safeMode));
        extensions.start();
        extensions.awaitStarted();
        var opened = new Node(framework, extensions, events, background);
        nodes.add(opened);
        return opened;
    }

    /// A node that ended, and one that starts after it with an empty folder.
    final void restart(boolean safeMode) throws Exception {
        nodes.remove(node);
        node.close();
        node = open(safeMode);
    }

    static TestBundle map(String version) {
        return TestBundle.of("example.map", version).header("Bundle-Name", "Map").saysItsVersion();
    }

    static Outcome.Failed failed(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return (Outcome.Failed) outcome;
    }

    static void done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
    }

    List<String> tables(String schema) {
        return database.db().read(sql -> sql.fetch("select tablename from pg_tables where schemaname = ? "
                + "and tablename not like 'databasechangelog%' order by 1", schema).getValues(0, String.class));
    }
}
