package io.saluran.platform.internal.file;

import io.saluran.platform.file.Files.FileTooLarge;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// A folder in which each content lies once, called by its hash. A content appears whole or not at all: it is written
/// beside, forced to the disk, and then moved to its place.
///
/// What a transaction that was rolled back had written stays, and is used when the same content comes again.
record ContentFolder(Path folder) {

    private static final int BUFFER = 1 << 16;

    /// A content on its way in. Close it, whether it was kept or not.
    record Coming(Path beside, String sha256, long bytes) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            Files.deleteIfExists(beside);
        }
    }

    /// Reads a content to its end and writes it beside the others.
    Coming take(InputStream content, long limit) throws IOException {
        var beside = Files.createTempFile(Files.createDirectories(folder.resolve("incoming")), "file", null);
        try {
            return write(content, beside, limit);
        } catch (IOException | RuntimeException problem) {
            Files.deleteIfExists(beside);
            throw problem;
        }
    }

    /// Brings it to its place, where it may be already.
    void keep(Coming coming) throws IOException {
        var place = place(coming.sha256());
        if (!Files.exists(place) || Files.size(place) != coming.bytes()) {
            var shelf = Files.createDirectories(shelf(coming.sha256()));
            move(coming.beside(), place);
            force(shelf);
        }
    }

    /// @throws UncheckedIOException if it is there and cannot be deleted
    void delete(String sha256) {
        try {
            Files.deleteIfExists(place(sha256));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static Coming write(InputStream content, Path file, long limit) throws IOException {
        var digest = sha256();
        var bytes = 0L;
        try (var out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            var buffer = new byte[BUFFER];
            for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
                bytes += count;
                if (bytes > limit) {
                    throw new FileTooLarge(limit);
                }
                digest.update(buffer, 0, count);
                var rest = ByteBuffer.wrap(buffer, 0, count);
                while (rest.hasRemaining()) {
                    out.write(rest);
                }
            }
            out.force(true);
        }
        return new Coming(file, HexFormat.of().formatHex(digest.digest()), bytes);
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException sameContent) {
            // Somebody else kept the same content at the same time.
            Files.deleteIfExists(from);
        }
    }

    /// Windows opens no folders; there the move itself is durable.
    private static void force(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /// Empty when it is not there.
    Optional<InputStream> open(String sha256) throws IOException {
        try {
            return Optional.of(Files.newInputStream(place(sha256)));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    private Path place(String sha256) {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("Not a hash: " + sha256);
        }
        return shelf(sha256).resolve(sha256);
    }

    /// A folder for each first two digits, for a folder with very many files is slow.
    private Path shelf(String sha256) {
        return folder.resolve(sha256.substring(0, 2));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
