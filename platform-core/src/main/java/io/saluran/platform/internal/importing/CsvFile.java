package io.saluran.platform.internal.importing;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.StringArrayHandler;
import io.saluran.platform.importing.ImportForm;
import io.saluran.platform.importing.ImportProblem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Text with a separator between cells, whichever it is.
record CsvFile(Path file, Charset charset, CsvDialect dialect) implements TableFile {

    private static final int SAMPLE = 1 << 16;
    // Longer ones are not a table any more but a forgotten quote.
    private static final int LONGEST_ROW = 8 << 20;
    private static final int MOST_CELLS = 1_000_000;
    private static final char NEVER = '\uFFFF';

    static CsvFile of(Path file) throws IOException {
        var charset = TextCharset.of(file);
        try (var reader = text(file, charset)) {
            var sample = new char[SAMPLE];
            int length = 0;
            for (int read = 0; read >= 0 && length < SAMPLE; length += Math.max(read, 0)) {
                read = reader.read(sample, length, SAMPLE - length);
            }
            return new CsvFile(file, charset, CsvDialect.of(new String(sample, 0, length), length == SAMPLE));
        }
    }

    @Override
    public List<String> sheets() {
        return List.of("");
    }

    @Override
    public ImportForm form() {
        return new ImportForm(charset.name(), dialect.separator(),
                dialect.quote() == CsvDialect.NO_QUOTE ? "" : String.valueOf(dialect.quote()), 0, 0);
    }

    @Override
    public TableFile as(ImportForm form) {
        var quote = form.quote().isEmpty() ? CsvDialect.NO_QUOTE : form.quote().charAt(0);
        if (form.separator().isEmpty() || form.separator().indexOf(quote) >= 0) {
            throw new ImportProblem("import.problem.separator", form.separator());
        }
        return new CsvFile(file, charset(form.charset()),
                new CsvDialect(form.separator(), quote, dialect.backslash()));
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw (ImportProblem) new ImportProblem("import.problem.charset", name).initCause(unknown);
        }
    }

    @Override
    public char decimal() {
        return 0;
    }

    @Override
    public void read(int sheet, RowReader reader) throws IOException {
        long number = 0;
        try (var text = text(file, charset); var rows = rows(text, dialect)) {
            for (var cells : rows) {
                number++;
                TableFile.showZeros(cells);
                var hint = number == 1 && cells.length <= 2 && cells[0].startsWith(CsvDialect.EXCEL_HINT);
                if (!hint && !TableFile.blank(cells) && !reader.row(number, cells)) {
                    return;
                }
            }
        } catch (CsvParseException problem) {
            throw (ImportProblem) new ImportProblem("import.problem.quotes", number + 1).initCause(problem);
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

    static CsvReader<String[]> rows(Reader text, CsvDialect dialect) {
        return CsvReader.builder().fieldSeparator(dialect.separator())
                .quoteCharacter(dialect.quote() == CsvDialect.NO_QUOTE ? NEVER : dialect.quote())
                .skipEmptyLines(false).extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE).trimWhitespacesAroundQuotes(true)
                .allowUnclosedQuote(false).maxBufferSize(LONGEST_ROW)
                .build(StringArrayHandler.of(handler -> handler.maxFields(MOST_CELLS).maxFieldSize(LONGEST_ROW)
                        .maxRecordSize(LONGEST_ROW)), dialect.backslash() ? new BackslashQuotes(text) : text);
    }
}
