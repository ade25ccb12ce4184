package io.saluran.platform.internal.importing;

import io.saluran.platform.importing.ImportTop;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Finds the heading among the first rows of a sheet: below titles, and in two lines where it has two.
final class Headings {

    private static final int SEARCHED = 20;
    private static final int SHOWN_ROWS = 10;
    private static final int SHOWN_CELLS = 6;
    private static final int LONGEST_SHOWN = 40;
    private static final int LONGEST_NAME = 80;

    private final List<Top> top = new ArrayList<>();
    private final Predicate<String> known;

    /// @param known whether a name is that of a field
    Headings(TableFile file, int sheet, Predicate<String> known) throws IOException {
        this.known = known;
        file.read(sheet, (number, cells) -> {
            top.add(Top.of(number, cells));
            return top.size() < SEARCHED;
        });
    }

    /// Rows of a heading, counted as a spreadsheet counts; `first` is 0 where there is none.
    record Heading(long first, long last) {}

    /// A row, its cells without outer space and cut where nobody reads on.
    private record Top(long number, List<String> cells, int filled) {

        static Top of(long number, String[] cells) {
            var kept = new ArrayList<String>(cells.length);
            int filled = 0;
            for (var each : cells) {
                var cell = each.strip();
                kept.add(cell.length() <= LONGEST_NAME ? cell : cell.substring(0, LONGEST_NAME));
                filled += cell.isEmpty() ? 0 : 1;
            }
            return new Top(number, kept, filled);
        }

        String cell(int i) {
            return i < cells.size() ? cells.get(i) : "";
        }
    }

    /// What a person sees of the first rows.
    List<ImportTop> shown() {
        return top.stream().limit(SHOWN_ROWS).map(row -> new ImportTop(row.number(), shown(row))).toList();
    }

    private static List<String> shown(Top row) {
        var cells = new ArrayList<String>();
        for (var cell : row.cells()) {
            if (!cell.isEmpty() && cells.size() < SHOWN_CELLS) {
                cells.add(cell.length() <= LONGEST_SHOWN ? cell : cell.substring(0, LONGEST_SHOWN - 1) + '…');
            }
        }
        return cells;
    }

    Heading find() {
        if (top.isEmpty()) {
            return new Heading(0, 0);
        }
        var at = first();
        var row = top.get(at);
        if (knownNames(row) == 0 && isData(row, at)) {
            return new Heading(0, 0);
        }
        var two = at + 1 < top.size() - 1 && isSecondLine(row, top.get(at + 1), at + 1);
        return new Heading(row.number(), two ? top.get(at + 1).number() : row.number());
    }

    /// A title above the table has fewer cells than the heading, which is as wide as what follows; of several such rows
    /// the one with most names that are known.
    private int first() {
        var widest = top.stream().mapToInt(Top::filled).max().orElse(0);
        int best = -1;
        long bestKnown = -1;
        for (int i = 0; i < top.size(); i++) {
            var names = knownNames(top.get(i));
            var wide = widest <= 1 || names > 1
                    || (top.get(i).filled() > 1 && top.get(i).filled() * 2 > widest);
            if (wide && names > bestKnown && (best < 0 || names > 1)) {
                best = i;
                bestKnown = names;
            }
        }
        return Math.max(best, 0);
    }

    private long knownNames(Top row) {
        long count = 0;
        for (var cell : row.cells()) {
            count += !cell.isEmpty() && known.test(cell) ? 1 : 0;
        }
        return count;
    }

    /// Whether a row has a date, a number or an address where the rows below have one too.
    private boolean isData(Top row, int at) {
        for (int i = 0; i < row.cells().size(); i++) {
            if (isValue(row.cell(i)) && valuesBelow(at, i)) {
                return true;
            }
        }
        return false;
    }

    /// Whether the row goes on with the heading: names where the rows below have values, or more names that are known.
    private boolean isSecondLine(Top heading, Top next, int at) {
        if (next.filled() * 2 < heading.filled() || repeats(next)) {
            return false;
        }
        var names = knownNames(next);
        if (names > 0 && names * 2 >= next.filled() && noValues(next)) {
            return true;
        }
        if (knownNames(heading) == heading.filled() && next.filled() <= heading.filled()) {
            return false; // each column has its name already
        }
        for (int i = 0; i < next.cells().size(); i++) {
            if (isName(next.cell(i)) && noValues(next) && valuesBelow(at, i)) {
                return true;
            }
        }
        return false;
    }

    /// What has figures may be an amount that nobody understands; as a heading it would be lost without a word.
    private static boolean isName(String cell) {
        return !cell.isEmpty() && cell.chars().noneMatch(Character::isDigit);
    }

    private static boolean noValues(Top row) {
        for (var cell : row.cells()) {
            if (isValue(cell)) {
                return false;
            }
        }
        return true;
    }

    private static boolean repeats(Top row) {
        var filled = row.cells().stream().filter(cell -> !cell.isEmpty()).toList();
        return filled.stream().distinct().count() < filled.size();
    }

    /// Whether all filled cells below are dates, numbers or addresses, and there are at least two.
    private boolean valuesBelow(int at, int column) {
        int values = 0;
        for (int i = at + 1; i < top.size(); i++) {
            var cell = top.get(i).cell(column);
            if (!cell.isEmpty()) {
                if (!isValue(cell)) {
                    return false;
                }
                values++;
            }
        }
        return values > 1;
    }

    private static boolean isValue(String cell) {
        return cell.chars().anyMatch(Character::isDigit)
                ? new NumberReading.Evidence().see(cell) || new DateReading.Evidence().see(cell) || isAddress(cell)
                : isAddress(cell);
    }

    private static boolean isAddress(String cell) {
        return cell.indexOf('@') > 0 && cell.indexOf(' ') < 0;
    }

    /// The names of the columns of a heading; those of two lines as one name.
    List<String> names(Heading heading) {
        var rows = top.stream().filter(row -> row.number() >= heading.first() && row.number() <= heading.last())
                .toList();
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("No row " + heading.first());
        }
        var first = rows.getFirst();
        if (rows.size() == 1) {
            return first.cells();
        }
        var second = rows.getLast();
        var names = new ArrayList<String>();
        for (int i = 0; i < Math.max(first.cells().size(), second.cells().size()); i++) {
            names.add(joined(first.cell(i), second.cell(i)));
        }
        return names;
    }

    private String joined(String upper, String lower) {
        if (upper.isEmpty() || lower.isEmpty() || upper.equals(lower)) {
            return upper.isEmpty() ? lower : upper;
        }
        if (known.test(lower)) {
            return lower;
        }
        return known.test(upper) ? upper : upper + " – " + lower;
    }

    boolean has(long row) {
        return top.stream().anyMatch(each -> each.number() == row);
    }
}
