package io.saluran.platform.internal.importing;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;

/// How cells are parted in a text.
///
/// @param quote around cells; [#NO_QUOTE] when none are quoted
/// @param backslash whether a quote inside a cell is written `\"`
record CsvDialect(String separator, char quote, boolean backslash) {

    static final char NO_QUOTE = 0;
    static final String EXCEL_HINT = "sep=";

    private static final List<String> USUAL = List.of(",", ";", "\t", "|");
    private static final List<String> RARE = List.of("^", "~", "\u001F", "\u0001", "¦", "§", "#", ":");
    private static final List<String> DOUBLED = List.of("|", ":", "^", "~", "#");
    private static final int SAMPLE_ROWS = 100;
    private static final double MOST = 0.95;
    // A backslash before a quote that does not end its cell.
    private static final Pattern ESCAPED = Pattern.compile("\\\\\"[^,;\\t|\\r\\n\"]");

    /// What parts most rows into the same number of cells, above one; a comma when nothing does.
    ///
    /// @param cut whether the text goes on
    static CsvDialect of(String sample, boolean cut) {
        var backslash = ESCAPED.matcher(sample).find();
        if (sample.startsWith(EXCEL_HINT) && sample.length() > EXCEL_HINT.length()) {
            return new CsvDialect(sample.substring(EXCEL_HINT.length(), EXCEL_HINT.length() + 1), '"', backslash);
        }
        var usual = best(USUAL, sample, cut, '"', backslash);
        var single = apostrophes(sample) ? best(USUAL, sample, cut, '\'', false) : usual;
        var found = single.score > usual.score ? single : usual;
        if (found.score < MOST) {
            var rare = best(RARE, sample, cut, '"', backslash);
            found = rare.score >= MOST && rare.rows > 1 ? rare : found;
        }
        return found.dialect;
    }

    private record Found(CsvDialect dialect, double score, int rows) {}

    private static Found best(List<String> separators, String sample, boolean cut, char quote, boolean backslash) {
        var best = new Found(new CsvDialect(",", quote, backslash), 0, 0);
        for (var separator : separators) {
            var each = new CsvDialect(DOUBLED.contains(separator) ? doubled(separator, sample) : separator, quote,
                    backslash).judged(sample, cut);
            if (each.score > best.score) {
                best = each;
            }
        }
        return best;
    }

    /// Twice the sign where it never stands alone.
    private static String doubled(String sign, String sample) {
        var twice = sign + sign;
        return sample.contains(twice) && !sample.replace(twice, "").contains(sign) ? twice : sign;
    }

    /// Whether cells stand between apostrophes, as some databases write them.
    private static boolean apostrophes(String sample) {
        return !sample.contains("\"") && Pattern.compile("(?m)^'[^'\\n]*'[,;\\t|]").matcher(sample).find();
    }

    private Found judged(String sample, boolean cut) {
        var widths = new HashMap<Integer, Integer>();
        int rows = 0;
        double bare = 0;
        try (var reader = CsvFile.rows(new StringReader(sample), this)) {
            for (var cells : reader) {
                if (!TableFile.blank(cells)) {
                    widths.merge(cells.length, 1, Integer::sum);
                    bare += cells[0].startsWith("'") ? 0 : 1;
                    if (++rows == SAMPLE_ROWS) {
                        break;
                    }
                }
            }
        } catch (CsvParseException | IOException unreadable) {
            if (!cut || rows < 2) {
                return new Found(this, 0, rows);
            }
        }
        var most = 0.0;
        for (var width : widths.entrySet()) {
            if (width.getKey() > 1) {
                // Agreement counts first; among equals the more cells the better, and cells without their quotes.
                most = Math.max(most, (double) width.getValue() / rows + Math.min(width.getKey(), 99) / 1_000.0
                        + bare / rows / 10_000);
            }
        }
        return new Found(this, most, rows);
    }
}
