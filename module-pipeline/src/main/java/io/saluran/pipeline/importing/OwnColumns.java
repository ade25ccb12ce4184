package io.saluran.pipeline.importing;

import io.saluran.db.Copy;
import io.saluran.platform.field.FieldDefinition;
import io.saluran.platform.field.FieldValues;
import io.saluran.platform.field.Fields;
import io.saluran.platform.field.Fields.Reading;
import io.saluran.platform.importing.ImportField;
import io.saluran.platform.importing.ImportField.Kind;
import io.saluran.platform.importing.ImportRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The company's own fields of imported records. Each value that a file has is read once, by its kind; `own` of a staged
/// row then holds them all as JSON.
///
/// @param type of the records, for example `deal`
record OwnColumns(Fields fields, String type) {

    private static final String PREFIX = "own_";
    private static final int CHUNK = 20_000;

    /// These after the built-in fields.
    List<ImportField> after(ImportField... built) {
        return Stream.concat(Stream.of(built), here().stream()
                .map(field -> ImportField.titled(PREFIX + field.key(), kind(field), field.label()))).toList();
    }

    /// Those whose kind is there; the others stay as they are.
    private List<FieldDefinition> here() {
        return fields.of(type).stream().filter(field -> fields.type(field).isPresent()).toList();
    }

    private static Kind kind(FieldDefinition field) {
        return switch (field.type()) {
            case "whole" -> Kind.WHOLE;
            case "decimal", "amount" -> Kind.NUMBER;
            case "percent" -> Kind.SHARE;
            case "date" -> Kind.DATE;
            default -> Kind.TEXT;
        };
    }

    /// Reads what was staged; rows with a value that is none are refused.
    void read(ImportRun run, StagedSql rows) {
        rows.execute("alter table $rows add column if not exists own jsonb");
        rows.execute("update $rows set own = null where own is not null");
        var mapped = here().stream().filter(field -> run.mapped().contains(PREFIX + field.key())).toList();
        if (mapped.isEmpty()) {
            return;
        }
        rows.execute("drop table if exists import_own");
        rows.execute("create temporary table import_own (field text, written text, value jsonb) on commit drop");
        for (var field : mapped) {
            read(run, rows, field);
        }
        rows.execute("analyze import_own");
        for (var field : mapped) {
            var column = PREFIX + field.key();
            rows.reject("pipeline.import.reason.own", column, """
                    exists (select from import_own known
                             where known.field = '%s' and known.written = row.%s and known.value is null)"""
                    .formatted(field.key(), column));
            rows.execute("""
                    update $rows row
                       set own = coalesce(row.own, '{}') || jsonb_build_object('$key', known.value)
                      from import_own known
                     where known.field = '$key' and known.written = row.$column and row.verdict is null""",
                    Map.of("key", field.key(), "column", column));
        }
    }

    /// Values are few beside rows as a rule; when they are not, this keeps them from being in memory all at once.
    private void read(ImportRun run, StagedSql rows, FieldDefinition field) {
        var column = PREFIX + field.key();
        var last = "";
        while (true) {
            var values = new ArrayList<String>();
            run.sql().fetch(rows.filled("""
                    select distinct $column collate "C" as written
                      from $rows
                     where $column > ? collate "C"
                     order by 1
                     limit $chunk""", Map.of("column", column, "chunk", Integer.toString(CHUNK))), last)
                    .forEach(row -> values.add(row.get(0, String.class)));
            if (values.isEmpty()) {
                return;
            }
            Copy.into(run.sql(), "import_own (field, written, value)", copy -> {
                for (var written : values) {
                    var json = fields.read(field, written) instanceof Reading.Read(var value)
                            ? FieldValues.json(value)
                            : null;
                    copy.cell(field.key()).cell(written).cell(json);
                    copy.end();
                }
            });
            last = values.getLast();
        }
    }

    /// Refuses rows that would make a record, or bring a deal to a stage, without what is needed there.
    ///
    /// @param table of the records, with its schema
    /// @param entered a condition on the row that a deal comes to the stage `x_stage_id`; `false` where there are none
    void refuseMissing(StagedSql rows, String table, String entered) {
        for (var field : here()) {
            if (field.use().required()) {
                refuse(rows, field, table, "row.record_id is null");
            } else if (!field.use().requiredIn().isEmpty() && !entered.equals("false")) {
                refuse(rows, field, table, entered + """
                        and exists (select from pipeline.stage needed
                                     join pipeline.stage here on here.pipeline_id = needed.pipeline_id
                                      and here.position >= needed.position
                                    where here.id = row.x_stage_id and needed.id in (%s))""".formatted(field.use()
                        .requiredIn().stream().map(id -> "'" + id + "'::uuid").collect(Collectors.joining(", "))));
            }
        }
    }

    private static void refuse(StagedSql rows, FieldDefinition field, String table, String condition) {
        rows.execute("""
                update $rows row
                   set verdict = 'reject', problem = 'pipeline.import.reason.own-needed',
                       problem_field = '$field', problem_value = ''
                 where row.verdict is null and $condition
                   and not jsonb_exists(coalesce(row.own, '{}'), '$key')
                   and not exists (select from $table known
                                    where known.id = row.record_id and jsonb_exists(known.fields, '$key'))""",
                Map.of("condition", condition, "field", PREFIX + field.key(), "key", field.key(), "table", table));
    }

    /// The condition that a row changes own fields of its record.
    static String changes(String record) {
        return "row.own is not null and " + record + ".fields || row.own is distinct from " + record + ".fields";
    }
}
