package io.saluran.content.asset;

import io.saluran.content.words.FileWords;
import io.saluran.content.words.FileWords.Found;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A file that came in and lies in a temporary place, its words read; whoever took it deletes it.
///
/// @param name as the person called it
record Incoming(String name, String mediaType, Path content, Found found) {

    /// Reads the stream to its end; not on the UI thread, for reading the words may take seconds.
    static Incoming take(String name, InputStream content) throws IOException {
        var beside = Files.createTempFile("saluran-upload", null);
        try {
            Files.copy(content, beside, StandardCopyOption.REPLACE_EXISTING);
            return new Incoming(name, FileGuess.of(name).mediaType(), beside, FileWords.of(name, beside));
        } catch (IOException | RuntimeException problem) {
            Files.deleteIfExists(beside);
            throw problem;
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
