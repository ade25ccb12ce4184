package io.saluran.pipeline.importing;

import io.saluran.platform.importing.ImportChange;
import io.saluran.platform.importing.ImportRun;
import io.saluran.platform.importing.ImportUndo;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Records of one table, as the rows of a file make and change them: what differs, how that is told, and how it is
/// written and noted for the way back. `record_id` of a staged row says which record it is.
///
/// @param type of the records, which is the name of their table too
/// @param made columns of a new record
/// @param changed columns of a record that is there
record StagedRecords(String type, List<StagedColumn> made, List<StagedColumn> changed) {

    private String table() {
        return "pipeline." + type;
    }

    private static String each(List<StagedColumn> columns, String between, Function<StagedColumn, String> part) {
        return columns.stream().map(part).collect(Collectors.joining(between));
    }

    private void run(StagedSql rows, String statement, Map<String, String> more) {
        rows.execute(statement.replace("$table", table()).replace("$type", type), more);
    }

    /// Refuses rows whose record belongs to somebody whose records the viewer does not see, or is deleted. Of the first
    /// nothing is told but that the cell by which it was found cannot be used (decision 18).
    ///
    /// @param found the fields by which rows find their records, besides their name
    void refuseHidden(StagedSql rows, String... found) {
        var hidden = """
                exists (select from %s known
                         where known.id = row.record_id and known.owner_id is not null and not (%s)"""
                .formatted(table(), rows.mayReach("known.owner_id"));
        for (var field : found) {
            rows.reject("pipeline.import.reason.not-yours", field,
                    hidden + " and known.%1$s = row.%1$s)".formatted(field));
        }
        rows.reject("pipeline.import.reason.not-yours", "name", hidden + ")");
        rows.reject("pipeline.import.reason.deleted", "name", """
                exists (select from %s known
                         where known.id = row.record_id and known.deleted_at is not null)""".formatted(table()));
    }

    /// Says of each row whether it makes a record, changes one or leaves it.
    ///
    /// @param isNew a condition on the row
    void judge(StagedSql rows, String isNew) {
        run(rows, """
                update $rows row
                   set verdict = case
                       when $isNew then 'create'
                       when exists (select from $table $type
                                     where $type.id = row.record_id
                                       and ($differs or $own)) then 'update'
                       else 'same' end
                 where row.verdict is null""", Map.of("isNew", isNew,
                "differs", each(changed, " or ", column -> column.changes(type)),
                "own", OwnColumns.changes(type)));
    }

    private String joined() {
        return "%1$s %2$s on %2$s.id = row.record_id".formatted(table(), type)
                + each(changed, "", column -> column.join(type));
    }

    List<ImportChange> changes(ImportRun run, List<Long> numbers) {
        return Changes.of(run, numbers, joined(),
                each(changed, ", ", column -> column.told(type)), type);
    }

    /// Writes the new ones, and notes those and how the others were.
    void make(ImportRun run, StagedSql rows) {
        run(rows, """
                insert into $table (id, $columns, fields)
                select record_id, $values, coalesce(own, '{}')
                  from $rows row
                 where verdict = 'create'
                 order by row_no""", Map.of("columns", each(made, ", ", StagedColumn::column),
                "values", each(made, ", ", StagedColumn::value)));
        run.note(type, rows.filled("select record_id, 'created', null::jsonb, 1 from $rows where verdict = 'create'",
                Map.of()));
        run.note(type, rows.filled("""
                select %2$s.id, 'updated', to_jsonb(%2$s), %2$s.version + 1
                  from $rows row
                  join %1$s %2$s on %2$s.id = row.record_id
                 where row.verdict = 'update'""".formatted(table(), type), Map.of()));
    }

    /// Takes the history back that an import wrote; that of what stays changed stays too.
    static void forget(ImportUndo undo, String type) {
        undo.delete("record_change", "pipeline.record_change", "t.field", ImportedHistory.stays(undo, type));
    }

    /// Writes what changes, in the records' history too.
    void change(ImportRun run, StagedSql rows) {
        ImportedHistory.write(run, type, joined(), each(changed, ", ", column -> column.history(type)));
        run(rows, """
                update $table $type
                   set $sets,
                       fields = $type.fields || coalesce(row.own, '{}'),
                       version = $type.version + 1,
                       updated_at = now()
                  from $rows row
                 where row.verdict = 'update' and $type.id = row.record_id""",
                Map.of("sets", each(changed, ", ", column -> column.set(type))));
        run.noteAfter(type, table());
    }
}
