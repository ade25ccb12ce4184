package io.saluran.pipeline.importing;

import io.saluran.platform.importing.ImportRun;
import java.math.BigDecimal;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;

/// SQL on the staging table of one import. In it `$rows` stands for the table, `$import` for the import's id, and what
/// else is given for itself.
final class StagedSql {

    private final ImportRun run;

    StagedSql(ImportRun run) {
        this.run = run;
    }

    void execute(String sql) {
        execute(sql, Map.of());
    }

    void execute(String sql, Map<String, String> more) {
        run.sql().execute(filled(sql, more));
    }

    Result<Record> fetch(String sql, Map<String, String> more) {
        return run.sql().fetch(filled(sql, more));
    }

    String filled(String sql, Map<String, String> more) {
        var text = sql.replace("$rows", run.stagingName()).replace("$import", "'" + run.id() + "'");
        for (var entry : more.entrySet()) {
            text = text.replace('$' + entry.getKey(), entry.getValue());
        }
        return text;
    }

    /// Refuses rows that have no verdict yet.
    void reject(String problem, String field, String condition) {
        execute("""
                update $rows row
                   set verdict = 'reject', problem = '$problem', problem_field = '$field', problem_value = row.$field
                 where row.verdict is null
                   and ($condition)""", Map.of("problem", problem, "field", field, "condition", condition));
    }

    /// Refuses numbers that are a slip.
    void rejectLarge(String field, BigDecimal limit) {
        reject("pipeline.import.reason.too-large", field, "row." + field + "::numeric >= " + limit.toPlainString());
    }

    /// Whose the record of a row becomes: the owner it names, or who imports.
    String owner() {
        return run.viewer().isSystem()
                ? "row.owner_id"
                : "coalesce(row.owner_id, '" + run.viewer().person() + "'::uuid)";
    }

    /// Who imports, in SQL; nobody for the platform.
    String me() {
        return run.viewer().isSystem() ? "null::uuid" : "'" + run.viewer().person() + "'::uuid";
    }

    /// The condition that the viewer may see a record of this owner.
    String mayReach(String owner) {
        Field<java.util.UUID> column = DSL.field(owner, java.util.UUID.class);
        var condition = run.viewer().maySeeOwner(column);
        var text = run.sql().renderInlined(condition);
        return text.isBlank() ? "true" : text;
    }

    /// The condition on the id of an account that the viewer may see it.
    String mayReachAccount() {
        return "id in (select account.id from pipeline.account where account.owner_id is null or "
                + mayReach("account.owner_id") + ')';
    }
}
