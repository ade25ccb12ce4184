package io.saluran.pipeline.importing;

import io.saluran.platform.importing.ImportRun;
import io.saluran.platform.importing.ImportUndo;
import java.util.Map;

/// Writes what rows change into the history of their records, field by field, by one statement and before the change.
final class ImportedHistory {

    /// The column of a field of the history: `closesOn` is `closes_on`, `account` is `account_id`, own ones are `fields`.
    private static final String COLUMN = "lower(regexp_replace(split_part(t.field, '.', 1), '([A-Z])', '_\\1', 'g'))";

    private ImportedHistory() {}

    /// The condition on an entry `t` of the history that what it tells of stays as the import left it, or is of another type.
    static String stays(ImportUndo undo, String type) {
        return """
                t.record_type <> '%2$s'
                or exists (select from platform.import_record kept
                         where kept.import_id = '%1$s' and kept.record_type = '%2$s' and kept.record_id = t.record_id
                           and kept.action = 'updated'
                           and (kept.after is null or jsonb_exists_any(kept.after, array[%3$s, %3$s || '_id'])))"""
                .formatted(undo.importId(), type, COLUMN);
    }

    /// @param type of the records; their alias too
    /// @param from the record's table and what it is joined with, where `row` is the staged row
    /// @param values triples of a field as the history calls it, what it is and what it becomes, each in SQL and text
    static void write(ImportRun run, String type, String from, String values) {
        var rows = new StagedSql(run);
        rows.execute("""
                create temporary table import_change on commit drop as
                select platform.uuid7() as id, $type.id as record_id, change.field, change.was, change.becomes
                  from $rows row
                  join $from
                 cross join lateral (
                       select * from (values $values) each (field, was, becomes)
                       union all
                       select 'fields.' || part.key, ($type.fields -> part.key)::text, part.value::text
                         from jsonb_each(row.own) part
                        where part.value is distinct from $type.fields -> part.key) change
                 where row.verdict = 'update'
                   and change.was is distinct from change.becomes""",
                Map.of("type", type, "from", from, "values", values));
        rows.execute(
                """
                        insert into pipeline.record_change (id, record_type, record_id, at, person_id, field, old_value, new_value,
                               import_id)
                        select id, '$type', record_id, now(), $me, field, was, becomes, $import from import_change""",
                Map.of("type", type, "me", rows.me()));
        run.note("record_change", "select id, 'created', null::jsonb, null::int from import_change");
    }
}
