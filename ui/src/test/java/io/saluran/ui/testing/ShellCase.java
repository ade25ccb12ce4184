package io.saluran.ui.testing;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.db.testing.TestDatabase;
import io.saluran.platform.internal.audit.AuditLog;
import io.saluran.platform.internal.host.BundleFramework;
import io.saluran.platform.internal.people.Profiles;
import io.saluran.platform.testing.MemoryEvents;
import io.saluran.platform.testing.MovableClock;
import io.saluran.platform.testing.TestPeople;
import io.saluran.ui.internal.shell.UiHost;
import io.saluran.ui.view.ViewContribution;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/// What tests of the shell begin with: a host with a real bundle framework, to which contributions are offered as bundles
/// offer them. What the shell hands to its executor is done at once.
public abstract class ShellCase extends UiTest {

    @TempDir
    protected Path folder;
    protected final MovableClock clock = new MovableClock();
    protected final MemoryEvents events = new MemoryEvents();
    protected final AuditLog audit = new AuditLog(clock);
    protected TestDatabase database;
    protected Db db;
    protected TestPeople people;
    protected BundleFramework framework;
    protected UiHost host;

    @BeforeEach
    void openHost() {
        database = TestDatabase.of("platform", "../platform-core/src/main/resources");
        db = database.db();
        people = TestPeople.in(db);
        framework = BundleFramework.open(folder.resolve("framework"), (bundle, schema) -> {});
        host = TestHost.offer(framework, db, clock, events, new AtOnce());
    }

    @AfterEach
    void closeHost() {
        framework.close();
        database.close();
    }

    /// Offers something as a bundle does that starts; unregister it as a bundle does that stops.
    protected <T> ServiceRegistration<T> offer(Class<T> type, T service) {
        return framework.context().registerService(type, service, FrameworkUtil.asDictionary(Map.of()));
    }

    protected ServiceRegistration<ViewContribution> offerView(ViewContribution view) {
        return offer(ViewContribution.class, view);
    }

    /// Somebody who may do this.
    protected Viewer viewer(String name, String... permissions) {
        return people.viewer(people.person(name), "own", permissions);
    }

    protected Profiles profiles() {
        return new Profiles(db, host.signIn(), audit, events, clock);
    }

    /// Runs on the caller's thread.
    private static final class AtOnce extends AbstractExecutorService {

        private boolean shut;

        @Override
        public void execute(Runnable work) {
            work.run();
        }

        @Override
        public void shutdown() {
            shut = true;
        }

        @Override
        public List<Runnable> shutdownNow() {
            shut = true;
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return shut;
        }

        @Override
        public boolean isTerminated() {
            return shut;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return shut;
        }
    }

    /// An executor that does everything at once.
    protected static ExecutorService atOnce() {
        return new AtOnce();
    }
}
