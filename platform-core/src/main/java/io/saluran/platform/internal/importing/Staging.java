package io.saluran.platform.internal.importing;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.saluran.db.Copy;
import io.saluran.platform.importing.ImportField;
import io.saluran.platform.importing.ImportProgress;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// The staging table of one draft: unlogged, in schema `staging`, named after the draft's id.
final class Staging {

    private static final Duration STALE = Duration.ofDays(1);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PREFIX = "import_";
    private static final int REPORT_EVERY = 2_000;

    private final String name;
    private final List<ImportField> fields;

    Staging(UUID draft, List<ImportField> fields) {
        this.name = "staging." + PREFIX + draft.toString().replace("-", "");
        this.fields = fields;
    }

    private Staging(String name, List<ImportField> fields) {
        this.name = name;
        this.fields = fields;
    }

    /// A table beside it, for some of its rows.
    Staging part() {
        return new Staging(name + "_part", fields);
    }

    /// With its schema.
    String name() {
        return name;
    }

    /// Makes the table anew and fills it.
    void load(DSLContext sql, Source source, List<CellReader> readers, ImportProgress progress) {
        drop(sql);
        var columns = new StringBuilder("row_no bigint");
        fields.forEach(field -> columns.append(", ").append(quoted(field.key())).append(" text"));
        fields.stream().filter(field -> field.kind() == ImportField.Kind.REFERENCE)
                .forEach(field -> columns.append(", ").append(quoted(field.key() + "_id")).append(" uuid"));
        sql.execute("create unlogged table " + name + " (" + columns + ", verdict text, problem text,"
                + " problem_value text, problem_field text, problem_more text, record_id uuid, unreadable boolean, unread jsonb,"
                + " taken boolean not null default false)");
        var target = new StringBuilder(name + " (row_no");
        readers.forEach(reader -> target.append(", ").append(quoted(reader.field().key())));
        target.append(", verdict, problem, problem_value, problem_field, problem_more, unreadable, unread)");
        Copy.into(sql, target.toString(),
                copy -> source.file().read(source.sheet(), new Loader(copy, readers, source.look(), progress)::row));
        sql.execute("analyze " + name);
    }

    /// Keys that came before, in the same file, are refused.
    void refuseRepeated(DSLContext sql) {
        for (var field : fields) {
            if (field.kind() == ImportField.Kind.KEY) {
                var key = quoted(field.key());
                sql.execute("""
                        update %1$s row
                           set verdict = 'reject', problem = 'import.reason.repeated', problem_value = row.%2$s,
                               problem_field = '%3$s', problem_more = again.first_row::text, unreadable = true
                          from (select row_no, first_value(row_no) over same as first_row
                                  from %1$s
                                 where %2$s is not null and verdict is null
                                window same as (partition by %2$s order by row_no)) again
                         where again.row_no = row.row_no
                           and again.first_row < row.row_no""".formatted(name, key, field.key()));
            }
        }
    }

    /// What stands in a field, also where it could not be read; an expression in SQL.
    static String asWritten(String field) {
        return "coalesce(unread -> '%1$s' ->> 1, %2$s)".formatted(field, quoted(field));
    }

    /// Writes into a cell, or into all that hold what the edit says; which of them cannot be read is then in `unread`.
    void edit(DSLContext sql, Edits.Edit edit, CellReader.Read read) {
        var field = edit.field();
        var which = edit.row() > 0 ? "row_no = ?" : asWritten(field) + " = ?";
        sql.execute(
                """
                        update %1$s
                           set %2$s = ?,
                               unread = case when ?::text is null then nullif(coalesce(unread, '{}') - '%3$s', '{}')
                                   else coalesce(unread, '{}') || jsonb_build_object('%3$s', jsonb_build_array(?::text, ?::text)) end,
                               unreadable = null, verdict = null, problem = null, problem_value = null, problem_field = null,
                               problem_more = null
                         where %4$s"""
                        .formatted(name, quoted(field), field, which),
                read.text(), read.problem(),
                read.problem(), CellReader.shortened(CellReader.plain(edit.to())),
                edit.row() > 0 ? edit.row() : edit.from());
    }

    /// Refuses edited rows in which a cell still cannot be read.
    void settleEdits(DSLContext sql) {
        sql.execute("""
                update %1$s row
                   set verdict = 'reject', unreadable = true, problem = first.problem, problem_value = first.value,
                       problem_field = first.field, problem_more = first.more
                  from (select distinct on (row_no) row_no, each.key as field, each.value ->> 0 as problem,
                               each.value ->> 1 as value, each.value ->> 2 as more
                          from %1$s, jsonb_each(unread) each
                         where unreadable is null
                         order by row_no, each.key) first
                 where first.row_no = row.row_no""".formatted(name));
        sql.execute("update " + name + " set unreadable = false where unreadable is null");
    }

    /// As [#refuseRepeated], after cells were edited.
    void refuseRepeatedAgain(DSLContext sql) {
        sql.execute(
                "update " + name + " set verdict = null, problem = null, problem_value = null, problem_field = null,"
                        + " problem_more = null, unreadable = false where unreadable and unread is null");
        refuseRepeated(sql);
    }

    /// Notes which rows are taken in spite of a doubt.
    void take(DSLContext sql, Set<Long> rows) {
        var taken = DSL.val(rows.toArray(Long[]::new));
        sql.execute("update " + name + " set taken = not taken where taken <> (row_no = any(?))", taken);
    }

    /// Forgets what was judged, but for cells that could not be read.
    void reset(DSLContext sql) {
        var references = new StringBuilder();
        fields.stream().filter(field -> field.kind() == ImportField.Kind.REFERENCE)
                .forEach(field -> references.append(", ").append(quoted(field.key() + "_id")).append(" = null"));
        sql.execute("update " + name + " set verdict = null, problem = null, problem_value = null,"
                + " problem_field = null, problem_more = null, record_id = null" + references
                + " where unreadable is not true and (verdict is not null or record_id is not null)");
    }

    void drop(DSLContext sql) {
        sql.execute("drop table if exists " + name);
    }

    /// Drops what drafts left behind whose process ended; their ids tell their age.
    static void dropStale(DSLContext sql, Instant now) {
        var stale = new ArrayList<String>();
        for (var table : sql.fetchValues("select tablename::text from pg_tables where schemaname = 'staging'")) {
            var each = String.valueOf(table);
            if (each.matches(PREFIX + "[0-9a-f]{32}")) {
                var made = Instant
                        .ofEpochMilli(Long.parseLong(each.substring(PREFIX.length(), PREFIX.length() + 12), 16));
                if (made.plus(STALE).isBefore(now)) {
                    stale.add(each);
                }
            }
        }
        stale.forEach(each -> sql.dropTableIfExists(DSL.name("staging", each)).execute());
    }

    static String quoted(String column) {
        if (!column.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("Not a field's key: " + column);
        }
        return '"' + column + '"';
    }

    private static final class Loader {
        private final Copy copy;
        private final List<CellReader> readers;
        private final TableLook look;
        private final ImportProgress progress;
        private final LinkedHashMap<String, List<String>> unread = new LinkedHashMap<>();
        private long rows;

        Loader(Copy copy, List<CellReader> readers, TableLook look, ImportProgress progress) {
            this.copy = copy;
            this.readers = readers;
            this.look = look;
            this.progress = progress;
        }

        boolean row(long number, String[] cells) throws IOException {
            if (number <= look.heading().last()) {
                return true;
            }
            copy.cell(number);
            unread.clear();
            for (var reader : readers) {
                var read = reader.read(cells);
                copy.cell(read.text());
                if (read.problem() != null) {
                    unread.put(reader.field().key(),
                            List.of(read.problem(), CellReader.shortened(reader.raw(cells))));
                }
            }
            var width = width(cells);
            if (width > look.columns().size()) {
                readers.forEach(reader -> inDoubt(reader, cells, width));
            }
            verdict();
            copy.end();
            if (++rows % REPORT_EVERY == 0) {
                progress.at(ImportProgress.Phase.READ, rows, look.rows());
            }
            return true;
        }

        /// Behind a separator too many every cell stands one column too far, and nobody knows from where on.
        private void inDoubt(CellReader reader, String[] cells, int width) {
            var raw = reader.raw(cells);
            if (!raw.isEmpty() || unread.isEmpty()) {
                unread.put(reader.field().key(), List.of("import.reason.too-many-cells", CellReader.shortened(raw),
                        Integer.toString(width)));
            }
        }

        private static int width(String[] cells) {
            int width = cells.length;
            while (width > 0 && cells[width - 1].isBlank()) {
                width--;
            }
            return width;
        }

        private void verdict() throws IOException {
            var first = unread.firstEntry();
            if (first == null) {
                copy.cell(null).cell(null).cell(null).cell(null).cell(null).cell("f").cell(null);
            } else {
                var said = first.getValue();
                copy.cell("reject").cell(said.getFirst()).cell(said.get(1)).cell(first.getKey())
                        .cell(said.size() > 2 ? said.get(2) : null).cell("t").cell(JSON.writeValueAsString(unread));
            }
        }
    }
}
