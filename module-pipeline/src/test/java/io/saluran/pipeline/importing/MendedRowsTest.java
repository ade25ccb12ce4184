package io.saluran.pipeline.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.db.Viewer;
import io.saluran.pipeline.testing.Company;
import io.saluran.platform.importing.ImportCheck;
import io.saluran.platform.importing.ImportDraft;
import io.saluran.platform.importing.ImportFilter;
import io.saluran.platform.importing.ImportProgress;
import io.saluran.platform.importing.ImportVerdict;
import io.saluran.platform.importing.Imports;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// After a cell was mended only the rows are checked again that depend on it: with what checking all of them would say.
@Tag("P7")
class MendedRowsTest {

    private static final int ROWS = 60;
    private static final int MENDS = 25;

    /// What may stand in each column: keys and names that are there, are nearly there, twice, or no such thing.
    private static final Map<String, List<String>> CELLS = Map.of(
            "External id", List.of("K1", "K2", "K3", "K4", "K5", "K6", "K7", "K8", "", "", "", ""),
            "Name", List.of("Pam A", "Pam B", "pam a", "Pump C", "Kedai Ali", "Kedai Alii", "Bayu Marin", "Gemilang",
                    "Baru", "Lama", ""),
            "Account",
            List.of("Bayu Marine", "Bayu Marin", "bayu marin", "Gemilang Teknik", "Gemilang Teknikk", "Baharu",
                    "baharu", ""),
            "Product", List.of("GTX Pro", "GTXPro", "Unheard of", "", ""),
            "Stage", List.of("Scoping", "Proposal", "Scoping", "Won", "", "Scopng"),
            "Value", List.of("5", "7", "-5", "many", ""),
            "Email", List.of("a@a.example", "b@a.example", "c@a.example", "nobody", "", "", ""),
            "Employees", List.of("5", "1.5", "x", ""));

    private static final Map<String, List<String>> COLUMNS = Map.of(
            "deals", List.of("External id", "Name", "Account", "Product", "Stage", "Value"),
            "contacts", List.of("External id", "Name", "Account", "Email"),
            "accounts", List.of("External id", "Name", "Employees"),
            "products", List.of("Name", "Value"));

    private static final Map<String, String> FIELDS = Map.of("External id", "external_id", "Name", "name", "Account",
            "account", "Product", "product", "Stage", "stage", "Value", "value", "Email", "email", "Employees",
            "employees");

    @TempDir
    Path folder;
    private final Company company = new Company();
    private Imports imports;

    /// A text that is written into a cell.
    private record Mend(long row, String field, String text) {}

    @BeforeEach
    void open() throws IOException {
        imports = PipelineImports.of(company.db, folder);
        take("products", "Name,Price", "GTX Pro,5", "Pam A,7");
        take("accounts", "Account id,Name", "K1,Kedai Ali", ",Bayu Marine", ",Gemilang Teknik");
        take("contacts", "Contact id,Name,Email", "K1,Pam A,a@a.example", "K2,Lama,b@a.example");
        take("deals", "Deal id,Deal name,Stage,Value", "K1,Pam A,Scoping,5", "K2,Lama,Proposal,7");
    }

    @AfterEach
    void close() {
        company.close();
    }

    private void take(String target, String... lines) throws IOException {
        try (var draft = draft(target, String.join("\n", lines))) {
            draft.run(ImportProgress.none());
        }
    }

    private ImportDraft draft(String target, String content) throws IOException {
        return imports.open(Viewer.system(), target, target + ".csv",
                new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }

    private static ImportDraft mapped(ImportDraft draft, List<String> columns) {
        for (int i = 0; i < columns.size(); i++) {
            var field = FIELDS.getOrDefault(columns.get(i), "");
            draft.map(i, draft.target().equals("products") && field.equals("value") ? "list_price" : field);
        }
        return draft;
    }

    private static String any(Random random, String column) {
        var cells = CELLS.getOrDefault(column, List.of(""));
        return cells.get(random.nextInt(cells.size()));
    }

    /// Where all stages are there, deals do not depend on each other by them.
    private static String known(String text) {
        return text.equals("Scopng") ? "Scoping" : text;
    }

    private static String file(Random random, List<String> columns) {
        return String.join(",", columns) + "\n" + IntStream.range(0, ROWS).mapToObj(row -> columns.stream()
                .map(column -> any(random, column)).collect(Collectors.joining(",")) + ",")
                .map(line -> line.substring(0, line.length() - 1)).collect(Collectors.joining("\n"));
    }

    private static String told(ImportDraft draft, ImportCheck check) {
        return check + "\n" + Arrays.stream(ImportVerdict.values()).map(verdict -> verdict + ": " + draft.page(
                ImportFilter.of(verdict), 0, ROWS).rows().stream().map(Object::toString).collect(
                        Collectors.joining("\n  ")))
                .collect(Collectors.joining("\n"));
    }

    private static List<String> differences(String mended, String all) {
        var of = mended.lines().toList();
        var is = all.lines().toList();
        return Stream.concat(of.stream().filter(line -> !is.contains(line)).map(line -> "mended: " + line),
                is.stream().filter(line -> !of.contains(line)).map(line -> "all: " + line)).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"deals", "contacts", "accounts", "products"})
    void it_says_what_a_check_of_all_rows_says(String target) throws IOException {
        var columns = COLUMNS.getOrDefault(target, List.of());
        int partly = 0;
        for (int seed = 0; seed < 3; seed++) {
            var random = new Random(seed);
            boolean strange = seed == 0;
            var file = strange ? file(random, columns) : file(random, columns).replace("Scopng", "Scoping");
            var mends = new ArrayList<Mend>();
            try (var draft = mapped(draft(target, file), columns)) {
                var first = draft.check(ImportProgress.none());
                assertThat(first.reject()).isPositive();
                for (int i = 0; i < MENDS; i++) {
                    var column = columns.get(random.nextInt(columns.size()));
                    var field = target.equals("products") && column.equals("Value")
                            ? "list_price"
                            : FIELDS.getOrDefault(column, "");
                    var text = any(random, column);
                    var mend = new Mend(2 + random.nextInt(ROWS), field, strange ? text : known(text));
                    mends.add(mend);
                    draft.edit(mend.row(), mend.field(), mend.text());
                    var mark = mark(draft);
                    var mended = told(draft, draft.check(ImportProgress.none()));
                    partly += rowsWrittenSince(draft, mark).size() < ROWS ? 1 : 0;
                    try (var all = mapped(draft(target, file), columns)) {
                        mends.forEach(each -> all.edit(each.row(), each.field(), each.text()));
                        assertThat(differences(mended, told(all, all.check(ImportProgress.none()))))
                                .as("seed %d after %s", seed, mends).isEmpty();
                    }
                }
            }
        }
        assertThat(partly).as("checks of some rows").isGreaterThan(MENDS / 2);
    }

    /// The last transaction that wrote a row.
    private String mark(ImportDraft draft) {
        return String.valueOf(company.value("select max(xmin::text::bigint) from " + table(draft)));
    }

    private List<Long> rowsWrittenSince(ImportDraft draft, String mark) {
        return company.db.read(sql -> sql.fetchValues("select row_no from " + table(draft)
                + " where xmin::text::bigint > " + mark + " order by row_no")).stream()
                .map(row -> Long.parseLong(String.valueOf(row))).toList();
    }

    private static String table(ImportDraft draft) {
        return "staging.import_" + draft.id().toString().replace("-", "");
    }

    @Test
    void rows_that_do_not_depend_on_it_are_left_alone() throws IOException {
        for (var pipeline : List.of("", "chosen")) {
            try (var draft = draft("deals", """
                    Deal id,Deal name,Stage,Value
                    N1,Pump,Scoping,5
                    N2,Valve,Proposal,many
                    N3,Tank,Scoping,7
                    N1,Twice,Scoping,8
                    """)) {
                if (!pipeline.isEmpty()) {
                    draft.option("pipeline", String.valueOf(company.value(
                            "select name from pipeline.pipeline order by position limit 1")));
                }
                assertThat(draft.check(ImportProgress.none()).reject()).isEqualTo(2);
                var mark = mark(draft);

                draft.edit(3, "value", "6");
                assertThat(draft.check(ImportProgress.none()).reject()).isEqualTo(1);
                assertThat(rowsWrittenSince(draft, mark)).containsExactly(3L);

                draft.edit(2, "external_id", "N9");
                assertThat(draft.check(ImportProgress.none()).reject()).isZero();
                assertThat(rowsWrittenSince(draft, mark)).containsExactly(2L, 3L, 5L);
            }
        }
    }
}
