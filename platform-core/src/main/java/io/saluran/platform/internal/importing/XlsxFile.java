package io.saluran.platform.internal.importing;

import io.saluran.platform.format.Written;
import io.saluran.platform.importing.ImportForm;
import io.saluran.platform.importing.ImportProblem;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/// A workbook. Dates come as `2026-11-24`, with the time when it is not midnight; percent as people see it; a formula as
/// its stored value.
final class XlsxFile implements TableFile {

    /// The last day of the year 9999, after which spreadsheets know none.
    private static final BigDecimal LAST_DAY = new BigDecimal("2958466");
    private static final ReadingOptions FORMATS = new ReadingOptions(true, false);
    private static final ReadingOptions NO_FORMATS = new ReadingOptions(false, false);
    private static final Pattern NOT_FORMAT = Pattern.compile("\"[^\"]*\"|\\[[^]]*]|\\\\.");
    private static final Pattern DATE_PARTS = Pattern.compile("[dy]|mmm", Pattern.CASE_INSENSITIVE);
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final long SECONDS = 86_400;

    private final Path file;
    private final List<String> sheets;
    // The library wants the part with the formats when it is asked for them; some programs write none.
    private final boolean styled;

    XlsxFile(Path file) throws IOException {
        this.file = file;
        this.styled = isStyled(file);
        try (var workbook = open()) {
            sheets = visible(workbook).stream().map(Sheet::getName).toList();
        }
        if (sheets.isEmpty()) {
            throw new ImportProblem("import.problem.empty-file");
        }
    }

    private ReadableWorkbook open() throws IOException {
        try {
            return new ReadableWorkbook(file.toFile(), styled ? FORMATS : NO_FORMATS);
        } catch (RuntimeException problem) {
            throw broken(problem);
        }
    }

    private static boolean isStyled(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            return zip.stream().anyMatch(part -> part.getName().endsWith("styles.xml"));
        }
    }

    private static List<Sheet> visible(ReadableWorkbook workbook) {
        return workbook.getSheets().filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE).toList();
    }

    private static ImportProblem broken(Exception cause) {
        return (ImportProblem) new ImportProblem("import.problem.broken-excel").initCause(cause);
    }

    @Override
    public List<String> sheets() {
        return sheets;
    }

    @Override
    public ImportForm form() {
        return new ImportForm("", "", "", 0, 0);
    }

    @Override
    public TableFile as(ImportForm form) {
        return this;
    }

    @Override
    public char decimal() {
        return '.';
    }

    @Override
    public void read(int sheet, RowReader reader) throws IOException {
        try (var workbook = open(); var rows = visible(workbook).get(sheet).openStream()) {
            var each = rows.iterator();
            for (var row = next(each); row != null; row = next(each)) {
                var cells = cells(row, workbook.isDate1904());
                TableFile.showZeros(cells);
                if (!TableFile.blank(cells) && !reader.row(row.getRowNum(), cells)) {
                    return;
                }
            }
        }
    }

    /// Whatever the library stumbles over is the file's fault.
    private static @Nullable Row next(Iterator<Row> rows) {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (RuntimeException problem) {
            throw broken(problem);
        }
    }

    private static String[] cells(Row row, boolean from1904) {
        try {
            var cells = new String[row.getCellCount()];
            Arrays.fill(cells, "");
            for (int i = 0; i < cells.length; i++) {
                cells[i] = text(row.hasCell(i) ? row.getCell(i) : null, from1904);
            }
            return cells;
        } catch (RuntimeException problem) {
            throw broken(problem);
        }
    }

    private static String text(@Nullable Cell cell, boolean from1904) {
        if (cell == null || cell.getType() == CellType.EMPTY || cell.getType() == CellType.ERROR) {
            return "";
        }
        if (cell.getType() == CellType.NUMBER && cell.getValue() instanceof BigDecimal number) {
            return number(cell, number, from1904);
        }
        if (cell.getType() == CellType.FORMULA) {
            return formula(cell, from1904);
        }
        var text = cell.getText();
        return text == null ? "" : text;
    }

    private static String formula(Cell cell, boolean from1904) {
        var raw = cell.getRawValue();
        if (raw == null || raw.startsWith("#")) {
            return "";
        }
        try {
            return number(cell, new BigDecimal(raw), from1904);
        } catch (NumberFormatException text) {
            return raw;
        }
    }

    private static String number(Cell cell, BigDecimal number, boolean from1904) {
        if (!Written.isNumber(number)) {
            return number.toString();
        }
        var written = cell.getDataFormatString();
        var format = written == null ? "" : NOT_FORMAT.matcher(written).replaceAll("");
        if (DATE_PARTS.matcher(format).find() && number.abs().compareTo(LAST_DAY) <= 0) {
            return date(number, from1904);
        }
        return format.contains("%")
                ? number.movePointRight(2).stripTrailingZeros().toPlainString() + '%'
                : number.stripTrailingZeros().toPlainString();
    }

    /// Days since the end of 1899, in which 1900 has a 29 February that it had not; or since 1904.
    private static String date(BigDecimal days, boolean from1904) {
        var whole = days.longValue();
        var first = from1904
                ? java.time.LocalDate.of(1904, 1, 1)
                : java.time.LocalDate.of(1899, 12, whole < 60 ? 31 : 30);
        var seconds = days.subtract(BigDecimal.valueOf(whole)).multiply(BigDecimal.valueOf(SECONDS))
                .setScale(0, java.math.RoundingMode.HALF_UP).longValue();
        var time = LocalDateTime.of(first.plusDays(whole), LocalTime.MIDNIGHT).plusSeconds(seconds);
        return time.toLocalTime().equals(LocalTime.MIDNIGHT) ? time.toLocalDate().toString() : MINUTES.format(time);
    }
}
