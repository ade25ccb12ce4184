package io.saluran.platform.internal.importing;

import io.saluran.platform.importing.ImportForm;
import io.saluran.platform.importing.ImportWide;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A table with a column for each of something, read as if it had a row for each. Its rows are counted as they are read.
///
/// @param first the row after the heading
/// @param kept columns that every row has
/// @param names of all columns
/// @param spread columns that become rows
record WideFile(TableFile file, long first, List<Integer> kept, List<String> names, List<Integer> spread,
        ImportWide wide) implements TableFile {

    /// Two columns of a kind are a layout; one may be a chance.
    private static final int FEWEST = 2;

    /// Empty when the table is no wide one.
    static Optional<TableFile> of(TableFile file, TableLook look, Optional<ImportWide> wide) {
        if (wide.isEmpty() || look.heading().first() == 0 || file instanceof WideFile) {
            return Optional.empty();
        }
        var kept = new ArrayList<Integer>();
        var spread = new ArrayList<Integer>();
        for (int i = 0; i < look.names().size(); i++) {
            (wide.get().known().contains(heading(look.names().get(i))) ? spread : kept).add(i);
        }
        return spread.size() < FEWEST
                ? Optional.empty()
                : Optional.of(new WideFile(file, look.heading().last(), kept, look.names(), spread, wide.get()));
    }

    private static String heading(String name) {
        return name.strip().toUpperCase(Locale.ROOT);
    }

    @Override
    public List<String> sheets() {
        return file.sheets();
    }

    @Override
    public ImportForm form() {
        return file.form();
    }

    @Override
    public TableFile as(ImportForm form) {
        return file.as(form);
    }

    @Override
    public char decimal() {
        return file.decimal();
    }

    @Override
    public void read(int sheet, RowReader reader) throws IOException {
        var heading = new ArrayList<String>();
        kept.forEach(column -> heading.add(names.get(column)));
        heading.add(wide.headings());
        heading.add(wide.values());
        if (!reader.row(1, heading.toArray(String[]::new))) {
            return;
        }
        var written = new long[] {1};
        file.read(sheet, (number, cells) -> number <= first || spread(cells, written, reader));
    }

    private boolean spread(String[] cells, long[] written, RowReader reader) throws IOException {
        for (var column : spread) {
            var cell = cell(cells, column);
            if (!cell.isBlank()) {
                var row = new String[kept.size() + 2];
                Arrays.setAll(row, i -> i < kept.size() ? cell(cells, kept.get(i)) : "");
                row[kept.size()] = heading(names.get(column));
                row[kept.size() + 1] = cell;
                if (!reader.row(++written[0], row)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static String cell(String[] cells, int column) {
        return column < cells.length ? cells[column] : "";
    }
}
