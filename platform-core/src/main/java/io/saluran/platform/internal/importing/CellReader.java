package io.saluran.platform.internal.importing;

import io.saluran.platform.importing.DateOrder;
import io.saluran.platform.importing.ImportField;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Turns the cells of one column into PostgreSQL's own text.
///
/// @param index of the column in the file
record CellReader(int index, ImportField field, @Nullable DateOrder dates, char decimal) {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s,;<>\"]+@[^@\\s,;<>\"]+\\.[^@\\s,;<>\".]{2,}");
    private static final Pattern SPACES = Pattern.compile("[\\s\u00A0]+");

    /// What became of a cell.
    ///
    /// @param text null for an empty or unreadable cell
    /// @param problem text key; null when it was read
    record Read(@Nullable String text, @Nullable String problem) {}

    private static final Read EMPTY = new Read(null, null);

    Read read(String[] cells) {
        var raw = raw(cells);
        if (raw.isEmpty()) {
            return field.required() ? new Read(null, "import.reason.missing") : EMPTY;
        }
        return switch (field.kind()) {
            case TEXT, KEY -> new Read(raw, null);
            case REFERENCE -> new Read(SPACES.matcher(raw).replaceAll(" "), null);
            case NUMBER -> NumberReading.read(raw, decimal).map(number -> new Read(number.toPlainString(), null))
                    .orElse(new Read(null, "import.reason.not-a-number"));
            case DATE -> DateReading.read(raw, dates).map(date -> new Read(date.toString(), null))
                    .orElse(new Read(null, "import.reason.not-a-date"));
            case EMAIL -> EMAIL.matcher(raw).matches()
                    ? new Read(raw.toLowerCase(Locale.ROOT), null)
                    : new Read(null, "import.reason.not-an-email");
        };
    }

    /// The cell as the file has it, without outer space.
    String raw(String[] cells) {
        return index < cells.length ? cells[index].replace('\u00A0', ' ').strip() : "";
    }
}
