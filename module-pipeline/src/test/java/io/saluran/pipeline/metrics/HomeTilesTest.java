package io.saluran.pipeline.metrics;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.pipeline.testing.Company;
import io.saluran.platform.format.Formats;
import io.saluran.platform.internal.format.CldrFormats;
import io.saluran.platform.testing.TestImports;
import io.saluran.ui.component.Chart;
import io.saluran.ui.home.HomeTile;
import io.saluran.ui.testing.ClassPathTexts;
import io.saluran.ui.testing.UiTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P1")
class HomeTilesTest extends UiTest {

    private Company company;
    private Formats formats;

    @BeforeEach
    void open() {
        company = new Company();
        formats = new CldrFormats(TestImports.settings(company.db), ClassPathTexts.catalogue(), company.clock);
    }

    @AfterEach
    void close() {
        company.close();
    }

    private void deal(String name, @Nullable Integer value, @Nullable String outcome, @Nullable LocalDate closedOn) {
        var stage = company.stages().get(1);
        company.execute(
                """
                        insert into pipeline.deal (id, name, pipeline_id, stage_id, account_id, owner_id, value, closes_on, stage_since,
                               outcome, reason_id, closed_on)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?::timestamptz, ?, ?, ?)""",
                Ids.next(), name, stage.pipeline(), stage.id(),
                company.account, company.aminah, value == null ? null : BigDecimal.valueOf(value),
                LocalDate.of(2026, 12, 20), Company.NOW.toString(), outcome,
                outcome == null ? null : company.reason(outcome),
                closedOn);
    }

    private void someDeals() {
        deal("Cold rooms", 200_000, null, null);
        deal("Meters", 100_000, null, null);
        deal("This month", 40_000, "won", LocalDate.of(2026, 11, 3));
        deal("Long ago", 60_000, "won", LocalDate.of(2024, 2, 3));
        deal("Missed", 10_000, "lost", LocalDate.of(2026, 11, 4));
    }

    private List<HomeTile> tiles() {
        return List.of(new NeedsYouTile(company.db, company.clock, formats), new OpenStagesTile(company.db, formats),
                new SalesTile(company.db, company.clock, formats), new WonMonthsTile(company.db, formats));
    }

    /// The tile's text, one line for each part.
    private String shown(HomeTile tile, Viewer viewer) {
        var content = show(new Div(tile.prepare(viewer).get()));
        return content.getElement().getTextRecursively();
    }

    private static List<String> addresses() {
        return _find(Anchor.class).stream().map(Anchor::getHref).toList();
    }

    @Test
    void sales_are_six_figures_each_a_link_to_its_deals() {
        someDeals();

        var words = shown(new SalesTile(company.db, company.clock, formats), company.all());

        // weighted: 300,000 at 25 %; average: (40,000 + 60,000) / 2; ratio: 2 of 3
        assertThat(words).contains("Open deals2", "RM\u00a0300,000", "RM\u00a075,000 weighted", "Deals won2",
                "RM\u00a0100,000", "RM\u00a050,000.00", "66.67%", "2 won of 3 closed", "Deals lost1");
        assertThat(addresses()).contains("deals/table?outcome=open", "deals/table?outcome=won",
                "deals/table?outcome=lost", "deals/table?outcome=all");
    }

    @Test
    @Tag("P26")
    void deals_in_a_currency_without_a_rate_are_in_no_total_and_the_figure_says_so() {
        someDeals();
        company.execute("update pipeline.deal set currency = 'EUR', amount = 900, value = null where name = 'Meters'");

        assertThat(shown(new SalesTile(company.db, company.clock, formats), company.all()))
                .contains("Open deals2", "RM\u00a0200,000", "1 deal not converted");
    }

    @Test
    @Tag("P26")
    void a_period_counts_those_of_its_deals_that_have_no_rate() {
        someDeals();
        company.execute("update pipeline.deal set currency = 'EUR', amount = 900, value = null where outcome = 'won'");
        shown(new SalesTile(company.db, company.clock, formats), company.all());
        var panel = _get(SalesPanel.class);
        assertThat(panel.getElement().getTextRecursively()).contains("2 deals not converted");

        panel.show(Period.QUARTER);

        assertThat(panel.getElement().getTextRecursively()).contains("1 deal not converted");
    }

    @Test
    void a_period_counts_its_closed_deals_and_leads_to_them() {
        someDeals();
        shown(new SalesTile(company.db, company.clock, formats), company.all());
        var panel = _get(SalesPanel.class);

        panel.show(Period.QUARTER);

        assertThat(panel.getElement().getTextRecursively()).contains("Closed deals2", "Deals won1", "50.00%");
        assertThat(addresses()).contains("deals/table?outcome=won&closed-from=2026-10-01");
        assertThat(_get(Anchor.class, spec -> spec.withText("This quarter")).getElement().getAttribute("aria-current"))
                .isEqualTo("true");
    }

    @Test
    void without_deals_the_ways_to_the_first_one_are_shown() {
        assertThat(shown(tiles().get(2),
                company.viewer(company.aminah, company.all().visibility(), "pipeline.deal.read",
                        "pipeline.deal.write", "pipeline.import")))
                .contains("once there are deals", "Import deals", "add a deal");
        assertThat(addresses()).containsExactly("import/deals", "deals");
        assertThat(shown(tiles().get(1), company.all())).contains("No deal is open");
        assertThat(shown(tiles().get(3), company.all())).contains("once a deal is closed");
        assertThat(shown(tiles().get(0), company.all())).contains("Nothing waits");
        assertThat(shown(tiles().get(0), company.only(company.aminah))).contains("Nothing of yours waits");
    }

    @Test
    void whoever_may_not_write_is_not_offered_to() {
        assertThat(
                shown(tiles().get(2), company.viewer(company.aminah, company.all().visibility(), "pipeline.deal.read")))
                .doesNotContain("Import deals", "add a deal");
    }

    @Test
    void stages_are_bars_that_lead_to_the_board() {
        someDeals();
        var pipeline = company.stages().getFirst().pipeline();

        var words = shown(tiles().get(1), company.all());

        assertThat(words).contains("Scoping2 deals", "RM\u00a0300K", "RM\u00a075K weighted", "Proposal0 deals");
        assertThat(addresses()).hasSize(5).containsOnly("deals?pipeline=" + pipeline);
    }

    @Test
    void months_are_a_chart_with_a_sentence_and_a_table() {
        someDeals();
        shown(tiles().get(3), company.all());

        var data = Objects.requireNonNull(_get(Chart.class).shown());

        assertThat(data.sentence())
                .isEqualTo("From Nov 2026 to Nov 2026 deals for RM\u00a040K were won; the best month "
                        + "was Nov 2026 with RM\u00a040K.");
        assertThat(data.points()).singleElement().satisfies(point -> {
            assertThat(point.words()).containsExactly("RM\u00a040,000", "1", "1");
            assertThat(point.href()).isEqualTo("deals/table?outcome=won&closed-from=2026-11-01&closed-to=2026-11-30");
        });
        assertThat(data.axis().labels()).first().isEqualTo("0");
    }

    @Test
    void a_month_without_closings_between_others_is_shown_empty() {
        deal("Then", 10_000, "won", LocalDate.of(2026, 8, 3));
        deal("Now", 20_000, "won", LocalDate.of(2026, 11, 3));

        assertThat(new WonMonths(company.db).of(company.all())).extracting(WonMonths.Month::won)
                .containsExactly(1L, 0L, 0L, 1L);
    }

    @Test
    void what_needs_you_is_counted_with_links_and_the_richest_named() {
        someDeals();

        var words = shown(tiles().getFirst(), company.all());

        assertThat(words).contains("2 without next step", "Cold roomsKedai Ali · No next step", "RM\u00a0200,000");
        assertThat(addresses().getFirst())
                .isEqualTo("deals/table?outcome=open&owner=" + company.aminah + "&problem=step");
    }

    @Test
    void every_tile_speaks_malay() {
        someDeals();
        speak(Locale.of("ms"));

        var words = tiles().stream().map(tile -> shown(tile, company.all())).reduce("", String::concat);

        assertThat(words).contains("2 tanpa langkah seterusnya", "berwajaran", "Peluang dimenangi", "Suku tahun ini")
                .doesNotContain("weighted", "Deals", "This quarter");
    }
}
