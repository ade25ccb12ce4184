package io.saluran.platform.internal.extension;

import io.saluran.db.Viewer;
import io.saluran.platform.audit.Audit;
import io.saluran.platform.event.Events;
import io.saluran.platform.internal.host.Revisions;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One execution of a plan: where it is, and what must be put back.
final class PlanRun {

    private static final Logger LOG = LoggerFactory.getLogger(PlanRun.class);

    private final Tools tools;
    private final Plan plan;
    private final UUID change;
    private final PlanRecords records;
    private final byte @Nullable [] jar;
    private final @Nullable Bundle old;
    private final boolean oldRan;
    private @Nullable Bundle fresh;
    private boolean hangs;
    private boolean made;
    private @Nullable Set<String> before;
    private List<String> left = List.of();
    private boolean recorded;

    /// What it works with.
    record Tools(BundleStore store, LocalBundles local, Audit audit, Events events, Clock clock) {}

    /// A step did not succeed.
    static final class StepFailed extends Exception {

        private static final long serialVersionUID = 1;

        StepFailed(String why) {
            super(why);
        }
    }

    /// Writes down that it begins.
    PlanRun(Tools tools, Plan plan, byte @Nullable [] jar, Viewer who) {
        this.tools = tools;
        this.plan = plan;
        this.jar = jar;
        this.change = tools.store().changes().begin(plan, who);
        this.records = new PlanRecords(tools, plan, who, change);
        this.old = tools.local().find(plan.about().symbolicName()).orElse(null);
        this.oldRan = old != null && old.getState() == Bundle.ACTIVE;
    }

    UUID change() {
        return change;
    }

    void execute(Step step) throws StepFailed {
        if (!recorded || step == Step.DROP_DATA) {
            tools.store().changes().at(change, step);
        }
        switch (step) {
            case VERIFY -> verify();
            case INSTALL -> fresh = install();
            case RESOLVE -> resolve();
            case STOP -> stop();
            case MIGRATE -> migrate();
            case START -> start();
            case RECORD -> record();
            case RETIRE -> retire();
            case DROP_DATA -> records.dropData();
        }
    }

    private void verify() throws StepFailed {
        var digest = HexFormat.of().formatHex(JarReading.sha256().digest(jar()));
        if (!digest.equals(plan.about().sha256())) {
            throw new StepFailed("the file has changed since it was looked at");
        }
        tools.store().keep(plan.about(), jar());
    }

    private byte[] jar() {
        return Objects.requireNonNull(jar, "A plan that installs has a jar");
    }

    private Bundle install() throws StepFailed {
        try {
            return tools.local().stage(plan.about().sha256(), jar());
        } catch (BundleException problem) {
            throw new StepFailed(String.valueOf(problem.getMessage()));
        }
    }

    private void resolve() throws StepFailed {
        if (!tools.local().revisions().resolve(coming())) {
            throw new StepFailed("not all that it needs is here any more");
        }
    }

    private Bundle coming() {
        return Objects.requireNonNull(fresh != null ? fresh : old, "A revision stands here");
    }

    private void stop() throws StepFailed {
        if (old == null) {
            return;
        }
        var outcome = tools.local().stop(old);
        // One that throws at stopping is stopped all the same; one that hangs is not.
        if (outcome instanceof Revisions.Outcome.Hangs) {
            throw new StepFailed(LocalBundles.why(outcome).orElseThrow());
        }
        LocalBundles.why(outcome)
                .ifPresent(why -> LOG.warn("{} did not stop cleanly: {}", plan.about().symbolicName(), why));
    }

    private void migrate() throws StepFailed {
        tools.local().allow(coming(), plan.asks().all());
        try {
            made = plan.schema().kind() == SchemaChange.Kind.MAKE;
            if (!made) {
                before = tools.store().applied(plan.schema().schema());
                tools.store().changes().before(change, before);
            }
            tools.local().migrate(coming(), plan.schema());
        } catch (RuntimeException problem) {
            throw new StepFailed(String.valueOf(problem.getMessage()));
        }
    }

    private void start() throws StepFailed {
        tools.local().allow(coming(), plan.asks().all());
        var outcome = tools.local().startAlone(coming());
        hangs = outcome instanceof Revisions.Outcome.Hangs;
        var why = LocalBundles.why(outcome);
        if (why.isPresent()) {
            throw new StepFailed(why.get());
        }
    }

    private void record() {
        records.record();
        recorded = true;
        if (fresh != null) {
            tools.local().revisions().settle(fresh);
        }
    }

    private void retire() {
        if (old != null) {
            tools.local().retire(old);
        }
    }

    /// Puts back what was before; nothing once it is written down what is wanted now.
    void undo() throws BundleException {
        if (recorded) {
            return;
        }
        // While the change log of the revision that goes can still be read.
        undoMigration();
        if (fresh != null && hangs) {
            tools.local().revisions().abandon(fresh);
        } else if (fresh != null) {
            tools.local().retire(fresh);
        } else if (hangs && old != null) {
            tools.local().replaceHanging(old, tools.store().content(plan.about().sha256()));
        }
        if (made) {
            records.dropMade();
        }
        if (oldRan && old != null && old.getState() != Bundle.ACTIVE) {
            tools.local().startAlone(old);
        }
    }

    private void undoMigration() {
        if (before == null) {
            return;
        }
        try {
            left = tools.local().undoMigration(coming(), before);
        } catch (RuntimeException problem) {
            LOG.error("The changes of {} could not be undone", plan.about().symbolicName(), problem);
            var stay = new TreeSet<>(tools.store().applied(plan.schema().schema()));
            stay.removeAll(before);
            left = List.copyOf(stay);
        }
    }

    /// The changes of its change log that stay, since they could not be undone.
    List<String> left() {
        return left;
    }
}
