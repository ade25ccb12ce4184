package io.saluran.platform.internal.node;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/// A folder for files that several nodes may share, known by an id that stands in it.
///
/// @param path is made when it is not there
public record SharedFolder(Path path) {

    /// What it is known by, the same for everybody who sees this folder.
    public UUID id() throws IOException {
        var file = Files.createDirectories(path).resolve("folder-id");
        if (!Files.exists(file)) {
            // Whole or not at all, and the first one stays when two nodes start at once.
            var fresh = Files.writeString(path.resolve("folder-id-" + ProcessHandle.current().pid()),
                    UUID.randomUUID().toString());
            try {
                Files.createLink(file, fresh);
            } catch (FileAlreadyExistsException other) {
                return read(file);
            } catch (UnsupportedOperationException noLinks) {
                Files.copy(fresh, file);
            } finally {
                Files.delete(fresh);
            }
        }
        return read(file);
    }

    private static UUID read(Path file) throws IOException {
        return UUID.fromString(Files.readString(file).strip());
    }

    /// This machine and a folder, which together tell a node from others.
    public static String place(Path folder) throws IOException {
        return InetAddress.getLocalHost().getHostName() + ':' + folder;
    }
}
