package io.saluran.platform.internal.importing;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.saluran.platform.importing.ImportField;
import io.saluran.platform.importing.ImportTarget;
import io.saluran.platform.text.Texts;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/// Writes the rows that could not be taken: the file's own columns, and the reason in words.
final class RejectedRows {

    private static final int FETCH = 1_000;

    private final Texts texts;
    private final String target;
    private final List<ImportField> fields;
    private final Locale locale;

    RejectedRows(Texts texts, ImportTarget target, Locale locale) {
        this.texts = texts;
        this.target = target.name();
        this.fields = target.fields();
        this.locale = locale;
    }

    /// @param edits are in it as if the file had them
    void write(DSLContext sql, String staging, Source source, Edits edits, Path out) throws IOException {
        Files.createDirectories(out.toAbsolutePath().getParent());
        var look = source.look();
        var separator = source.file() instanceof CsvFile csv && csv.dialect().separator().length() == 1
                ? csv.dialect().separator().charAt(0)
                : ',';
        try (var writer = new BufferedWriter(Files.newBufferedWriter(out, StandardCharsets.UTF_8));
                var rejected = sql
                        .resultQuery("select row_no, problem, problem_value, problem_field, problem_more from "
                                + staging + " where verdict = 'reject' order by row_no")
                        .fetchSize(FETCH).fetchLazy()) {
            // Excel takes UTF-8 for UTF-8 only with this mark.
            writer.write('\uFEFF');
            var csv = CsvWriter.builder().fieldSeparator(separator).build(writer);
            var width = look.columns().size();
            csv.writeRecord(row(look.names().toArray(String[]::new), width, texts.text(locale, "import.reason")));
            source.file().read(source.sheet(), new Copying(csv, rejected.iterator(), width,
                    (number, cells) -> edits.over(number, cells, source.mapping().columnOf()))::row);
            csv.flush();
        }
    }

    /// The reason of one row in words.
    String reason(String problem, @Nullable String value, @Nullable String field, @Nullable String more) {
        return texts.text(locale, problem, value == null ? "" : value, title(field), more == null ? "" : more);
    }

    private String title(@Nullable String field) {
        if (field == null || field.isEmpty()) {
            return "";
        }
        var key = "import.field." + target + '.' + field;
        return fields.stream().filter(each -> each.key().equals(field)).findFirst()
                .flatMap(each -> each.title(locale))
                .orElseGet(() -> texts.knows(key) ? texts.text(locale, key) : field);
    }

    private static String[] row(String[] cells, int width, String reason) {
        var row = Arrays.copyOf(cells, width + 1);
        Arrays.fill(row, Math.min(cells.length, width), width, "");
        for (int i = 0; i < width; i++) {
            row[i] = harmless(row[i]);
        }
        row[width] = harmless(reason);
        return cells.length > width ? withRest(row, cells) : row;
    }

    /// What the table has no column for stands behind the reason, so that it is not lost.
    private static String[] withRest(String[] row, String[] cells) {
        var all = Arrays.copyOf(row, cells.length + 1);
        for (int i = row.length - 1; i < cells.length; i++) {
            all[i + 1] = harmless(cells[i]);
        }
        int width = all.length;
        while (width > row.length && all[width - 1].isBlank()) {
            width--;
        }
        return Arrays.copyOf(all, width);
    }

    /// A spreadsheet that opens the file must not take a cell for a formula; read again, the apostrophe is left out.
    private static String harmless(String cell) {
        return CellReader.isFormula(cell) ? "'" + cell : cell;
    }

    private final class Copying {
        private final CsvWriter csv;
        private final Iterator<Record> rejected;
        private final int width;
        private @Nullable Record next;

        private final BiFunction<Long, String[], String[]> edited;

        Copying(CsvWriter csv, Iterator<Record> rejected, int width, BiFunction<Long, String[], String[]> edited) {
            this.edited = edited;
            this.csv = csv;
            this.rejected = rejected;
            this.width = width;
            this.next = rejected.hasNext() ? rejected.next() : null;
        }

        boolean row(long number, String[] cells) {
            if (next != null && next.get("row_no", Long.class) == number) {
                csv.writeRecord(RejectedRows.row(edited.apply(number, cells), width,
                        reason(next.get("problem", String.class),
                                next.get("problem_value", String.class), next.get("problem_field", String.class),
                                next.get("problem_more", String.class))));
                next = rejected.hasNext() ? rejected.next() : null;
            }
            return next != null;
        }
    }
}
