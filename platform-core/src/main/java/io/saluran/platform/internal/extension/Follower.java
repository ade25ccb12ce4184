package io.saluran.platform.internal.extension;

import io.saluran.platform.internal.host.Revisions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the bundles of this node to what the database wants: at the start all of them, later what another node changed.
final class Follower {

    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

    private final BundleStore store;
    private final LocalBundles local;
    private final ReentrantLock changing;
    private final boolean safeMode;
    private boolean ended;

    /// @param safeMode whether no bundle is started
    Follower(BundleStore store, LocalBundles local, ReentrantLock changing, boolean safeMode) {
        this.store = store;
        this.local = local;
        this.changing = changing;
        this.safeMode = safeMode;
    }

    /// Follows no more; waits for what is under way. A bundle that cannot start while the framework goes down has not failed.
    void end() {
        changing.lock();
        try {
            ended = true;
        } finally {
            changing.unlock();
        }
    }

    /// Asked with the lock held.
    boolean hasEnded() {
        return ended;
    }

    void follow() {
        changing.lock();
        try {
            if (ended) {
                return;
            }
            var wanted = store.wanted();
            removeOthers(wanted);
            // All stand here before the first starts, since one may need another.
            var fresh = new HashMap<String, Bundle>();
            wanted.forEach(each -> stage(each).ifPresent(bundle -> fresh.put(each.facts().symbolicName(), bundle)));
            wanted.forEach(each -> bring(each, fresh));
        } finally {
            changing.unlock();
        }
    }

    private void removeOthers(List<Wanted> wanted) {
        var names = wanted.stream().map(each -> each.facts().symbolicName()).toList();
        for (var bundle : local.all()) {
            if (!names.contains(bundle.getSymbolicName())) {
                local.stop(bundle);
                local.retire(bundle);
            }
        }
    }

    private Optional<Bundle> stage(Wanted wanted) {
        var facts = wanted.facts();
        if (local.find(facts.symbolicName()).filter(here -> LocalBundles.sha256(here).equals(facts.sha256()))
                .isPresent()) {
            return Optional.empty();
        }
        try {
            return Optional.of(local.stage(facts.sha256(), store.content(facts.sha256())));
        } catch (BundleException problem) {
            LOG.error("Bundle {} cannot be installed", facts.symbolicName(), problem);
            store.failed(facts.symbolicName(), String.valueOf(problem.getMessage()));
            return Optional.empty();
        }
    }

    private void bring(Wanted wanted, Map<String, Bundle> fresh) {
        var name = wanted.facts().symbolicName();
        var old = local.find(name);
        var coming = fresh.get(name);
        if (coming != null && old.isPresent()) {
            local.stop(old.get());
            local.retire(old.get());
        }
        var bundle = coming != null ? coming : old.orElse(null);
        if (bundle == null) {
            return;
        }
        local.revisions().settle(bundle);
        wanted.failure().ifPresent(why -> local.framework().failed(bundle, why));
        var runs = bundle.getState() == Bundle.ACTIVE;
        if (!wanted.started() && runs) {
            local.stop(bundle);
        } else if (wanted.shouldRun() && !runs && !safeMode) {
            start(wanted, bundle);
        }
    }

    private void start(Wanted wanted, Bundle bundle) {
        var allowed = store.grants().granted(wanted.facts().symbolicName());
        allowed.retainAll(wanted.facts().declares().asks());
        local.allow(bundle, allowed);
        var outcome = local.start(bundle, store.schema(wanted.facts()));
        LocalBundles.why(outcome).ifPresent(why -> store.failed(wanted.facts().symbolicName(), why));
        if (outcome instanceof Revisions.Outcome.Hangs) {
            try {
                local.replaceHanging(bundle, store.content(wanted.facts().sha256()));
            } catch (BundleException problem) {
                LOG.error("Bundle {} cannot be installed again", bundle.getSymbolicName(), problem);
            }
        }
    }
}
