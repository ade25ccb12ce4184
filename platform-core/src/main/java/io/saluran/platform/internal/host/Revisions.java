package io.saluran.platform.internal.host;

import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Revisions of bundles that are tried beside those that run, and those that are retired.
public final class Revisions {

    private static final Logger LOG = LoggerFactory.getLogger(Revisions.class);
    private static final Duration REFRESH = Duration.ofSeconds(30);
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final Framework framework;
    private final Set<Long> tried = ConcurrentHashMap.newKeySet();
    private final Leftovers leftovers = new Leftovers(Clock.systemUTC());

    /// What came of starting or stopping within a time.
    public sealed interface Outcome {

        record Done() implements Outcome {}

        record Failed(String why) implements Outcome {}

        /// It goes on, on a thread that nobody waits for any more.
        record Hangs(Duration limit) implements Outcome {}
    }

    @FunctionalInterface
    private interface Act {
        void run() throws BundleException;
    }

    Revisions(Framework framework) {
        this.framework = framework;
    }

    boolean isTried(Bundle bundle) {
        return tried.contains(bundle.getBundleId());
    }

    /// Installs a revision that nobody sees until it is [#settle]d.
    ///
    /// @throws BundleException if the framework does not take it
    public Bundle stage(String location, InputStream jar) throws BundleException {
        var bundle = framework.getBundleContext().installBundle(location, jar);
        tried.add(bundle.getBundleId());
        return bundle;
    }

    /// Lets a staged revision be seen.
    public void settle(Bundle bundle) {
        tried.remove(bundle.getBundleId());
    }

    /// @return whether all that it needs is there
    public boolean resolve(Bundle bundle) {
        return wiring().resolveBundles(List.of(bundle));
    }

    /// What a revision lacks; empty when it resolves, or when what it lacks is lacked by those it needs.
    public List<Missing> missing(Bundle bundle) {
        return Missing.of(bundle, framework.getBundleContext().getBundles());
    }

    /// The bundles that a resolved revision is wired to, one name for each wire.
    public List<String> providers(Bundle bundle) {
        var wires = bundle.adapt(BundleWiring.class);
        return wires == null
                ? List.of()
                : wires.getRequiredWires(null).stream().map(wire -> wire.getProvider().getBundle())
                        .filter(provider -> !provider.equals(bundle)).map(Bundle::getSymbolicName).toList();
    }

    /// The names of other bundles that stop for a moment when this one is retired, for they use its code.
    public Set<String> dependents(Bundle bundle) {
        var names = new TreeSet<String>();
        for (var dependent : wiring().getDependencyClosure(List.of(bundle))) {
            if (!dependent.equals(bundle) && !isTried(dependent)) {
                names.add(dependent.getSymbolicName());
            }
        }
        return names;
    }

    /// Uninstalls a revision and lets go of its code; those that use it are wired anew and go on.
    public void retire(Bundle bundle) {
        var closure = new ArrayList<>(wiring().getDependencyClosure(List.of(bundle)));
        closure.forEach(leftovers::watch);
        try {
            if (bundle.getState() != Bundle.UNINSTALLED) {
                bundle.uninstall();
            }
        } catch (BundleException problem) {
            LOG.warn("{} did not end cleanly", bundle.getSymbolicName(), problem);
        }
        refresh(closure);
        tried.remove(bundle.getBundleId());
    }

    /// What of retired revisions is still in memory.
    public Leftovers leftovers() {
        return leftovers;
    }

    /// Uninstalls one that hangs, whenever it lets us; it stays unseen.
    public void abandon(Bundle bundle) {
        tried.add(bundle.getBundleId());
        Thread.ofPlatform().daemon().name("saluran-abandon-" + bundle.getSymbolicName()).start(() -> retire(bundle));
    }

    private void refresh(Collection<Bundle> bundles) {
        var done = new CountDownLatch(1);
        wiring().refreshBundles(bundles, event -> done.countDown());
        try {
            if (!done.await(REFRESH.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("Wiring {} anew takes long", bundles);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Starts a bundle on a thread of its own, so that one that hangs holds nobody up.
    public Outcome start(Bundle bundle, Duration limit) {
        return within(bundle, limit, () -> bundle.start());
    }

    /// Stops it, in the same way.
    public Outcome stop(Bundle bundle, Duration limit) {
        return within(bundle, limit, () -> bundle.stop());
    }

    private static Outcome within(Bundle bundle, Duration limit, Act act) {
        var attempt = new Attempt(act);
        var thread = Thread.ofPlatform().daemon().name("saluran-bundle-" + bundle.getSymbolicName()).start(attempt);
        try {
            if (!thread.join(limit)) {
                thread.interrupt();
                // One that heeds the interruption leaves the framework in order.
                var heeded = thread.join(LAST_WORDS);
                LOG.error("Bundle {} hangs; {}", bundle.getSymbolicName(), heeded ? "it was interrupted" : "given up");
                return new Outcome.Hangs(limit);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Outcome.Failed("interrupted");
        }
        var problem = attempt.problem;
        if (problem == null) {
            return new Outcome.Done();
        }
        LOG.error("Bundle {} failed", bundle.getSymbolicName(), problem);
        return new Outcome.Failed(deepest(problem));
    }

    private static final class Attempt implements Runnable {

        private final Act act;
        private volatile @Nullable Throwable problem;

        Attempt(Act act) {
            this.act = act;
        }

        @Override
        public void run() {
            try {
                act.run();
            } catch (Throwable thrown) { // a class that is missing is an Error, and no reason to end more than this bundle
                problem = thrown;
            }
        }
    }

    private static String deepest(Throwable problem) {
        var deepest = problem;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest.getMessage() == null
                ? deepest.getClass().getSimpleName()
                : deepest.getClass().getSimpleName() + ": " + deepest.getMessage();
    }

    private FrameworkWiring wiring() {
        return framework.adapt(FrameworkWiring.class);
    }
}
