package io.saluran.dist;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// A PostgreSQL 16 in a folder, whose programs the build has copied.
final class OldestServer implements AutoCloseable {

    private static final Path JAR = Path.of("target", "postgres-16.jar");

    private final Path programs;
    private final Path data;
    private final int port;

    private OldestServer(Path folder, int port) {
        this.programs = folder.resolve("programs");
        this.data = folder.resolve("data");
        this.port = port;
    }

    static OldestServer in(Path folder) throws IOException, InterruptedException, SQLException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var server = new OldestServer(folder, port);
        server.unpack();
        server.run("initdb", "-D", server.data.toString(), "-U", "owner", "-A", "trust", "-E", "UTF8", "--locale=C",
                "--no-instructions");
        server.run("pg_ctl", "start", "-D", server.data.toString(), "-w", "-s", "-l",
                folder.resolve("server.log").toString(), "-o", "-c port=" + port + " -c listen_addresses=127.0.0.1"
                        + " -c unix_socket_directories='' -c fsync=off");
        try (var connection = DriverManager.getConnection(server.url("postgres"), "owner", "");
                var statement = connection.createStatement()) {
            statement.execute("create role company login createrole");
            statement.execute("create database shared owner company");
        }
        return server;
    }

    private void unpack() throws IOException {
        try (var jar = new ZipFile(JAR.toFile());
                var tar = new TarArchiveInputStream(new XZCompressorInputStream(
                        jar.getInputStream(jar.getEntry("postgres-linux-x86_64.txz"))))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry);
            }
        }
    }

    private void write(TarArchiveInputStream tar, TarArchiveEntry entry) throws IOException {
        var file = programs.resolve(entry.getName()).normalize();
        if (entry.isDirectory()) {
            Files.createDirectories(file);
        } else {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            } else {
                Files.copy(tar, file);
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    /// As the product does it: PostgreSQL does not run as root.
    private void run(String program, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("/usr/bin/unshare", "-U"));
        }
        command.add(programs.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        var output = data.resolveSibling(program + ".out").toFile();
        var code = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start().waitFor();
        if (code != 0) {
            throw new IOException(program + " said: " + Files.readString(output.toPath()));
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + '/' + database;
    }

    /// For `--database-url`, as its owner, who is no superuser.
    String address() {
        return "postgresql://company@127.0.0.1:" + port + "/shared";
    }

    /// What a query says first.
    String one(String query) throws SQLException {
        try (var connection = DriverManager.getConnection(url("shared"), "owner", "");
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run("pg_ctl", "stop", "-D", data.toString(), "-m", "fast", "-w", "-s");
    }
}
