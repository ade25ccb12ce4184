package io.saluran.platform.internal.trust;

import io.saluran.db.role.Roles;
import io.saluran.platform.importing.ImportChange;
import io.saluran.platform.importing.ImportField;
import io.saluran.platform.importing.ImportMade;
import io.saluran.platform.importing.ImportRun;
import io.saluran.platform.importing.ImportTarget;
import io.saluran.platform.importing.ImportUndo;
import io.saluran.platform.importing.ImportWide;
import io.saluran.platform.importing.NearMatch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// An import target whose statements run in its bundle's role, though the transaction is the host's. The staging table
/// is the role's meanwhile; the host's user is a member of it. When something is thrown, the transaction has ended.
record TargetInRole(ImportTarget target, String role) implements ImportTarget {

    @Override
    public String name() {
        return target.name();
    }

    @Override
    public String permission() {
        return target.permission();
    }

    @Override
    public int order() {
        return target.order();
    }

    @Override
    public List<ImportField> fields() {
        return target.fields();
    }

    @Override
    public Optional<ImportWide> wide() {
        return target.wide();
    }

    @Override
    public Map<String, List<String>> choices(DSLContext sql) {
        return within(sql, () -> target.choices(sql));
    }

    @Override
    public Set<String> doubts() {
        return target.doubts();
    }

    @Override
    public Optional<List<String>> ties(ImportRun run) {
        return within(run.sql(), () -> target.ties(run));
    }

    @Override
    public List<NearMatch> check(ImportRun run) {
        return staged(run, () -> target.check(run));
    }

    /// The staging table is the role's since the check.
    @Override
    public List<ImportChange> changes(ImportRun run, List<Long> rows) {
        return within(run.sql(), () -> target.changes(run, rows));
    }

    @Override
    public List<ImportMade> made(ImportRun run) {
        return within(run.sql(), () -> target.made(run));
    }

    @Override
    public void apply(ImportRun run) {
        staged(run, () -> {
            target.apply(run);
            return true;
        });
    }

    @Override
    public List<String> undo(ImportUndo undo) {
        return within(undo.sql(), () -> target.undo(undo));
    }

    private <T> T staged(ImportRun run, Supplier<T> work) {
        run.sql().execute("alter table {0} owner to {1}", run.staging(), DSL.name(role));
        return within(run.sql(), work);
    }

    private <T> T within(DSLContext sql, Supplier<T> work) {
        sql.connection(connection -> Roles.take(connection, role));
        var result = work.get();
        sql.connection(Roles::leave);
        return result;
    }
}
