package io.saluran.platform.internal.importing;

import io.saluran.platform.importing.ImportProblem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A sheet as it was seen when read through once: its heading, its columns, its rows.
///
/// @param headingRow filled rows above the first row of data
record TableLook(List<Profile> columns, long rows, int headingRow) {

    private static final int SEARCHED = 10;
    private static final int MOST_COLUMNS = 500;

    /// @throws ImportProblem if there is nothing, or nothing below the heading
    static TableLook at(TableFile file, int sheet) throws IOException {
        var heading = headingRow(file, sheet);
        var reading = new Reading(heading);
        file.read(sheet, reading::row);
        if (reading.columns.isEmpty()) {
            throw new ImportProblem("import.problem.empty-file");
        }
        if (reading.rows == 0) {
            throw new ImportProblem("import.problem.only-heading", reading.columns.size());
        }
        return new TableLook(List.copyOf(reading.columns), reading.rows, heading);
    }

    List<String> heading() {
        return columns.stream().map(Profile::name).toList();
    }

    /// A title above the table has fewer cells than the heading, which is as wide as what follows.
    private static int headingRow(TableFile file, int sheet) throws IOException {
        var widths = new ArrayList<Integer>();
        file.read(sheet, cells -> {
            int filled = 0;
            for (var cell : cells) {
                filled += cell.isBlank() ? 0 : 1;
            }
            widths.add(filled);
            return widths.size() < SEARCHED;
        });
        var widest = widths.stream().mapToInt(Integer::intValue).max().orElse(0);
        if (widest <= 1) {
            return 0;
        }
        for (int i = 0; i < widths.size(); i++) {
            if (widths.get(i) > 1 && widths.get(i) * 2 > widest) {
                return i;
            }
        }
        return 0;
    }

    private static final class Reading {
        private final int heading;
        private final List<Profile> columns = new ArrayList<>();
        private int above;
        private long rows;

        Reading(int heading) {
            this.heading = heading;
        }

        boolean row(String[] cells) {
            if (above < heading) {
                above++;
                return true;
            }
            if (columns.isEmpty()) {
                if (cells.length > MOST_COLUMNS) {
                    throw new ImportProblem("import.problem.too-wide", cells.length, MOST_COLUMNS);
                }
                for (var cell : cells) {
                    columns.add(new Profile(cell.strip()));
                }
                dropEmptyEnd();
                return true;
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

        private void dropEmptyEnd() {
            while (columns.size() > 1 && columns.getLast().name().isEmpty()) {
                columns.removeLast();
            }
        }
    }
}
