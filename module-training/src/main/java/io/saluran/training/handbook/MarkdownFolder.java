package io.saluran.training.handbook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/// A folder of Markdown files, as a folder or packed as ZIP, read into memory within bounds. What is no Markdown is left
/// out; a name that points outside the folder, or more than the bounds, refuses the whole.
final class MarkdownFolder {

    static final int MOST_FILES = 2_000;
    static final int MOST_BYTES = 50 << 20;
    static final int MOST_BYTES_A_FILE = 1 << 20;

    private static final int LONGEST_NAME = 400;

    private final TreeMap<String, String> files = new TreeMap<>();
    private final List<String> unreadable = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private long bytes;

    private MarkdownFolder() {}

    /// Why a folder is not taken.
    enum Reason {
        NOT_A_ZIP, BAD_NAME, TWICE, TOO_MANY, TOO_LARGE, NOTHING
    }

    /// The folder is not taken; nothing was written.
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        private final Reason reason;
        private final String file;

        Refused(Reason reason, String file) {
            super(reason + ": " + file);
            this.reason = reason;
            this.file = file;
        }

        Reason reason() {
            return reason;
        }

        /// The file on which it failed; empty for the whole.
        String file() {
            return file;
        }
    }

    /// @throws Refused if it is no ZIP, empty of Markdown, out of bounds, or has a name that points outside
    static MarkdownFolder zip(InputStream in) throws IOException, Refused {
        var folder = new MarkdownFolder();
        try (var zip = new ZipInputStream(in, StandardCharsets.UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    folder.take(entry.getName(), zip);
                }
            }
        } catch (ZipException | IllegalArgumentException damaged) {
            throw new Refused(Reason.NOT_A_ZIP, "");
        }
        return folder.complete();
    }

    /// @throws Refused if it is empty of Markdown or out of bounds
    static MarkdownFolder of(Path root) throws IOException, Refused {
        var folder = new MarkdownFolder();
        try (var found = Files.walk(root)) {
            for (var file : found.filter(Files::isRegularFile).sorted().toList()) {
                try (var in = Files.newInputStream(file)) {
                    folder.take(root.relativize(file).toString().replace('\\', '/'), in);
                }
            }
        }
        return folder.complete();
    }

    /// Adds files one by one, for those that lie in a bundle.
    static MarkdownFolder of(Iterable<String> paths, Opener opener) throws IOException, Refused {
        var folder = new MarkdownFolder();
        for (var path : paths) {
            try (var in = opener.open(path)) {
                folder.take(path, in);
            }
        }
        return folder.complete();
    }

    /// Opens a file of the folder.
    @FunctionalInterface
    interface Opener {
        InputStream open(String path) throws IOException;
    }

    /// Texts by their path with forward slashes, sorted.
    Map<String, String> files() {
        return files;
    }

    /// Markdown files that are not UTF-8 and were left out.
    List<String> unreadable() {
        return unreadable;
    }

    private MarkdownFolder complete() throws Refused {
        if (files.isEmpty()) {
            throw new Refused(Reason.NOTHING, "");
        }
        return this;
    }

    private void take(String name, InputStream in) throws IOException, Refused {
        check(name);
        // Also what is left out is counted, for it is unpacked on the way.
        var content = in.readNBytes(MOST_BYTES_A_FILE + 1);
        bytes += content.length;
        if (bytes > MOST_BYTES) {
            throw new Refused(Reason.TOO_LARGE, name);
        }
        if (names.size() > MOST_FILES) {
            throw new Refused(Reason.TOO_MANY, name);
        }
        if (!markdown(name)) {
            skip(in);
            return;
        }
        if (content.length > MOST_BYTES_A_FILE) {
            throw new Refused(Reason.TOO_LARGE, name);
        }
        keep(name, content);
    }

    private void keep(String name, byte[] content) throws Refused {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            var plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
            if (plain.indexOf('\0') >= 0) {
                unreadable.add(name);
            } else if (plain.length() > Pages.LONGEST) {
                throw new Refused(Reason.TOO_LARGE, name);
            } else {
                files.put(name, plain);
            }
        } catch (CharacterCodingException otherEncoding) {
            unreadable.add(name);
        }
    }

    private void skip(InputStream in) throws IOException, Refused {
        var buffer = new byte[1 << 16];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            bytes += read;
            if (bytes > MOST_BYTES) {
                throw new Refused(Reason.TOO_LARGE, "");
            }
        }
    }

    private void check(String name) throws Refused {
        var parts = List.of(name.split("/", -1));
        if (name.length() > LONGEST_NAME || name.startsWith("/") || name.indexOf('\\') >= 0 || name.indexOf('\0') >= 0
                || name.matches("[A-Za-z]:.*") || parts.contains("..") || parts.contains(".") || parts.contains("")) {
            throw new Refused(Reason.BAD_NAME, name);
        }
        if (!names.add(name)) {
            throw new Refused(Reason.TWICE, name);
        }
    }

    private static boolean markdown(String name) {
        var hidden = List.of(name.split("/")).stream()
                .anyMatch(part -> part.startsWith(".") || part.equals("__MACOSX"));
        return !hidden && name.matches("(?i).*\\.(md|markdown)");
    }
}
