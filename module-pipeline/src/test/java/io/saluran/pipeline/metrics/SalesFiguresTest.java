package io.saluran.pipeline.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.db.Viewer;
import io.saluran.db.Visibility;
import io.saluran.db.testing.TestDatabase;
import io.saluran.pipeline.importing.RealHistory;
import io.saluran.platform.testing.CrmFiles;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The figures of a real sales history, against what is counted in its file.
@Tag("P7")
class SalesFiguresTest {

    // A day within the history, so that every period holds some of it.
    private static final LocalDate TODAY = LocalDate.of(2017, 11, 15);
    private static final DateTimeFormatter DATES = DateTimeFormatter.ofPattern("M/d/yyyy");

    @TempDir
    static Path folder;
    private static TestDatabase database;
    private static List<Line> lines;

    /// A line of the file.
    private record Line(String agent, String stage, String closed, BigDecimal value) {
        static Line of(String line) {
            var cells = line.split(",", -1);
            return new Line(cells[1], cells[4], cells[6],
                    cells[7].isEmpty() ? BigDecimal.ZERO : new BigDecimal(cells[7]));
        }

        LocalDate closedOn() {
            return LocalDate.parse(closed, DATES);
        }
    }

    @BeforeAll
    static void open() throws IOException {
        database = TestDatabase.of("platform", "../platform-core/src/main/resources", "pipeline", "src/main/resources");
        RealHistory.into(database.db(), folder);
        try (var in = CrmFiles.open("sales_pipeline.csv")) {
            lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).map(Line::of).toList();
        }
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static Viewer viewer(Visibility visibility, UUID person) {
        return new Viewer(person, "Somebody", Set.of("*"), visibility, Locale.ENGLISH, ZoneOffset.UTC);
    }

    private static Viewer administrator() {
        return viewer(new Visibility.All(), new UUID(0, 1));
    }

    private static SalesFigures.Figures figures(Viewer viewer) {
        return new SalesFigures(database.db()).of(viewer, TODAY);
    }

    private static List<Line> of(String stage) {
        return lines.stream().filter(line -> line.stage().equals(stage)).toList();
    }

    private static BigDecimal sum(List<Line> some) {
        return some.stream().map(Line::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static UUID person(String name) {
        return database.db().read(sql -> sql.fetchSingle("select id from platform.person where name = ?", name)
                .get(0, UUID.class));
    }

    @Test
    void an_administrator_reads_the_numbers_of_the_whole_history() {
        var closed = figures(administrator()).closed(Period.ALL);

        assertThat(figures(administrator()).open().count() + closed.count()).isEqualTo(8_800).isEqualTo(lines.size());
        assertThat(closed.won()).isEqualTo(4_238).isEqualTo(of("Won").size());
        assertThat(closed.wonTotal()).isEqualByComparingTo("10005534").isEqualByComparingTo(sum(of("Won")));
        assertThat(closed.averageWon()).isEqualByComparingTo("2360.91").isEqualByComparingTo(
                sum(of("Won")).divide(BigDecimal.valueOf(of("Won").size()), 2, RoundingMode.HALF_UP));
        assertThat(closed.lost()).isEqualTo(2_473).isEqualTo(of("Lost").size());
        assertThat(new BigDecimal(100 * closed.closeRatio()).setScale(2, RoundingMode.HALF_UP))
                .isEqualByComparingTo("63.15");
    }

    @Test
    void open_deals_without_a_value_have_a_count_and_no_total() {
        assertThat(figures(administrator()).open()).isEqualTo(new SalesFigures.Open(2_089, null, null, 0));
    }

    @Test
    void a_period_counts_what_was_closed_in_it() {
        // the second and third begin in the middle of a month of the history, the last with one
        for (var today : List.of(TODAY, LocalDate.of(2018, 5, 20), LocalDate.of(2018, 9, 29),
                LocalDate.of(2018, 6, 30))) {
            var figures = new SalesFigures(database.db()).of(administrator(), today);
            for (var period : List.of(Period.QUARTER, Period.YEAR, Period.TWELVE_MONTHS)) {
                var from = period.from(today);
                var won = of("Won").stream().filter(line -> !line.closedOn().isBefore(from)).toList();
                var lost = of("Lost").stream().filter(line -> !line.closedOn().isBefore(from)).toList();

                var closed = figures.closed(period);

                assertThat(closed.won()).as("%s on %s", period, today).isEqualTo(won.size());
                assertThat(closed.lost()).isEqualTo(lost.size());
                if (!won.isEmpty()) {
                    assertThat(closed.wonTotal()).isEqualByComparingTo(sum(won));
                }
            }
        }
    }

    @Test
    @Tag("X5")
    void a_person_reads_the_figures_of_the_own_deals_only() {
        var mine = of("Won").stream().filter(line -> line.agent().equals("Moses Frase")).toList();
        var moses = person("Moses Frase");

        var closed = figures(viewer(new Visibility.Owners(Set.of(moses)), moses)).closed(Period.ALL);

        assertThat(closed.won()).isEqualTo(mine.size()).isPositive();
        assertThat(closed.wonTotal()).isEqualByComparingTo(sum(mine));
    }

    @Test
    void months_hold_what_was_won_and_lost_in_them() {
        var wonIn = of("Won").stream().collect(Collectors.groupingBy(line -> YearMonth.from(line.closedOn())));

        var months = new WonMonths(database.db()).of(administrator());

        assertThat(months).extracting(WonMonths.Month::month).doesNotHaveDuplicates().isSorted()
                .endsWith(YearMonth.of(2017, 12));
        assertThat(months).hasSize((int) lines.stream().filter(line -> !line.closed().isEmpty())
                .map(line -> YearMonth.from(line.closedOn())).distinct().count());
        for (var month : months) {
            var won = wonIn.getOrDefault(month.month(), List.of());
            assertThat(month.won()).as("%s", month.month()).isEqualTo(won.size()).isPositive();
            assertThat(month.total()).isEqualByComparingTo(sum(won));
        }
    }

    @Test
    void stages_hold_what_is_open_in_them() {
        var pipelines = new OpenStages(database.db()).of(administrator());

        assertThat(pipelines).extracting(OpenStages.Pipeline::name).containsExactly("sales_pipeline");
        assertThat(pipelines.getFirst().stages()).extracting(OpenStages.Stage::name, OpenStages.Stage::count,
                OpenStages.Stage::total).containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Prospecting", (long) of("Prospecting").size(), null),
                        org.assertj.core.groups.Tuple.tuple("Engaging", (long) of("Engaging").size(), null));
        assertThat(pipelines.getFirst().highestTotal()).isNull();
    }

    @Test
    @Tag("X5")
    void row_level_security_leaves_the_same_figures() {
        var bound = database.underRowSecurity();
        var moses = person("Moses Frase");
        for (var viewer : List.of(administrator(), viewer(new Visibility.Owners(Set.of(moses)), moses))) {
            assertThat(new SalesFigures(bound).of(viewer, TODAY).closed(Period.ALL))
                    .isEqualTo(figures(viewer).closed(Period.ALL));
            assertThat(new WonMonths(bound).of(viewer)).isEqualTo(new WonMonths(database.db()).of(viewer));
            assertThat(new OpenStages(bound).of(viewer)).isEqualTo(new OpenStages(database.db()).of(viewer));
        }
    }
}
