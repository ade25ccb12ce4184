package io.saluran.platform.internal.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saluran.db.Viewer;
import io.saluran.platform.export.ExportSource;
import io.saluran.platform.internal.rest.RestServer;
import io.saluran.platform.internal.text.TextCatalogue;
import io.saluran.platform.right.BuiltInRole;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@Tag("X10")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportServletTest {

    private final AtomicReference<@Nullable RestServer> running = new AtomicReference<>();
    private final Notes notes = new Notes();
    private RestServer server;
    private String token;

    /// Writes what a test tells it to.
    private static final class Notes implements ExportSource {

        private List<Object[]> rows = List.of();
        private Map<String, String> asked = Map.of();
        private @Nullable RuntimeException failure;

        @Override
        public String name() {
            return "notes";
        }

        @Override
        public String permission() {
            return "test.note.read";
        }

        @Override
        public List<String> columns() {
            return List.of("note.text", "note.value", "note.on", "note.at");
        }

        @Override
        public void write(Viewer viewer, Map<String, String> filter, Sheet sheet) {
            asked = filter;
            rows.forEach(sheet::row);
            if (failure != null) {
                throw failure;
            }
        }
    }

    @BeforeAll
    void start() throws IOException {
        var texts = new TextCatalogue();
        var files = new ArrayList<java.net.URL>();
        for (var name : List.of("texts/export", "texts/export_ms", "export-test/note", "export-test/note_ms")) {
            files.add(Objects.requireNonNull(ExportServlet.class.getResource('/' + name + ".properties"), name));
        }
        texts.add(ExportServletTest.class, files);
        var servlet = new ExportServlet(() -> List.of(notes), texts,
                new RestServer.StillClock(), this::viewer);
        server = new RestServer(1_000, 1_000, Map.of("/export/*", servlet));
        running.set(server);
        token = server.token(BuiltInRole.REP);
    }

    private Optional<Viewer> viewer(HttpServletRequest request) {
        return Objects.requireNonNull(running.get()).host.viewer(request);
    }

    @BeforeEach
    void forget() {
        notes.rows = List.of();
        notes.failure = null;
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void csv_has_headings_plain_numbers_iso_days_and_the_viewers_own_time() {
        notes.rows = List.<Object[]>of(new Object[] {"Kopi, \"O\"", new BigDecimal("1E+3"),
                LocalDate.of(2026, 11, 24), Instant.parse("2026-11-24T20:30:00Z")},
                new Object[] {null, -5, null, null});
        var answer = server.get(token, "/export/notes.csv");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/csv;charset=utf-8");
        // The person lives in Kuala Lumpur, eight hours before UTC.
        assertThat(answer.body()).isEqualTo("\uFEFFText,Value,On,At\r\n"
                + "\"Kopi, \"\"O\"\"\",1000,2026-11-24,2026-11-25 04:30:00\r\n,-5,,\r\n");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"notes-2026-11-24.csv\"");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void text_that_a_spreadsheet_would_run_is_shown_instead_and_numbers_stay_numbers() {
        notes.rows = List.<Object[]>of(row("=HYPERLINK(\"http://x\")"), row("+60123"), row("-2"), row("@SUM"),
                row("\tx"),
                row("\rx"), row("a=b"), row(""));
        var lines = server.get(token, "/export/notes.csv").body().split("\r\n", -1);

        assertThat(lines[1]).startsWith("\"'=HYPERLINK(");
        assertThat(lines[2]).startsWith("'+60123,");
        assertThat(lines[3]).startsWith("'-2,");
        assertThat(lines[4]).startsWith("'@SUM,");
        assertThat(lines[5]).startsWith("'\tx,");
        assertThat(lines[6]).startsWith("\"'\rx\",");
        assertThat(lines[7]).startsWith("a=b,");
        assertThat(lines[8]).isEqualTo(",,,");
    }

    @Test
    void xlsx_has_typed_cells_and_no_formulas() throws IOException, InterruptedException {
        notes.rows = List.<Object[]>of(new Object[] {"=1+1", new BigDecimal("12.5"), LocalDate.of(2026, 11, 24),
                Instant.parse("2026-11-24T20:30:00Z")});
        var rows = workbook("/export/notes.xlsx");

        assertThat(rows.getFirst().stream().map(Cell::getText)).containsExactly("Text", "Value", "On", "At");
        var row = rows.get(1);
        assertThat(row.getCell(0).getType()).isEqualTo(CellType.STRING);
        assertThat(row.getCell(0).getFormula()).isNull();
        assertThat(row.getCell(0).asString()).isEqualTo("=1+1");
        assertThat(row.getCell(1).asNumber()).isEqualByComparingTo("12.5");
        assertThat(row.getCell(2).asDate().toLocalDate()).isEqualTo("2026-11-24");
        assertThat(row.getCell(3).asDate()).isEqualTo("2026-11-25T04:30:00");
    }

    @Test
    void ten_thousand_rows_arrive_whole_in_both_forms() throws IOException, InterruptedException {
        var many = new ArrayList<Object[]>();
        for (int i = 0; i < 10_000; i++) {
            many.add(new Object[] {"row " + i, i, null, null});
        }
        notes.rows = many;

        assertThat(server.get(token, "/export/notes.csv").body().lines()).hasSize(10_001);
        assertThat(workbook("/export/notes.xlsx")).hasSize(10_001);
    }

    @Test
    void headings_are_in_the_viewers_language() {
        var person = server.person("Siti", BuiltInRole.REP);
        server.database.db()
                .write(sql -> sql.execute("update platform.person set language = 'ms' where id = ?", person));
        var malay = server.tokens
                .create(Viewer.system(), person, "t", io.saluran.platform.internal.rest.Tokens.Scope.READ,
                        null)
                .secret();

        assertThat(server.get(malay, "/export/notes.csv").body()).startsWith("\uFEFFTeks,Nilai,Pada,Masa");
    }

    @Test
    void the_filter_is_the_query_of_the_address() {
        server.get(token, "/export/notes.csv?q=kopi+o&owner=1");

        assertThat(notes.asked).containsExactlyInAnyOrderEntriesOf(Map.of("q", "kopi o", "owner", "1"));
    }

    @Test
    void who_may_not_see_it_gets_a_problem() {
        var stranger = server.token();
        assertThat(server.get("wrong", "/export/notes.csv").statusCode()).isEqualTo(401);
        assertThat(server.get(stranger, "/export/notes.csv").statusCode()).isEqualTo(403);
        assertThat(server.get(stranger, "/export/notes.csv").body()).contains("test.note.read");
        assertThat(server.get(token, "/export/other.csv").statusCode()).isEqualTo(404);
        assertThat(server.get(token, "/export/notes.pdf").statusCode()).isEqualTo(404);
        assertThat(server.get(token, "/export/notes.csv/x").headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
    }

    @Test
    void a_person_in_a_browser_gets_a_page_in_words() {
        var page = server.send(java.net.http.HttpRequest.newBuilder(server.address("/export/notes.csv"))
                .header("Accept", "text/html,*/*").header("Accept-Language", "ms"));

        assertThat(page.statusCode()).isEqualTo(401);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
        assertThat(page.body()).contains("<html lang=\"ms\">", "Fail ini tidak dapat dihasilkan",
                "Anda belum log masuk");
    }

    @Test
    void a_source_that_fails_at_once_is_a_problem_with_a_number() {
        notes.failure = new IllegalStateException("secret");
        var answer = server.get(token, "/export/notes.csv");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.headers().firstValue("Content-Disposition")).isEmpty();
        assertThat(answer.body()).contains("number").doesNotContain("secret");
    }

    @Test
    void a_source_that_fails_on_the_way_is_cut_off_so_that_nobody_takes_half_for_the_whole() {
        var many = new ArrayList<Object[]>();
        for (int i = 0; i < 50_000; i++) {
            many.add(row("row " + i));
        }
        notes.rows = many;
        notes.failure = new IllegalStateException("broken");

        assertThatThrownBy(() -> server.get(token, "/export/notes.csv"))
                .isInstanceOf(java.io.UncheckedIOException.class);
    }

    private static Object[] row(String text) {
        return new @Nullable Object[] {text, null, null, null};
    }

    private List<Row> workbook(String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(server.request(token, path).build(), BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            try (var book = new ReadableWorkbook(new ByteArrayInputStream(answer.body()))) {
                return book.getFirstSheet().read();
            }
        }
    }
}
