package io.saluran.platform.internal.importing;

import io.saluran.platform.importing.ImportForm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A file with rows of cells. Read from its beginning each time, in constant memory.
interface TableFile {

    /// Shows where a file has the character zero.
    char ZERO = '\u2400';

    /// Names of the sheets; one without a name for CSV.
    List<String> sheets();

    /// Calls for each row that has something in it, from the top, until told to stop.
    void read(int sheet, RowReader reader) throws IOException;

    /// How text is read, without a heading; all empty for a workbook.
    ImportForm form();

    /// The same file read in another way.
    ///
    /// @throws io.saluran.platform.importing.ImportProblem if there is no such character set
    TableFile as(ImportForm form);

    /// The sign that surely parts the decimals of numbers in it; 0 when each column must say for itself.
    char decimal();

    /// Takes rows.
    @FunctionalInterface
    interface RowReader {
        /// @param number counted from 1 as a spreadsheet counts, empty rows too
        /// @param cells as long as the row is; empty cells are `""`; not kept
        /// @return whether to go on
        boolean row(long number, String[] cells) throws IOException;
    }

    /// Says by its content what the file is.
    ///
    /// @throws io.saluran.platform.importing.ImportProblem if it is no table
    static TableFile open(Path file) throws IOException {
        return FileKind.of(file) == FileKind.XLSX ? new XlsxFile(file) : CsvFile.of(file);
    }

    /// Without the character zero, which no database keeps; what shows in its place makes the row one to look at.
    static void showZeros(String[] cells) {
        for (int i = 0; i < cells.length; i++) {
            if (cells[i].indexOf(0) >= 0) {
                cells[i] = cells[i].replace((char) 0, ZERO);
            }
        }
    }

    static boolean blank(String[] cells) {
        for (var cell : cells) {
            if (!cell.isBlank()) {
                return false;
            }
        }
        return true;
    }
}
