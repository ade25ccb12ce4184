package io.saluran.dist;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/// The folder with everything a Saluran keeps, held by one process at a time.
final class Home implements AutoCloseable {

    private final Path folder;
    private final FileChannel channel;
    private final FileLock lock;

    private Home(Path folder, FileChannel channel, FileLock lock) {
        this.folder = folder;
        this.channel = channel;
        this.lock = lock;
    }

    /// @throws StartProblem if the folder cannot be written, or another process holds it
    static Home hold(Path folder) {
        try {
            make(folder);
            var channel = FileChannel.open(folder.resolve("in-use"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            var lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new StartProblem("The home folder " + folder
                        + " is in use by another Saluran; stop it, or choose another folder with --home.");
            }
            return new Home(folder, channel, lock);
        } catch (IOException problem) {
            throw new StartProblem("The home folder " + folder + " cannot be written (" + reason(problem)
                    + "); choose another with --home.");
        }
    }

    /// A folder that is new is its owner's alone: it will hold what customers sent. One that is there is as somebody made it.
    private static void make(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(folder);
            return;
        }
        var parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.createDirectory(folder,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException held) {
            return null;
        }
    }

    private static String reason(IOException problem) {
        return switch (problem) {
            case java.nio.file.AccessDeniedException denied -> "access denied";
            case java.nio.file.FileAlreadyExistsException file -> "it is a file";
            default -> String.valueOf(problem.getMessage());
        };
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }
}
