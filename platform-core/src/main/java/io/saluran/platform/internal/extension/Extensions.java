package io.saluran.platform.internal.extension;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.platform.audit.Audit;
import io.saluran.platform.event.Events;
import io.saluran.platform.internal.extension.Plan.Kind;
import io.saluran.platform.internal.host.BundleFramework;
import io.saluran.platform.internal.people.PlatformPermissions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// Third-party bundles for an administrator: look at a file, compute a plan, execute it.
///
/// Safe for use by any thread; planning and executing wait for a change that is under way, so never call them on the UI
/// thread.
public final class Extensions implements AutoCloseable {

    // What a thread has to end in after its bundle has stopped.
    private static final Duration TO_END = Duration.ofSeconds(3);

    private final Options options;
    private final BundleStore store;
    private final LocalBundles local;
    private final JarCheck check;
    private final Planner planner;
    private final Installer installer;
    private final Follower follower;
    private final ReentrantLock changing = new ReentrantLock();
    private final CountDownLatch started = new CountDownLatch(1);
    private final Events.Subscription following;
    private volatile ToIntFunction<String> openPages = name -> 0;
    private volatile Runnable unloading = () -> {};

    /// What the host gives.
    ///
    /// @param connections opens one outside the pool
    public record Services(
            Db db,
            BundleFramework framework,
            Audit audit,
            Events events,
            Clock clock,
            ExecutorService background,
            ConnectionSource connections) {}

    /// Opens a connection.
    @FunctionalInterface
    public interface ConnectionSource {
        Connection open() throws SQLException;
    }

    /// @param incoming a folder for files that are looked at, emptied at each start
    /// @param startLimit how long a bundle may take to start
    /// @param safeMode whether third-party bundles stay stopped
    public record Options(Path incoming, JarLimits limits, Duration startLimit, boolean safeMode) {}

    public Extensions(Services services, Options options) throws IOException {
        this.options = options;
        store = new BundleStore(services.db(), services.clock());
        local = new LocalBundles(services.framework(), options.startLimit(), () -> unloading.run(),
                new LeftThreads(TO_END));
        check = new JarCheck(options.limits(), new KnownHere(services.framework(), store));
        planner = new Planner(store, local, name -> openPages.applyAsInt(name));
        installer = new Installer(new PlanRun.Tools(store, local, services.audit(), services.events(),
                services.clock()), services.connections(), changing);
        follower = new Follower(store, local, changing, options.safeMode());
        following = services.events().on(BundlesChanged.class,
                changed -> services.background().execute(follower::follow));
        Files.createDirectories(options.incoming());
        try (var left = Files.list(options.incoming())) {
            for (var file : left.toList()) {
                Files.delete(file);
            }
        }
    }

    /// Starts the wanted bundles on a thread of their own, after ours; nobody waits for them.
    public void start() {
        Thread.ofPlatform().daemon().name("saluran-extensions").start(() -> {
            // One that is closed before it has begun reads nothing any more.
            changing.lock();
            try {
                if (!follower.hasEnded()) {
                    tidy();
                    follower.follow();
                }
            } finally {
                changing.unlock();
                started.countDown();
            }
        });
    }

    /// Waits until the wanted bundles have started, or failed to.
    public void awaitStarted() throws InterruptedException {
        started.await(1, TimeUnit.MINUTES);
    }

    /// Lets the pages of a web server take part: how many are open of a bundle, and what lets go of its classes.
    public void pages(ToIntFunction<String> open, Runnable letGo) {
        openPages = open;
        unloading = letGo;
    }

    public boolean safeMode() {
        return options.safeMode();
    }

    /// Takes a file in and looks at it. One that is accepted is kept until it is installed or [#forget]ten.
    ///
    /// @param olderToo whether a version before the installed one is meant
    public JarAnswer receive(InputStream content, boolean olderToo) throws IOException {
        var file = Files.createTempFile(options.incoming(), "jar", ".part");
        try {
            try (var out = Files.newOutputStream(file)) {
                // One byte more than is allowed shows that it is too large.
                content.transferTo(new Bounded(out, options.limits().bytes() + 1));
            }
            var answer = check.check(file, olderToo);
            if (answer instanceof JarAnswer.Accepted accepted) {
                Files.move(file, incoming(accepted.facts()), StandardCopyOption.REPLACE_EXISTING);
            }
            return answer;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private Path incoming(JarFacts facts) {
        return options.incoming().resolve(facts.sha256() + ".jar");
    }

    /// Deletes a file that was accepted and is not to be installed.
    public void forget(JarFacts facts) throws IOException {
        Files.deleteIfExists(incoming(facts));
    }

    /// The plan to install an accepted file, or to update to it.
    public Plan plan(JarFacts facts) throws IOException {
        var jar = content(facts);
        return planned(() -> planner.to(facts, jar, store.wanted(facts.symbolicName()).isPresent()
                ? Kind.UPDATE
                : Kind.INSTALL));
    }

    private byte[] content(JarFacts facts) throws IOException {
        var file = incoming(facts);
        return Files.exists(file) ? Files.readAllBytes(file) : store.content(facts.sha256());
    }

    /// The plan to go back to the version before; empty when there is none.
    public Optional<Plan> planBack(String symbolicName) {
        return planned(() -> planner.back(symbolicName));
    }

    /// The plan to remove a bundle; empty for one that is not here, or is the distribution's.
    public Optional<Plan> planRemove(String symbolicName, boolean dropData) {
        return planned(() -> planner.remove(symbolicName, dropData));
    }

    /// The plan to start a bundle that is stopped or failed.
    public Optional<Plan> planStart(String symbolicName) {
        return planned(() -> planner.start(symbolicName));
    }

    /// The plan to stop a bundle; its data stays.
    public Optional<Plan> planStop(String symbolicName) {
        return planned(() -> planner.stop(symbolicName));
    }

    private <T> T planned(Supplier<T> planning) {
        tidy();
        changing.lock();
        try {
            return planning.get();
        } finally {
            changing.unlock();
        }
    }

    /// Executes a plan.
    ///
    /// @param progress told each step before it is done, on the calling thread
    public Outcome execute(Plan plan, Viewer who, Consumer<Step> progress) throws IOException {
        if (!who.may(PlatformPermissions.WRITE_EXTENSIONS)) {
            throw new IllegalStateException(who.name() + " lacks " + PlatformPermissions.WRITE_EXTENSIONS);
        }
        byte @Nullable [] jar = plan.steps().contains(Step.INSTALL) ? content(plan.about()) : null;
        var outcome = installer.execute(plan, jar, who, progress);
        if (outcome instanceof Outcome.Done) {
            forget(plan.about());
        }
        return outcome;
    }

    /// Takes back what a node that died in the middle of a change has left.
    public void tidy() {
        installer.tidy();
    }

    /// The third-party bundles that are wanted.
    public List<Wanted> wanted() {
        return store.wanted();
    }

    /// Whether one of them runs on this node.
    public boolean runs(String symbolicName) {
        return local.runs(symbolicName);
    }

    /// The names of the threads that a bundle left behind on this node when it stopped, and that still run.
    public List<String> leftThreads(String symbolicName) {
        return local.leftThreads(symbolicName);
    }

    /// Whether it can go back to a version before.
    public boolean canGoBack(Wanted wanted) {
        return store.changes().before(Plan.Revision.of(wanted.facts())).isPresent();
    }

    /// The latest changes, the newest first.
    public List<Change> history() {
        return store.changes().history();
    }

    @Override
    public void close() {
        following.close();
        follower.end();
    }
}
