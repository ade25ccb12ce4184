package io.saluran.platform.internal.importing;

import io.saluran.platform.importing.ImportProblem;
import io.saluran.platform.importing.ImportTop;
import io.saluran.platform.internal.importing.Headings.Heading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A sheet as it was seen when read through once: its heading, its columns, its rows.
///
/// @param heading where it is; the first row of data comes after it
/// @param top the first rows as people see them
record TableLook(List<Profile> columns, long rows, Heading heading, List<ImportTop> top) {

    private static final int MOST_COLUMNS = 500;
    private static final int LETTERS = 26;

    /// @param chosen where the heading is; null to find it
    /// @param known whether a name is that of a field
    /// @throws ImportProblem if there is nothing, or nothing below the heading
    static TableLook at(TableFile file, int sheet, @Nullable Heading chosen, Predicate<String> known)
            throws IOException {
        var headings = new Headings(file, sheet, known);
        var heading = chosen == null ? headings.find() : chosen;
        if (heading.first() > 0 && !headings.has(heading.first())) {
            throw new ImportProblem(headings.shown().isEmpty()
                    ? "import.problem.empty-file"
                    : "import.problem.no-heading-there", heading.first());
        }
        var reading = new Reading(heading, heading.first() == 0 ? null : headings.names(heading));
        file.read(sheet, reading::row);
        if (reading.columns.isEmpty()) {
            throw new ImportProblem("import.problem.empty-file");
        }
        if (reading.rows == 0) {
            throw new ImportProblem("import.problem.only-heading", reading.columns.size());
        }
        return new TableLook(List.copyOf(reading.columns), reading.rows, heading, headings.shown());
    }

    static TableLook at(TableFile file, int sheet) throws IOException {
        return at(file, sheet, null, name -> false);
    }

    List<String> names() {
        return columns.stream().map(Profile::name).toList();
    }

    private static final class Reading {
        private final Heading heading;
        private final List<Profile> columns = new ArrayList<>();
        private long rows;

        Reading(Heading heading, @Nullable List<String> names) {
            this.heading = heading;
            if (names != null) {
                name(names);
            }
        }

        boolean row(long number, String[] cells) {
            if (number <= heading.last()) {
                return true;
            }
            if (heading.first() == 0) {
                addColumns(cells);
            }
            rows++;
            for (int i = 0; i < cells.length && i < columns.size(); i++) {
                var cell = cells[i].strip();
                if (!cell.isEmpty()) {
                    columns.get(i).see(cell);
                }
            }
            return true;
        }

        private void name(List<String> names) {
            int width = names.size();
            while (width > 1 && names.get(width - 1).isBlank()) {
                width--;
            }
            if (width > MOST_COLUMNS) {
                throw new ImportProblem("import.problem.too-wide", width, MOST_COLUMNS);
            }
            var taken = new HashSet<String>();
            for (var name : names.subList(0, width)) {
                columns.add(new Profile(unlike(taken, name.strip())));
            }
        }

        /// The second "Name" is called "Name (2)", so that each can be told.
        private static String unlike(Set<String> taken, String name) {
            var unlike = name;
            for (int i = 2; !name.isEmpty() && !taken.add(unlike.toLowerCase(Locale.ROOT)); i++) {
                unlike = name + " (" + i + ')';
            }
            return unlike;
        }

        /// Without a heading columns are called as in a spreadsheet, as many as the widest row has.
        private void addColumns(String[] cells) {
            int width = cells.length;
            while (width > columns.size() && cells[width - 1].isBlank()) {
                width--;
            }
            if (width > MOST_COLUMNS) {
                throw new ImportProblem("import.problem.too-wide", width, MOST_COLUMNS);
            }
            while (columns.size() < width) {
                columns.add(new Profile(letters(columns.size())));
            }
        }

        private static String letters(int index) {
            var last = String.valueOf((char) ('A' + index % LETTERS));
            return index < LETTERS ? last : letters(index / LETTERS - 1) + last;
        }
    }
}
