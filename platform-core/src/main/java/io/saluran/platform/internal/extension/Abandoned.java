package io.saluran.platform.internal.extension;

import io.saluran.db.Viewer;
import io.saluran.db.role.BundleRole;
import io.saluran.db.role.Roles;
import io.saluran.platform.internal.extension.Plan.Kind;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// Changes that a node began and did not end, because it was killed. What the database holds of them is taken back, or done
/// to the end where it was already written down what is wanted.
record Abandoned(BundleStore store, Clock clock) {

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
        store.changes().failed(begun.id(), begun.step(), WHY, List.of());
    }
}
