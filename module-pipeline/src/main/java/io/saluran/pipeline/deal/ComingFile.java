package io.saluran.pipeline.deal;

import io.saluran.platform.file.Files.FileTooLarge;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that came from a browser, however slowly, and lies in a temporary place until it is kept in one go.
record ComingFile(Path content) implements AutoCloseable {

    private static final int AT_ONCE = 1 << 16;

    /// Reads the stream to its end; not on the UI thread.
    ///
    /// @param most in bytes
    static ComingFile take(InputStream from, long most) throws IOException {
        var beside = Files.createTempFile("saluran-deal", null);
        try (var out = Files.newOutputStream(beside)) {
            var part = new byte[AT_ONCE];
            long taken = 0;
            for (int read = from.read(part); read >= 0; read = from.read(part)) {
                taken += read;
                if (taken > most) {
                    throw new FileTooLarge(most);
                }
                out.write(part, 0, read);
            }
            return new ComingFile(beside);
        } catch (IOException | RuntimeException problem) {
            Files.deleteIfExists(beside);
            throw problem;
        }
    }

    boolean isEmpty() throws IOException {
        return Files.size(content) == 0;
    }

    InputStream open() throws IOException {
        return Files.newInputStream(content);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(content);
    }
}
