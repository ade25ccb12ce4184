package io.saluran.platform.internal.importing;

import io.saluran.platform.importing.ImportProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Refuses workbooks that are packed so that they would fill the memory or run for hours. What an entry says of its own
/// size is not believed: it is unpacked and counted.
final class WorkbookSize {

    private static final long HARMLESS = 64L << 20;
    // Sheets of text and numbers shrink to a tenth; a file of one letter to a thousandth.
    private static final int MOST_SHRUNK = 100;
    private static final long LONGEST_SHEET = 8L << 30;
    private static final int MOST_DEFLATED = 1_032;
    private static final int MOST_PARTS = 5_000;
    private static final int BUFFER = 1 << 16;

    private WorkbookSize() {}

    /// @throws ImportProblem if it is such a file, or its texts would not fit into memory
    static void check(Path file, ZipFile zip) throws IOException {
        if (zip.size() > MOST_PARTS) {
            throw new ImportProblem("import.problem.packed");
        }
        if (Files.size(file) * MOST_DEFLATED <= HARMLESS) {
            return;
        }
        for (var parts = zip.entries(); parts.hasMoreElements();) {
            var part = parts.nextElement();
            if (part.getName().endsWith(".xml") || part.getName().endsWith(".rels")) {
                check(zip, part);
            }
        }
    }

    private static void check(ZipFile zip, ZipEntry part) throws IOException {
        var sheet = part.getName().contains("/worksheets/");
        // Everything but the sheets is held in memory while the workbook is open.
        var most = sheet ? LONGEST_SHEET : Math.max(HARMLESS / 2, Runtime.getRuntime().maxMemory() / 8);
        var packed = Math.max(1, part.getCompressedSize());
        long size = 0;
        var buffer = new byte[BUFFER];
        try (var in = zip.getInputStream(part)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                size += read;
                if (size > HARMLESS && size / packed > MOST_SHRUNK) {
                    throw new ImportProblem("import.problem.packed");
                }
                if (size > most) {
                    throw new ImportProblem("import.problem.large-excel");
                }
            }
        }
    }
}
