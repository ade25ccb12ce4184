package io.saluran.platform.internal.extension;

import io.saluran.db.Viewer;
import io.saluran.db.role.BundleRole;
import io.saluran.db.role.Roles;
import io.saluran.platform.internal.extension.Plan.Kind;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/// What the execution of a plan leaves in the database: what is wanted and granted from then on, that it was done and by whom,
/// and what becomes of the bundle's tables.
record PlanRecords(PlanRun.Tools tools, Plan plan, Viewer who, UUID change) {

    /// Writes down what is wanted from now on, in one transaction.
    void record() {
        var facts = plan.about();
        tools.store().write(who, sql -> {
            if (plan.kind() == Kind.REMOVE) {
                BundleStore.forget(sql, facts.symbolicName());
            } else {
                BundleStore.want(sql, facts, plan.steps().contains(Step.START), who, tools.clock());
            }
            if (plan.grants()) {
                grant(sql);
            }
            if (!plan.steps().contains(Step.DROP_DATA)) {
                ChangeStore.done(sql, change, tools.clock());
            }
            tools.audit().record(sql, who, action(plan.kind()), facts.name() + ' ' + facts.version());
            tools.events().publish(sql, new BundlesChanged(facts.symbolicName()));
            return change;
        });
    }

    private void grant(DSLContext sql) {
        var facts = plan.about();
        GrantStore.grant(sql, facts.symbolicName(), plan.asks().all(), who, tools.clock());
        if (!plan.asks().fresh().isEmpty()) {
            tools.audit().record(sql, who, "bundle.granted", facts.name() + ' ' + facts.version() + ": "
                    + String.join(", ", plan.asks().fresh()));
        }
    }

    /// Deletes the bundle's tables, its role and its jars; it cannot be taken back.
    void dropData() {
        var facts = plan.about();
        tools.store().write(who, sql -> {
            if (facts.schema() != null) {
                SchemaChange.drop(sql, facts.schema());
            }
            sql.connection(connection -> Roles.drop(connection,
                    BundleRole.owner(Optional.ofNullable(facts.schema()), facts.symbolicName())));
            BundleStore.forgetJars(sql, facts.symbolicName());
            ChangeStore.done(sql, change, tools.clock());
            return change;
        });
    }

    /// Deletes the schema and the role that this execution made.
    void dropMade() {
        tools.store().write(who, sql -> {
            SchemaChange.drop(sql, plan.schema().schema());
            sql.connection(connection -> Roles.drop(connection, plan.schema().schema()));
            return change;
        });
    }

    private static String action(Kind kind) {
        return switch (kind) {
            case INSTALL -> "bundle.installed";
            case UPDATE -> "bundle.updated";
            case ROLL_BACK -> "bundle.rolled-back";
            case REMOVE -> "bundle.removed";
            case START -> "bundle.started";
            case STOP -> "bundle.stopped";
        };
    }
}
