package io.saluran.platform.internal.importing;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.StringArrayHandler;
import io.saluran.platform.importing.ImportProblem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;

/// Text with a separator between cells, whichever it is.
record CsvFile(Path file, Charset charset, char separator) implements TableFile {

    private static final char[] SEPARATORS = {',', ';', '\t', '|'};
    private static final int SAMPLE = 1 << 16;
    private static final int SAMPLE_ROWS = 100;
    // Longer cells are not a table any more but a forgotten quote.
    private static final int LONGEST_ROW = 4 << 20;
    private static final String EXCEL_HINT = "sep=";

    static CsvFile of(Path file) throws IOException {
        var charset = TextCharset.of(file);
        try (var reader = text(file, charset)) {
            var sample = new char[SAMPLE];
            int length = 0;
            for (int read = 0; read >= 0 && length < SAMPLE; length += Math.max(read, 0)) {
                read = reader.read(sample, length, SAMPLE - length);
            }
            return new CsvFile(file, charset, separator(new String(sample, 0, length), length == SAMPLE));
        }
    }

    @Override
    public List<String> sheets() {
        return List.of("");
    }

    @Override
    public void read(int sheet, RowReader reader) throws IOException {
        try (var text = text(file, charset); var rows = rows(text, separator)) {
            var first = true;
            for (var cells : rows) {
                if (first && cells.length <= 2 && cells[0].startsWith(EXCEL_HINT)) {
                    first = false;
                    continue;
                }
                first = false;
                if (!TableFile.blank(cells) && !reader.row(cells)) {
                    return;
                }
            }
        } catch (CsvParseException problem) {
            throw (ImportProblem) new ImportProblem("import.problem.quotes").initCause(problem);
        } catch (UncheckedIOException problem) {
            throw problem.getCause();
        }
    }

    private static Reader text(Path file, Charset charset) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(Files.newInputStream(file), charset), SAMPLE);
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
        return reader;
    }

    private static CsvReader<String[]> rows(Reader text, char separator) {
        return CsvReader.builder().fieldSeparator(separator).quoteCharacter('"').skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE).missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(LONGEST_ROW).build(StringArrayHandler.of(), text);
    }

    /// The separator with which most rows have the same number of cells, above one; a comma when none does.
    static char separator(String sample, boolean cut) {
        if (sample.startsWith(EXCEL_HINT) && sample.length() > EXCEL_HINT.length()) {
            return sample.charAt(EXCEL_HINT.length());
        }
        var best = ',';
        var bestScore = 0.0;
        for (var separator : SEPARATORS) {
            var score = score(sample, cut, separator);
            if (score > bestScore) {
                best = separator;
                bestScore = score;
            }
        }
        return best;
    }

    private static double score(String sample, boolean cut, char separator) {
        var widths = new HashMap<Integer, Integer>();
        int rows = 0;
        try (var reader = rows(new java.io.StringReader(sample), separator)) {
            for (var cells : reader) {
                widths.merge(cells.length, 1, Integer::sum);
                if (++rows == SAMPLE_ROWS) {
                    break;
                }
            }
        } catch (CsvParseException | IOException unreadable) {
            if (!cut || rows < 2) {
                return 0;
            }
        }
        var most = 0.0;
        for (var width : widths.entrySet()) {
            if (width.getKey() > 1) {
                // Agreement counts first; among equals the more cells the better.
                most = Math.max(most, (double) width.getValue() / rows + Math.min(width.getKey(), 99) / 1000.0);
            }
        }
        return most;
    }
}
