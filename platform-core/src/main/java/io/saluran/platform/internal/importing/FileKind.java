package io.saluran.platform.internal.importing;

import io.saluran.platform.importing.ImportProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/// What a file is, by its first bytes.
enum FileKind {
    XLSX, TEXT;

    private static final int HEAD = 4096;
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLD_OFFICE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    /// What such files begin with, by the name that people know.
    private static final Map<String, String> OTHERS = Map.of("PDF", "%PDF", "PNG", "\u0089PNG", "JPEG",
            "\u00FF\u00D8\u00FF",
            "GIF", "GIF8");
    private static final Pattern MARKUP = Pattern.compile("^\\s*<(!doctype|html|head|body|table|\\?xml|div)\\b?.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    static FileKind of(Path file) throws IOException {
        byte[] head;
        try (var in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        if (head.length == 0) {
            throw new ImportProblem("import.problem.empty-file");
        }
        if (starts(head, ZIP)) {
            return workbook(file);
        }
        if (starts(head, OLD_OFFICE)) {
            throw new ImportProblem("import.problem.old-excel");
        }
        for (var other : OTHERS.entrySet()) {
            if (starts(head, other.getValue().getBytes(StandardCharsets.ISO_8859_1))) {
                throw new ImportProblem("import.problem.not-a-table", other.getKey());
            }
        }
        var charset = TextCharset.guess(head);
        var text = new String(head, charset.orElse(StandardCharsets.UTF_8)).replace("\uFEFF", "");
        if (MARKUP.matcher(text).matches()) {
            throw new ImportProblem("import.problem.web-page");
        }
        if (charset.isEmpty()
                && text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f')) {
            throw new ImportProblem("import.problem.not-text");
        }
        return TEXT;
    }

    private static FileKind workbook(Path file) {
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.getEntry("xl/workbook.xml") == null) {
                throw new ImportProblem("import.problem.not-a-table", "ZIP");
            }
            return XLSX;
        } catch (IOException broken) {
            throw (ImportProblem) new ImportProblem("import.problem.broken-excel").initCause(broken);
        }
    }

    private static boolean starts(byte[] head, byte[] with) {
        if (head.length < with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if (head[i] != with[i]) {
                return false;
            }
        }
        return true;
    }
}
