package io.saluran.platform.internal.importing;

import io.saluran.platform.importing.DateOrder;
import io.saluran.platform.importing.ImportField;
import io.saluran.platform.internal.importing.NumberReading.Unit;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Turns the cells of one column into PostgreSQL's own text.
///
/// @param index of the column in the file
/// @param decimal the sign that parts decimals; 0 for a column of amounts of which only the currency is taken
record CellReader(int index, ImportField field, @Nullable DateOrder dates, char decimal) {

    /// Longer names and keys are no names and keys, and no index could hold them.
    static final int LONGEST_NAME = 500;
    /// Longer texts are not what a field is for.
    static final int LONGEST_TEXT = 10_000;
    private static final int LONGEST_SHOWN = 200;

    private static final Pattern EMAIL = Pattern.compile("[^@\\s,;<>\"]+@[^@\\s,;<>\"]+\\.[^@\\s,;<>\".]{2,}");
    private static final Pattern SPACES = Pattern.compile("[\\s\u00A0]+");

    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";
    private static final Pattern SIGNED = Pattern.compile("[+-][\\d.,]+");

    /// What became of a cell.
    ///
    /// @param text null for an empty or unreadable cell
    /// @param problem text key; null when it was read
    record Read(@Nullable String text, @Nullable String problem) {}

    private static final Read EMPTY = new Read(null, null);

    static CellReader ofCurrency(int index, ImportField field) {
        return new CellReader(index, field, null, (char) 0);
    }

    Read read(String[] cells) {
        return read(raw(cells));
    }

    /// @param raw without outer space
    Read read(String raw) {
        if (raw.isEmpty()) {
            return field.required() ? new Read(null, "import.reason.missing") : EMPTY;
        }
        if (raw.indexOf(TableFile.ZERO) >= 0) {
            return new Read(null, "import.reason.zero-character");
        }
        if (decimal == 0) {
            return new Read(NumberReading.currency(raw).orElse(null), null);
        }
        return switch (field.kind()) {
            case TEXT -> raw.length() > LONGEST_TEXT ? new Read(null, "import.reason.too-long") : new Read(raw, null);
            case KEY -> raw.length() > LONGEST_NAME ? new Read(null, "import.reason.too-long") : new Read(raw, null);
            case REFERENCE -> raw.length() > LONGEST_NAME
                    ? new Read(null, "import.reason.too-long")
                    : new Read(SPACES.matcher(raw).replaceAll(" "), null);
            case NUMBER -> number(raw, Unit.MONEY);
            case WHOLE -> number(raw, Unit.NONE);
            case SHARE -> number(raw, Unit.SHARE);
            case DATE -> DateReading.read(raw, dates).map(date -> new Read(date.toString(), null))
                    .orElseGet(() -> new Read(null,
                            DateReading.isFar(raw) ? "import.reason.far-date" : "import.reason.not-a-date"));
            case EMAIL -> raw.length() <= LONGEST_NAME && EMAIL.matcher(raw).matches()
                    ? new Read(raw.toLowerCase(Locale.ROOT), null)
                    : new Read(null, "import.reason.not-an-email");
        };
    }

    private Read number(String raw, Unit unit) {
        return NumberReading.read(raw, decimal, unit).map(number -> new Read(number.toPlainString(), null))
                .orElseGet(() -> new Read(null, noNumber(raw, unit)));
    }

    private static String noNumber(String raw, Unit unit) {
        if (WrittenNumber.isShort(raw)) {
            return "import.reason.short-number";
        }
        return unit != Unit.SHARE && WrittenNumber.of(raw).filter(WrittenNumber::share).isPresent()
                ? "import.reason.a-share"
                : "import.reason.not-a-number";
    }

    /// The cell as the file has it, without outer space.
    String raw(String[] cells) {
        return index < cells.length ? plain(cells[index]) : "";
    }

    /// A cell without outer space, and without the apostrophe that keeps a spreadsheet from reckoning.
    static String plain(String cell) {
        var raw = cell.replace((char) 0, TableFile.ZERO).replace('\u00A0', ' ').strip();
        return raw.startsWith("'") && isFormula(raw.substring(1)) ? raw.substring(1) : raw;
    }

    /// As much of a cell as is shown of one that cannot be read.
    static String shortened(String raw) {
        return raw.length() <= LONGEST_SHOWN ? raw : raw.substring(0, LONGEST_SHOWN) + '…';
    }

    /// Whether a spreadsheet would take a text for a formula (OWASP, CSV injection); a number with its sign is none.
    static boolean isFormula(String cell) {
        return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 && !SIGNED.matcher(cell).matches();
    }
}
