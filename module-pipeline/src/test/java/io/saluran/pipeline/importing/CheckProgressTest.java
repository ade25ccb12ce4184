package io.saluran.pipeline.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.db.Viewer;
import io.saluran.db.testing.TestDatabase;
import io.saluran.platform.importing.ImportProgress.Phase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// While a file is checked, it is told how many of its rows are done.
@Tag("P7")
class CheckProgressTest {

    private static final int ROWS = 3_000;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            accounts | Account name,Employees | Kedai %d,5
            contacts | Contact name,Company   | Siti %d,Kedai Ali
            products | Product name,Price     | Pam %d,5
            deals    | Deal name,Company,Value | Pam %d,Kedai Ali,5
            """)
    void a_check_tells_how_many_rows_are_done(String target, String heading, String line) throws IOException {
        var file = heading + '\n' + IntStream.rangeClosed(1, ROWS).mapToObj(line::formatted)
                .collect(Collectors.joining("\n"));
        try (var database = TestDatabase.of("platform", "../platform-core/src/main/resources", "pipeline",
                "src/main/resources");
                var draft = PipelineImports.of(database.db(), folder).open(Viewer.system(), target, "file.csv",
                        new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)))) {
            for (int check = 1; check <= 2; check++) {
                var told = new ArrayList<Long>();
                draft.check((phase, done, total) -> {
                    if (phase == Phase.CHECK) {
                        assertThat(total).isEqualTo(ROWS);
                        told.add(done);
                    }
                });
                assertThat(told).as("check %d", check).isSorted().hasSizeGreaterThan(8)
                        .allMatch(done -> done <= ROWS).anyMatch(done -> done > ROWS / 2);
            }
        }
    }
}
