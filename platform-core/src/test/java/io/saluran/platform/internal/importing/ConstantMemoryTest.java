package io.saluran.platform.internal.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.db.Viewer;
import io.saluran.db.testing.TestDatabase;
import io.saluran.platform.importing.ImportDraft;
import io.saluran.platform.importing.ImportProgress.Phase;
import io.saluran.platform.testing.TestImports;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file is read into its staging table without being in memory, however long it is.
@Tag("P7")
class ConstantMemoryTest {

    private static final int ROWS = 120_000;
    private static final String LONG = "Menara Aliran, Jalan Sultan Ismail, Kuala Lumpur ".repeat(6);
    private static final long SAMPLES = 3;
    private static final long MEGABYTE = 1 << 20;

    @TempDir
    Path folder;
    private final TestDatabase database = TestDatabase.of("platform", "src/main/resources");

    @AfterEach
    void close() {
        database.close();
    }

    private Path file() throws IOException {
        var file = folder.resolve("people.csv");
        try (var out = Files.newBufferedWriter(file)) {
            out.write("Name,Office\n");
            for (int i = 0; i < ROWS; i++) {
                out.write("Person " + i + ',' + LONG + i + '\n');
            }
        }
        return file;
    }

    private static long live() {
        for (int i = 0; i < SAMPLES; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /// The memory that is held at the beginning, in the middle and near the end of reading.
    private static List<Long> whileReading(ImportDraft draft) {
        var held = new ArrayList<Long>();
        draft.check((phase, done, total) -> {
            if (phase == Phase.READ && done >= (long) ROWS * held.size() / SAMPLES && held.size() < SAMPLES) {
                held.add(live());
            }
        });
        return held;
    }

    @Test
    void what_is_held_while_a_long_file_is_read_does_not_grow_with_its_rows() throws IOException {
        var file = file();
        assertThat(Files.size(file)).isGreaterThan(30 * MEGABYTE);
        try (var draft = TestImports.of(database.db(), folder.resolve("imports")).open(Viewer.system(), "people",
                "people.csv", file)) {
            var held = whileReading(draft);

            assertThat(held).hasSize(3);
            assertThat(held.getLast() - held.getFirst()).isLessThan(6 * MEGABYTE);
            assertThat(draft.rows()).isEqualTo(ROWS);
        }
    }
}
