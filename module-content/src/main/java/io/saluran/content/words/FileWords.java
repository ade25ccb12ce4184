package io.saluran.content.words;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads the words out of a file, by the ending of its name: PDF, Word, PowerPoint, Excel, HTML and plain text.
///
/// Bounded, for the files are strangers': at most [Budget#MOST_CHARACTERS], for at most [Budget#LONGEST] of time; what was
/// read until then counts.
public final class FileWords {

    private FileWords() {}

    /// What was found.
    ///
    /// @param pages null for a kind that has none
    public record Found(String words, @Nullable Integer pages) {
        public static final Found NOTHING = new Found("", null);
    }

    /// @param name as the person called the file
    /// @return [Found#NOTHING] for a kind that is not read, and for a file that is broken or locked
    public static Found of(String name, Path content) {
        var budget = Budget.usual();
        try {
            return switch (ending(name)) {
                case "pdf" -> PdfWords.of(content, budget);
                case "docx", "pptx", "xlsx" -> OfficeWords.of(content, budget);
                case "html", "htm" -> PlainWords.ofHtml(content, budget);
                case "txt", "md", "csv" -> PlainWords.of(content, budget);
                default -> Found.NOTHING;
            };
        } catch (IOException | RuntimeException | StackOverflowError unreadable) {
            // The file is kept all the same; it is found by its title. Parsers of strangers' files throw anything.
            return Found.NOTHING;
        }
    }

    /// What follows the last dot, in lower case; empty without one.
    public static String ending(String name) {
        var dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
