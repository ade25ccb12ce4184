package io.saluran.platform.internal.importing;

import io.saluran.platform.importing.ImportProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/// What a file is, by its first bytes.
enum FileKind {
    XLSX, TEXT;

    private static final int HEAD = 4096;
    private static final int OLE_SEARCHED = 1 << 20;
    private static final String ZIP = "PK\u0003\u0004";
    private static final String OLD_OFFICE = "\u00D0\u00CF\u0011\u00E0";
    /// What such files begin with, by the name that people know.
    private static final Map<String, String> OTHERS = Map.ofEntries(Map.entry("%PDF", "PDF"),
            Map.entry("\u0089PNG", "PNG"), Map.entry("\u00FF\u00D8\u00FF", "JPEG"), Map.entry("GIF8", "GIF"),
            Map.entry("\u001F\u008B", "GZIP"), Map.entry("7z\u00BC\u00AF", "7-Zip"), Map.entry("Rar!", "RAR"),
            Map.entry("{\\rtf", "RTF"), Map.entry("SQLite format 3", "SQLite"), Map.entry("PAR1", "Parquet"));
    private static final Pattern MARKUP = Pattern.compile("\\s*<(!doctype|!--|\\?xml|[a-z][a-z0-9:]*[\\s/>]).*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern JSON = Pattern.compile("\\s*(\\[\\s*[\\[{].*|\\{\\s*\".*)", Pattern.DOTALL);
    // Signs of separation that some systems write between cells.
    private static final String CONTROLS = "\n\r\t\f\u0001\u001F";

    static FileKind of(Path file) throws IOException {
        byte[] head;
        try (var in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        if (head.length == 0) {
            throw new ImportProblem("import.problem.empty-file");
        }
        var bytes = new String(head, StandardCharsets.ISO_8859_1);
        if (bytes.startsWith(ZIP)) {
            return workbook(file);
        }
        if (bytes.startsWith(OLD_OFFICE)) {
            throw new ImportProblem(isLocked(file) ? "import.problem.locked-excel" : "import.problem.old-excel");
        }
        for (var other : OTHERS.entrySet()) {
            if (bytes.startsWith(other.getKey())) {
                throw new ImportProblem("import.problem.not-a-table", other.getValue());
            }
        }
        return text(head);
    }

    private static FileKind text(byte[] head) {
        var charset = TextCharset.guess(head);
        var text = new String(head, charset.orElse(StandardCharsets.UTF_8)).replace("\uFEFF", "");
        if (MARKUP.matcher(text).matches()) {
            throw new ImportProblem("import.problem.web-page");
        }
        if (JSON.matcher(text).matches()) {
            throw new ImportProblem("import.problem.not-a-table", "JSON");
        }
        if (charset.isEmpty() && text.chars().anyMatch(c -> c < ' ' && CONTROLS.indexOf(c) < 0)) {
            throw new ImportProblem("import.problem.not-text");
        }
        return TEXT;
    }

    private static FileKind workbook(Path file) {
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.getEntry("xl/workbook.xml") != null) {
                WorkbookSize.check(file, zip);
                return XLSX;
            }
            if (zip.getEntry("xl/workbook.bin") != null) {
                throw new ImportProblem("import.problem.other-workbook", "XLSB");
            }
            var kind = zip.getEntry("mimetype");
            if (kind != null && new String(zip.getInputStream(kind).readNBytes(HEAD), StandardCharsets.US_ASCII)
                    .toLowerCase(Locale.ROOT).contains("opendocument")) {
                throw new ImportProblem("import.problem.other-workbook", "ODS");
            }
            throw new ImportProblem("import.problem.not-a-table", "ZIP");
        } catch (IOException broken) {
            throw (ImportProblem) new ImportProblem("import.problem.broken-excel").initCause(broken);
        }
    }

    /// A workbook with a password is wrapped like the old ones.
    private static boolean isLocked(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(OLE_SEARCHED), StandardCharsets.UTF_16LE).contains("EncryptedPackage");
        }
    }
}
