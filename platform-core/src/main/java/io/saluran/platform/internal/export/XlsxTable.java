package io.saluran.platform.internal.export;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/// Rows as XLSX, a thousand at a time in memory. Text stays text in Excel, so that nothing in it can run. What does not
/// fit on a sheet goes on the next.
final class XlsxTable implements Table {

    private static final int SHEET_ROWS = 1_048_576;
    // Excel refuses a file with a longer cell.
    private static final int LONGEST_CELL = 32_767;
    private static final int FLUSH_EVERY = 1_000;
    private static final String DAY = "yyyy-mm-dd";
    private static final String TIME = "yyyy-mm-dd hh:mm";

    private final Workbook workbook;
    private final ZoneId zone;
    private final String name;
    private final List<String> headings;
    private Worksheet sheet;
    private int sheets = 1;
    private int row;

    private XlsxTable(OutputStream out, ZoneId zone, String name, List<String> headings) {
        this.workbook = new Workbook(out, "Saluran", null);
        this.zone = zone;
        this.name = name;
        this.headings = headings;
        this.sheet = begin(name);
    }

    static Table to(HttpServletResponse response, OutputStream out, ZoneId zone, String name, List<String> headings) {
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        return new XlsxTable(out, zone, name, headings);
    }

    private Worksheet begin(String title) {
        var fresh = workbook.newWorksheet(title);
        for (int column = 0; column < headings.size(); column++) {
            fresh.inlineString(0, column, headings.get(column));
            fresh.style(0, column).bold().set();
        }
        fresh.freezePane(0, 1);
        row = 1;
        return fresh;
    }

    @Override
    public void row(@Nullable Object... cells) {
        try {
            if (row == SHEET_ROWS) {
                sheet.finish();
                sheets++;
                sheet = begin(name + " " + sheets);
            }
            for (int column = 0; column < cells.length; column++) {
                cell(column, cells[column]);
            }
            row++;
            if (row % FLUSH_EVERY == 0) {
                sheet.flush();
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private void cell(int column, @Nullable Object cell) {
        switch (cell) {
            case null -> {
            }
            case Number number -> sheet.value(row, column, number);
            case Boolean flag -> sheet.value(row, column, flag);
            case LocalDate day -> {
                sheet.value(row, column, day);
                sheet.style(row, column).format(DAY).set();
            }
            case LocalDateTime time -> time(column, time);
            case Instant moment -> time(column, LocalDateTime.ofInstant(moment, zone));
            case OffsetDateTime moment -> time(column, moment.atZoneSameInstant(zone).toLocalDateTime());
            default -> sheet.inlineString(row, column, cut(cell.toString()));
        }
    }

    private void time(int column, LocalDateTime time) {
        sheet.value(row, column, time);
        sheet.style(row, column).format(TIME).set();
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_CELL ? text : text.substring(0, LONGEST_CELL);
    }

    @Override
    public void finish() throws IOException {
        sheet.finish();
        workbook.finish();
    }

    @Override
    public void close() {
        // The answer is the container's to end.
    }
}
