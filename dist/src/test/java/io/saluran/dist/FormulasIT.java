package io.saluran.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.dist.LivePlatform.Asker;
import io.saluran.platform.export.ExportSource;
import io.saluran.platform.internal.host.Contributions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// No table that is taken out of Saluran begins a cell with what a spreadsheet would run: every export of the registry,
/// with a formula of each kind in every text of every kind of record.
@Tag("X5")
@Tag("X6")
@ExtendWith(LivePlatform.Shared.class)
class FormulasIT {

    private static final List<PlantedFormulas> FORMULAS = PlantedFormulas.SIGNS.stream().map(PlantedFormulas::new)
            .toList();

    /// Exports of records with texts of people, in which each of them must stand.
    private static final String[] WITH_TEXTS = {"deals", "accounts", "contacts", "products", "assets", "audit"};
    private static final Pattern BEGINS_ONE = Pattern.compile("^\\s*[=+\\-@\\t\\r\\n＝＋－＠].*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("[+-]?[\\d.,]+");

    private static LivePlatform live;
    private static Asker asker;

    @BeforeAll
    static void put_formulas_everywhere(LivePlatform given) {
        live = given;
        asker = live.asker("Calculator", "all", live.permissions());
        for (var formula : FORMULAS) {
            var owner = live.asker("Calculator " + FORMULAS.indexOf(formula), "own").id();
            live.platform().db().write(sql -> {
                formula.plant(sql, owner);
                return owner;
            });
        }
    }

    private static List<String> exports() {
        try (var sources = Contributions.of(live.platform().framework().context(), ExportSource.class)) {
            return sources.services().stream().map(ExportSource::name).toList();
        }
    }

    private static byte[] export(String file) {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(HttpRequest.newBuilder(URI.create(live.address() + "/export/" + file))
                    .header("Authorization", "Bearer " + asker.token()).build(), BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).as(file).isEqualTo(200);
            return answer.body();
        } catch (IOException problem) {
            throw new java.io.UncheckedIOException(problem);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /// Read by hand, as a spreadsheet does: quotes around a cell, doubled within.
    private static List<String> cells(String csv) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        var quoted = false;
        for (int i = 0; i < csv.length(); i++) {
            var sign = csv.charAt(i);
            if (sign == '"') {
                quoted = !quoted;
            } else if (!quoted && (sign == ',' || sign == '\r' || sign == '\n')) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(sign);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    @Test
    void no_csv_begins_a_cell_with_a_formula() {
        var disarmed = new HashMap<String, Set<String>>();
        for (var name : exports()) {
            var csv = new String(export(name + ".csv"), StandardCharsets.UTF_8).substring(1);
            var cells = cells(csv);
            assertThat(cells).as(name).noneMatch(cell -> BEGINS_ONE.matcher(cell).matches()
                    && !NUMBER.matcher(cell).matches());
            disarmed.put(name, standing(cells, PlantedFormulas::harmless));
        }
        assertThat(disarmed).as("exports in which they stand as text").containsKeys(WITH_TEXTS);
        assertThat(WITH_TEXTS).allSatisfy(name -> assertThat(disarmed.get(name)).as(name)
                .containsExactlyInAnyOrderElementsOf(PlantedFormulas.SIGNS));
    }

    @Test
    void no_xlsx_has_a_cell_with_a_formula() throws IOException {
        var texts = new HashMap<String, Set<String>>();
        for (var name : exports()) {
            var cells = new ArrayList<String>();
            try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(export(name + ".xlsx")))) {
                for (var sheet : workbook.getSheets().toList()) {
                    for (var row : sheet.read()) {
                        row.stream().filter(java.util.Objects::nonNull).forEach(cell -> {
                            assertThat(cell.getType()).as(name).isNotEqualTo(CellType.FORMULA);
                            cells.add(cell.getText());
                        });
                    }
                }
            }
            texts.put(name, standing(cells, PlantedFormulas::text));
        }
        assertThat(WITH_TEXTS).allSatisfy(name -> assertThat(texts.get(name)).as(name)
                .containsExactlyInAnyOrderElementsOf(PlantedFormulas.SIGNS));
    }

    /// The signs of the formulas with which a cell begins.
    private static Set<String> standing(List<String> cells, Function<PlantedFormulas, String> as) {
        return FORMULAS.stream().filter(formula -> cells.stream().anyMatch(cell -> cell.startsWith(as.apply(formula))))
                .map(PlantedFormulas::sign).collect(Collectors.toSet());
    }
}
