package io.saluran.platform.internal.extension;

import io.saluran.platform.internal.host.BundleFramework;
import io.saluran.platform.internal.host.Revisions;
import io.saluran.platform.internal.trust.ServiceGate;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/// The third-party bundles of this node.
final class LocalBundles {

    private final BundleFramework framework;
    private final Duration limit;
    private final Runnable unloading;
    private final LeftThreads leftThreads;
    private final AtomicLong number = new AtomicLong();

    /// @param limit for starting and stopping
    /// @param unloading lets the host's caches go of the classes of a bundle that has stopped
    /// @param leftThreads told of bundles that have stopped
    LocalBundles(BundleFramework framework, Duration limit, Runnable unloading, LeftThreads leftThreads) {
        this.framework = framework;
        this.limit = limit;
        this.unloading = unloading;
        this.leftThreads = leftThreads;
    }

    static boolean isThirdParty(Bundle bundle) {
        return ServiceGate.isThirdParty(bundle);
    }

    List<Bundle> all() {
        return framework.bundles().stream().filter(LocalBundles::isThirdParty).toList();
    }

    Optional<Bundle> find(String symbolicName) {
        return all().stream().filter(bundle -> symbolicName.equals(bundle.getSymbolicName())).findFirst();
    }

    boolean runs(String symbolicName) {
        return find(symbolicName).filter(bundle -> bundle.getState() == Bundle.ACTIVE).isPresent();
    }

    /// The digest of the jar that it was installed from.
    static String sha256(Bundle bundle) {
        return bundle.getLocation().split(":")[1];
    }

    /// Installs a revision, known by where it came from: the digest and a number.
    Bundle stage(String sha256, byte[] jar) throws BundleException {
        return revisions().stage(ServiceGate.PLACE + sha256 + ':' + number.incrementAndGet(),
                new ByteArrayInputStream(jar));
    }

    /// Says what a revision may use from now on.
    void allow(Bundle bundle, Collection<String> permissions) {
        framework.gate().allow(bundle, permissions);
    }

    /// @param schema what is to be done before it starts
    Revisions.Outcome start(Bundle bundle, SchemaChange schema) {
        try {
            migrate(bundle, schema);
        } catch (RuntimeException problem) {
            return remember(bundle, new Revisions.Outcome.Failed(String.valueOf(problem.getMessage())));
        }
        return startAlone(bundle);
    }

    void migrate(Bundle bundle, SchemaChange schema) {
        switch (schema.kind()) {
            case MAKE, MIGRATE -> framework.migrate(bundle);
            case NONE, AHEAD -> {
            }
        }
    }

    /// Undoes what the change log of a revision did beyond some changes.
    ///
    /// @return the ids of those that stay beside them, since they cannot be undone
    List<String> undoMigration(Bundle bundle, Set<String> before) {
        return framework.undoMigration(bundle, before);
    }

    Revisions.Outcome startAlone(Bundle bundle) {
        var outcome = remember(bundle, revisions().start(bundle, limit));
        if (outcome instanceof Revisions.Outcome.Failed) {
            leftThreads.of(bundle).ifPresent(LeftThreads.Watched::hasStopped);
        }
        return outcome;
    }

    private Revisions.Outcome remember(Bundle bundle, Revisions.Outcome outcome) {
        why(outcome).ifPresentOrElse(why -> framework.failed(bundle, why), () -> framework.succeeded(bundle));
        return outcome;
    }

    Revisions.Outcome stop(Bundle bundle) {
        var threads = leftThreads.of(bundle);
        var outcome = revisions().stop(bundle, limit);
        threads.ifPresent(LeftThreads.Watched::hasStopped);
        unloading.run();
        return outcome;
    }

    /// Gives up one that hangs, and puts a revision in its place that has not been started.
    Bundle replaceHanging(Bundle bundle, byte[] jar) throws BundleException {
        var why = framework.failure(bundle);
        revisions().abandon(bundle);
        var fresh = stage(sha256(bundle), jar);
        revisions().settle(fresh);
        why.ifPresent(words -> framework.failed(fresh, words));
        return fresh;
    }

    void retire(Bundle bundle) {
        // One that was stopped before has been looked at, and the one after it may run by now.
        var threads = bundle.getState() == Bundle.ACTIVE
                ? leftThreads.of(bundle)
                : Optional.<LeftThreads.Watched>empty();
        revisions().retire(bundle);
        threads.ifPresent(LeftThreads.Watched::hasStopped);
        framework.succeeded(bundle);
        unloading.run();
    }

    /// Why it did not; empty when it did.
    static Optional<String> why(Revisions.Outcome outcome) {
        return switch (outcome) {
            case Revisions.Outcome.Done done -> Optional.empty();
            case Revisions.Outcome.Failed failed -> Optional.of(failed.why());
            case Revisions.Outcome.Hangs hangs -> Optional.of("no answer within " + hangs.limit().toSeconds() + " s");
        };
    }

    /// The names of the threads that a bundle left behind when it stopped and that still run.
    List<String> leftThreads(String symbolicName) {
        return leftThreads.names(symbolicName);
    }

    Revisions revisions() {
        return framework.revisions();
    }

    BundleFramework framework() {
        return framework;
    }
}
