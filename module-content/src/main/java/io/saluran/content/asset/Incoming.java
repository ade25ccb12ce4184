package io.saluran.content.asset;

import io.saluran.content.words.FileWords;
import io.saluran.content.words.FileWords.Found;
import io.saluran.platform.file.Files.FileTooLarge;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that came in and lies in a temporary place, its words read; whoever took it deletes it.
///
/// @param name as the person called it
record Incoming(String name, String mediaType, Path content, Found found) {

    private static final int AT_ONCE = 1 << 16;

    /// Reads the stream to its end; not on the UI thread, for reading the words may take seconds.
    static Incoming take(String name, InputStream content) throws IOException {
        return take(name, content, Long.MAX_VALUE);
    }

    /// @param most in bytes; one of more is not kept
    /// @throws FileTooLarge if there are more
    static Incoming take(String name, InputStream content, long most) throws IOException {
        var beside = Files.createTempFile("saluran-upload", null);
        try {
            copy(content, beside, most);
            return new Incoming(name, FileGuess.of(name).mediaType(), beside, FileWords.of(name, beside));
        } catch (IOException | RuntimeException problem) {
            Files.deleteIfExists(beside);
            throw problem;
        }
    }

    private static void copy(InputStream content, Path beside, long most) throws IOException {
        try (var out = Files.newOutputStream(beside)) {
            var part = new byte[AT_ONCE];
            long taken = 0;
            for (int read = content.read(part); read >= 0; read = content.read(part)) {
                taken += read;
                if (taken > most) {
                    throw new FileTooLarge(most);
                }
                out.write(part, 0, read);
            }
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(content);
        } catch (IOException held) {
            throw new UncheckedIOException(held);
        }
    }
}
