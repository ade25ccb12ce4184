package io.saluran.db.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/// The random password of the embedded server, in a file that only its owner reads.
final class PostgresPassword {

    private static final int BYTES = 24;

    private PostgresPassword() {}

    /// @param made whether the data is there already, so that a new password would not open it
    static String in(Path file, boolean made) throws IOException {
        if (Files.isRegularFile(file)) {
            return Files.readString(file).strip();
        }
        if (made) {
            throw new IOException("the data is there but not its password; put the file " + file + " back");
        }
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        var password = HexFormat.of().formatHex(bytes);
        write(file, password);
        return password;
    }

    static void write(Path file, String password) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, password);
    }
}
