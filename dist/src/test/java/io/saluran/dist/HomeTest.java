package io.saluran.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Tag("X9")
@DisabledOnOs(OS.WINDOWS)
class HomeTest {

    @TempDir
    Path folder;

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void a_new_one_is_read_by_nobody_else() throws IOException {
        var home = folder.resolve("below/home");

        Home.hold(home).close();

        assertThat(permissions(home)).isEqualTo("rwx------");
    }

    @Test
    void one_that_is_there_stays_as_somebody_made_it() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-x---"));

        Home.hold(folder).close();

        assertThat(permissions(folder)).isEqualTo("rwxr-x---");
    }
}
