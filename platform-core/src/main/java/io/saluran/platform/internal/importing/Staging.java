package io.saluran.platform.internal.importing;

import io.saluran.db.Copy;
import io.saluran.platform.importing.ImportField;
import io.saluran.platform.importing.ImportProgress;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The staging table of one draft: unlogged, in schema `staging`, named after the draft's id.
final class Staging {

    private static final Duration STALE = Duration.ofDays(1);
    private static final String PREFIX = "import_";
    private static final int REPORT_EVERY = 2_000;
    private static final int LONGEST_SHOWN = 200;

    private final String name;
    private final List<ImportField> fields;

    Staging(UUID draft, List<ImportField> fields) {
        this.name = "staging." + PREFIX + draft.toString().replace("-", "");
        this.fields = fields;
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
                + " problem_value text, problem_field text, problem_more text, record_id uuid, unreadable boolean)");
        var target = new StringBuilder(name + " (row_no");
        readers.forEach(reader -> target.append(", ").append(quoted(reader.field().key())));
        target.append(", verdict, problem, problem_value, problem_field, unreadable)");
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
            CellReader refused = null;
            String problem = null;
            for (var reader : readers) {
                var read = reader.read(cells);
                copy.cell(read.text());
                if (problem == null && read.problem() != null) {
                    problem = read.problem();
                    refused = reader;
                }
            }
            verdict(cells, refused, problem);
            copy.end();
            if (++rows % REPORT_EVERY == 0) {
                progress.at(ImportProgress.Phase.READ, rows, look.rows());
            }
            return true;
        }

        private static String shortened(String raw) {
            return raw.length() <= LONGEST_SHOWN ? raw : raw.substring(0, LONGEST_SHOWN) + '…';
        }

        private void verdict(String[] cells, @Nullable CellReader refused, @Nullable String problem) {
            if (refused == null) {
                copy.cell(null).cell(null).cell(null).cell(null).cell("f");
            } else {
                copy.cell("reject").cell(problem).cell(shortened(refused.raw(cells))).cell(refused.field().key())
                        .cell("t");
            }
        }
    }
}
