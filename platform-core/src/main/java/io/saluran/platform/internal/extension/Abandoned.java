package io.saluran.platform.internal.extension;

import io.saluran.db.Viewer;
import io.saluran.db.role.BundleRole;
import io.saluran.db.role.Roles;
import io.saluran.platform.internal.extension.Plan.Kind;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Changes that a node began and did not end, because it was killed. What the database holds of them is taken back, or done
/// to the end where it was already written down what is wanted.
record Abandoned(BundleStore store, LocalBundles local, Clock clock) {

    private static final Logger LOG = LoggerFactory.getLogger(Abandoned.class);
    private static final String WHY = "the node ended in the middle";

    /// To be called by who holds the lock, for then nothing that began is under way.
    ///
    /// @return whether there was anything
    boolean settle() {
        var begun = store.changes().begun();
        begun.forEach(this::settle);
        return !begun.isEmpty();
    }

    private void settle(ChangeStore.Begun begun) {
        var plan = begun.plan();
        var facts = plan.about();
        var isWanted = store.wanted(facts.symbolicName()).isPresent();
        if (plan.kind() == Kind.REMOVE && plan.steps().contains(Step.DROP_DATA) && !isWanted) {
            store.write(Viewer.system(), sql -> {
                if (facts.schema() != null) {
                    SchemaChange.drop(sql, facts.schema());
                }
                sql.connection(connection -> Roles.drop(connection,
                        BundleRole.owner(Optional.ofNullable(facts.schema()), facts.symbolicName())));
                BundleStore.forgetJars(sql, facts.symbolicName());
                ChangeStore.done(sql, begun.id(), clock);
                return begun.id();
            });
            return;
        }
        if (plan.kind() == Kind.INSTALL && plan.schema().kind() == SchemaChange.Kind.MAKE && !isWanted) {
            store.write(Viewer.system(), sql -> {
                SchemaChange.drop(sql, plan.schema().schema());
                sql.connection(connection -> Roles.drop(connection, plan.schema().schema()));
                return begun.id();
            });
        }
        store.changes().failed(begun.id(), begun.step(), WHY,
                begun.before().map(before -> undo(plan, before)).orElse(List.of()));
    }

    /// Undoes what the change log of the revision that was to come did beyond what was there.
    ///
    /// @return the ids of the changes that stay, since they cannot be undone
    private List<String> undo(Plan plan, Set<String> before) {
        var facts = plan.about();
        try {
            var bundle = local.stage(facts.sha256(), store.content(facts.sha256()));
            try {
                // The role that the revision which stays has, for it may run elsewhere.
                local.allow(bundle, store.grants().granted(facts.symbolicName()));
                return local.undoMigration(bundle, before);
            } finally {
                local.revisions().retire(bundle);
            }
        } catch (BundleException | RuntimeException problem) {
            LOG.error("The changes of {} could not be undone", facts.symbolicName(), problem);
            var stay = new TreeSet<>(store.applied(plan.schema().schema()));
            stay.removeAll(before);
            return List.copyOf(stay);
        }
    }
}
