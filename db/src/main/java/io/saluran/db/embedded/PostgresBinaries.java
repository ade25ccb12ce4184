package io.saluran.db.embedded;

import io.saluran.db.DatabaseProblem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// The programs of PostgreSQL, unpacked once from the jar that carries them for this operating system.
final class PostgresBinaries {

    /// What the folder is named after; another version gets another folder.
    static final String VERSION = "18.4";

    private PostgresBinaries() {}

    /// @param folder where each version has its own folder
    /// @return the folder that holds `bin`
    static Path unpackedIn(Path folder) throws IOException {
        var home = folder.resolve(VERSION);
        if (Files.isRegularFile(home.resolve("complete"))) {
            return home;
        }
        Files.createDirectories(folder);
        var unpacking = Files.createTempDirectory(folder, "unpacking");
        try (var archive = open()) {
            unpack(archive, unpacking);
        }
        Files.createFile(unpacking.resolve("complete"));
        try {
            Files.move(unpacking, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException taken) {
            // Another process was faster, or an attempt was broken off.
            if (Files.isRegularFile(home.resolve("complete"))) {
                delete(unpacking);
            } else {
                delete(home);
                Files.move(unpacking, home, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return home;
    }

    static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static InputStream open() {
        var name = "postgres-" + system() + '-' + processor() + ".txz";
        var archive = PostgresBinaries.class.getClassLoader().getResourceAsStream(name);
        if (archive == null) {
            throw new DatabaseProblem("There is no embedded PostgreSQL for " + system() + " on " + processor()
                    + "; give the address of a PostgreSQL server with --database-url.");
        }
        return new BufferedInputStream(archive);
    }

    private static String system() {
        var name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.contains("win") && !name.contains("darwin") ? "windows" : name.contains("mac") ? "darwin" : "linux";
    }

    private static String processor() {
        var name = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return switch (name) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> name;
        };
    }

    private static void unpack(InputStream packed, Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry, folder);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder) throws IOException {
        var file = folder.resolve(entry.getName()).normalize();
        if (!file.startsWith(folder)) {
            throw new IOException("The archive of PostgreSQL has a path that leads out of it: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(java.util.Objects.requireNonNull(file.getParent()));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, file);
        if ((entry.getMode() & 0100) != 0 && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
