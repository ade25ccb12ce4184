package io.saluran.platform.internal.extension;

import io.saluran.db.Viewer;
import io.saluran.platform.internal.extension.Plan.Kind;
import io.saluran.platform.internal.extension.Plan.Revision;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Executes plans, one at a time among all nodes. When a step fails, the framework is as it was before the first, and so
/// is the database, but for changes of a change log that say no way back: the code before works on with what they added.
final class Installer {

    private static final Logger LOG = LoggerFactory.getLogger(Installer.class);
    private static final int PATIENCE_SECONDS = 5;

    private final PlanRun.Tools tools;
    private final Extensions.ConnectionSource connections;
    private final ReentrantLock changing;

    /// @param changing held while bundles of this node change
    Installer(PlanRun.Tools tools, Extensions.ConnectionSource connections, ReentrantLock changing) {
        this.tools = tools;
        this.connections = connections;
        this.changing = changing;
    }

    /// Does what the plan says, if what it began from is still so.
    ///
    /// @param jar the content of the jar that comes, if one does
    /// @param progress told each step before it is done
    Outcome execute(Plan plan, byte @Nullable [] jar, Viewer who, Consumer<Step> progress) {
        if (!plan.works()) {
            return new Outcome.Impossible(plan);
        }
        if (plan.waitsForConsent()) {
            return new Outcome.WaitsForConsent(plan);
        }
        if (!isFree()) {
            return new Outcome.Busy();
        }
        try {
            var lock = NodeLock.tryHold(connections);
            if (lock.isEmpty()) {
                return new Outcome.Busy();
            }
            try (var held = lock.get()) {
                return executeAlone(plan, jar, who, progress);
            }
        } finally {
            changing.unlock();
        }
    }

    /// Takes back what a node that died began; does nothing while a change is under way.
    void tidy() {
        if (tools.store().changes().begun().isEmpty() || !changing.tryLock()) {
            return;
        }
        try {
            NodeLock.tryHold(connections).ifPresent(lock -> {
                try (lock) {
                    new Abandoned(tools.store(), tools.local(), tools.clock()).settle();
                }
            });
        } finally {
            changing.unlock();
        }
    }

    private boolean isFree() {
        try {
            return changing.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Outcome executeAlone(Plan plan, byte @Nullable [] jar, Viewer who, Consumer<Step> progress) {
        if (new Abandoned(tools.store(), tools.local(), tools.clock()).settle()) {
            // The plan began from what another node left half-done.
            return new Outcome.Overtaken();
        }
        var there = tools.store().wanted(plan.about().symbolicName()).map(Wanted::facts).map(Revision::of).orElse(null);
        if (!Objects.equals(there, plan.from()) || !isSchemaAsPlanned(plan)) {
            return new Outcome.Overtaken();
        }
        var run = new PlanRun(tools, plan, jar, who);
        for (var step : plan.steps()) {
            progress.accept(step);
            try {
                run.execute(step);
            } catch (PlanRun.StepFailed failed) {
                return failed(run, plan, step, String.valueOf(failed.getMessage()));
            } catch (RuntimeException problem) {
                LOG.error("Step {} of {} failed", step, plan.about().symbolicName(), problem);
                return failed(run, plan, step, String.valueOf(problem.getMessage()));
            }
        }
        return new Outcome.Done(run.change());
    }

    /// Not so when the plan was computed while another node was in the middle of a change that it took back.
    private boolean isSchemaAsPlanned(Plan plan) {
        return switch (plan.kind()) {
            case INSTALL, UPDATE, ROLL_BACK, START -> tools.store().schema(plan.about()).equals(plan.schema());
            case STOP, REMOVE -> true;
        };
    }

    private Outcome failed(PlanRun run, Plan plan, Step step, String why) {
        try {
            run.undo();
        } catch (BundleException problem) {
            LOG.error("{} could not be put back", plan.about().symbolicName(), problem);
        }
        tools.store().changes().failed(run.change(), step, why, run.left());
        if (plan.kind() == Kind.START) {
            tools.store().failed(plan.about().symbolicName(), why);
        }
        return new Outcome.Failed(step, why, run.left());
    }
}
