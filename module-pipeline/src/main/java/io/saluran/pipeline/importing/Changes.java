package io.saluran.pipeline.importing;

import io.saluran.platform.importing.ImportChange;
import io.saluran.platform.importing.ImportRun;
import java.util.List;
import java.util.Map;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// What rows would change in their records, field by field, as people read it.
final class Changes {

    private Changes() {}

    /// @param from the record's table and what it is joined with, where `row` is the staged row
    /// @param values triples of a field, what it is and what it becomes, each in SQL and text; null becomes nothing
    /// @param own the alias of a record with own fields
    static List<ImportChange> of(ImportRun run, List<Long> numbers, String from, String values, @Nullable String own) {
        var rows = new StagedSql(run);
        var more = own == null
                ? ""
                : """
                        union all
                        select 'own_' || part.key, $own.fields ->> part.key, part.value #>> '{}'
                          from jsonb_each(row.own) part
                         where part.value is distinct from $own.fields -> part.key""".replace("$own", own);
        return run.sql().fetch(rows.filled("""
                select row.row_no, change.field, change.was, change.becomes
                  from $rows row
                  join $from
                 cross join lateral (
                       select * from (values $values) each (field, was, becomes)
                       $more) change (field, was, becomes)
                 where row.verdict = 'update'
                   and row.row_no = any(?)
                   and change.becomes is not null
                   and change.was is distinct from change.becomes
                 order by row.row_no""", Map.of("from", from, "values", values, "more", more)),
                DSL.val(numbers.toArray(Long[]::new)))
                .map(row -> new ImportChange(row.get("row_no", Long.class), row.get("field", String.class),
                        row.get("was", String.class), row.get("becomes", String.class)));
    }

    /// A number without what says nothing, so that 500 is 500.00.
    static String number(String expression) {
        return "trim_scale((" + expression + ")::numeric)::text";
    }
}
