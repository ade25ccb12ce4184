package io.saluran.platform.internal.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows as CSV: UTF-8 with a mark, without which Excel takes it for something else; numbers in plain digits, days and times in ISO form
/// at the viewer's zone.
final class CsvTable implements Table {

    // What a spreadsheet takes for the beginning of a formula, and what hides one (OWASP, CSV injection).
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Writer writer;
    private final CsvWriter csv;
    private final ZoneId zone;

    private CsvTable(OutputStream out, ZoneId zone) throws IOException {
        this.writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        this.zone = zone;
        writer.write('\uFEFF');
        csv = CsvWriter.builder().build(writer);
    }

    static Table to(HttpServletResponse response, OutputStream out, ZoneId zone, List<String> headings)
            throws IOException {
        response.setContentType("text/csv;charset=utf-8");
        var table = new CsvTable(out, zone);
        table.csv.writeRecord(headings.stream().map(CsvTable::harmless).toList());
        return table;
    }

    @Override
    public void row(@Nullable Object... cells) {
        var row = new ArrayList<String>(cells.length);
        for (var cell : cells) {
            row.add(text(cell));
        }
        csv.writeRecord(row);
    }

    private String text(@Nullable Object cell) {
        return switch (cell) {
            case null -> "";
            case BigDecimal number -> number.toPlainString();
            case Number number -> number.toString();
            case Boolean flag -> flag.toString();
            case LocalDate day -> day.toString();
            case LocalDateTime time -> TIME.format(time);
            case Instant moment -> TIME.format(moment.atZone(zone));
            case OffsetDateTime moment -> TIME.format(moment.atZoneSameInstant(zone));
            default -> harmless(cell.toString());
        };
    }

    /// Text that a spreadsheet would run is shown instead.
    static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    @Override
    public void finish() throws IOException {
        csv.flush();
        writer.flush();
    }

    @Override
    public void close() {
        // The answer is the container's to end.
    }
}
