package io.saluran.platform.internal.importing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A file with rows of cells. Read from its beginning each time, in constant memory.
interface TableFile {

    /// Names of the sheets; one without a name for CSV.
    List<String> sheets();

    /// Calls for each row that has something in it, from the top, until told to stop.
    void read(int sheet, RowReader reader) throws IOException;

    /// Takes rows.
    @FunctionalInterface
    interface RowReader {
        /// @param cells as long as the row is; empty cells are `""`; not kept
        /// @return whether to go on
        boolean row(String[] cells) throws IOException;
    }

    /// Says by its content what the file is.
    ///
    /// @throws io.saluran.platform.importing.ImportProblem if it is no table
    static TableFile open(Path file) throws IOException {
        return FileKind.of(file) == FileKind.XLSX ? new XlsxFile(file) : CsvFile.of(file);
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
