package io.saluran.db.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What a running server wrote about itself in its data folder.
record PostmasterFile(long pid, int port) {

    private static final int PORT_LINE = 3;

    /// Empty when there is no server, or the file was left by one that is gone.
    static Optional<PostmasterFile> read(Path data) throws IOException {
        var file = data.resolve("postmaster.pid");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        var lines = Files.readAllLines(file);
        if (lines.size() <= PORT_LINE) {
            return Optional.empty();
        }
        var found = new PostmasterFile(Long.parseLong(lines.getFirst().strip()),
                Integer.parseInt(lines.get(PORT_LINE).strip()));
        return found.isAlive() ? Optional.of(found) : Optional.empty();
    }

    /// Whether the process is there and is a PostgreSQL, not one that got the number later.
    boolean isAlive() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().command()).filter(command -> command.contains("postgres"))
                .isPresent();
    }
}
