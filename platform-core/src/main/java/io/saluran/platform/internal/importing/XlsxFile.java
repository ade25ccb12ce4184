package io.saluran.platform.internal.importing;

import io.saluran.platform.importing.ImportProblem;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/// A workbook. Dates come as `2026-11-24`, with the time when it is not midnight.
final class XlsxFile implements TableFile {

    private static final ReadingOptions OPTIONS = new ReadingOptions(true, false);
    private static final Pattern NOT_FORMAT = Pattern.compile("\"[^\"]*\"|\\[[^]]*]|\\\\.");
    private static final Pattern DATE_PARTS = Pattern.compile("[dy]|mmm", Pattern.CASE_INSENSITIVE);
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Path file;
    private final List<String> sheets;

    XlsxFile(Path file) throws IOException {
        this.file = file;
        try (var workbook = open()) {
            sheets = visible(workbook).stream().map(Sheet::getName).toList();
        }
    }

    private ReadableWorkbook open() throws IOException {
        try {
            return new ReadableWorkbook(file.toFile(), OPTIONS);
        } catch (ExcelReaderException problem) {
            throw broken(problem);
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
    public void read(int sheet, RowReader reader) throws IOException {
        try (var workbook = open(); var rows = visible(workbook).get(sheet).openStream()) {
            for (var each = rows.iterator(); each.hasNext();) {
                var cells = cells(each.next());
                if (!TableFile.blank(cells) && !reader.row(cells)) {
                    return;
                }
            }
        } catch (ExcelReaderException problem) {
            throw broken(problem);
        }
    }

    private static String[] cells(Row row) {
        var cells = new String[row.getCellCount()];
        Arrays.fill(cells, "");
        for (int i = 0; i < cells.length; i++) {
            cells[i] = text(row.hasCell(i) ? row.getCell(i) : null);
        }
        return cells;
    }

    private static String text(@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY || cell.getType() == CellType.ERROR) {
            return "";
        }
        if (cell.getValue() instanceof BigDecimal number) {
            return isDate(cell) ? date(cell) : number.stripTrailingZeros().toPlainString();
        }
        if (cell.getType() == CellType.FORMULA) {
            return formula(cell);
        }
        var text = cell.getText();
        return text == null ? "" : text;
    }

    private static String formula(Cell cell) {
        var raw = cell.getRawValue();
        if (raw == null) {
            return "";
        }
        if (!isDate(cell)) {
            return raw;
        }
        try {
            var days = new BigDecimal(raw).longValue();
            return java.time.LocalDate.of(1899, 12, 30).plusDays(days).toString();
        } catch (NumberFormatException text) {
            return raw;
        }
    }

    private static boolean isDate(Cell cell) {
        var format = cell.getDataFormatString();
        return format != null && DATE_PARTS.matcher(NOT_FORMAT.matcher(format).replaceAll("")).find();
    }

    private static String date(Cell cell) {
        var time = cell.asDate();
        return time.toLocalTime().equals(LocalTime.MIDNIGHT) ? time.toLocalDate().toString() : MINUTES.format(time);
    }
}
