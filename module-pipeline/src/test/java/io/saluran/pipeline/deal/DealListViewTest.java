package io.saluran.pipeline.deal;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import io.saluran.db.Visibility;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.component.Later;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P1")
class DealListViewTest extends DealUiCase {

    private static List<String> shown() {
        var grid = _get(DealGrid.class);
        return GridKt._fetch(grid, 0, 100).stream().map(DealList.Row::name).toList();
    }

    private static String sum() {
        return text(_get(Later.class, spec -> spec.withClasses("s-sum")));
    }

    @Test
    void it_lists_open_deals_the_richest_first_and_those_without_a_value_last() {
        deal("Small", "500");
        deal("Unknown", null);
        deal("Large", "1500");
        table(company.all(), "");

        assertThat(shown()).containsExactly("Large", "Small", "Unknown");
        assertThat(sum()).isEqualTo("3 deals · RM\u00a02K total");
        assertThat(GridKt._getFormattedRow(_get(DealGrid.class), 2)).contains("no value yet");
    }

    @Test
    void it_sorts_by_the_column_of_the_address_and_by_a_click() {
        deal("B", "10");
        deal("a", "20");
        table(company.all(), "?sort=name");
        assertThat(shown()).containsExactly("a", "B");

        _get(DealGrid.class).sortBy(new DealList.Sort("name", true));

        assertThat(shown()).containsExactly("B", "a");
    }

    @Test
    void won_deals_are_shown_by_the_period_in_which_they_were_won() {
        var deal = deal("Won in November", "10");
        deals.close(company.all(), deal, true, company.reason("won"), 1);
        deal("Still open", "20");

        table(company.all(), "?outcome=won&from=2026-11-01&to=2026-11-30");
        assertThat(shown()).containsExactly("Won in November");
    }

    @Test
    void a_row_leads_to_the_deal_and_says_where_one_came_from() {
        var deal = deal("Pumps", "10");
        table(company.all(), "?outcome=open&q=pump");

        var name = GridKt._getCellComponent(_get(DealGrid.class), 0, "name");
        var link = _get(name, Anchor.class);
        assertThat(link.getHref()).startsWith("deals/" + deal + "?").contains("list=table", "q=pump", "sort=-value");
    }

    @Test
    void nothing_found_offers_to_clear_the_filters() {
        deal("Pumps", "10");
        table(company.all(), "?q=valves");

        assertThat(text(_get(EmptyState.class))).contains("“Name or account” leaves out the most");
        assertThat(_find(DealGrid.class)).isEmpty();
    }

    @Test
    void the_deals_of_one_account_are_listed_and_the_account_named() {
        deal("Pumps", "10");
        deals.create(company.all(), new Deals.NewDeal("Elsewhere", company.stages().getFirst().id(),
                company.account("Kedai Abu"), null, null, null, null));

        table(company.all(), "?outcome=all&account=" + company.account);

        assertThat(shown()).containsExactly("Pumps");
        assertThat(text(_get(Div.class, spec -> spec.withClasses("s-chip")))).isEqualTo("AccountKedai Ali");
    }

    @Test
    @Tag("X5")
    void an_account_whose_deals_one_does_not_see_is_not_named() {
        var hidden = company.account("Secret Sdn Bhd");
        company.execute("update pipeline.account set owner_id = ? where id = ?", company.aminah, hidden);

        table(company.only(company.ravi), "?account=" + hidden);

        assertThat(_find(Div.class, spec -> spec.withClasses("s-chip"))).isEmpty();
    }

    @Test
    void where_a_figure_led_to_nothing_it_is_offered_to_clear_what_it_selected() {
        deal("Pumps", "10");
        table(company.all(), "?closed-from=2030-01-01");

        assertThat(text(_get(EmptyState.class))).contains("No deal fits");
        assertThat(button("Clear filters").isVisible()).isTrue();
    }

    @Test
    void another_persons_change_arrives_while_the_page_is_open() {
        var deal = deal("Pumps", "10");
        table(company.all(), "");
        deals.edit(company.viewer(company.ravi, new Visibility.All()), deal, DealField.VALUE,
                new java.math.BigDecimal("30"), 1);
        MockVaadin.runUIQueue();

        assertThat(sum()).isEqualTo("1 deal · RM\u00a030 total");
    }

    @Test
    @Tag("X5")
    void one_who_sees_own_deals_only_finds_no_other() {
        deal("Aminah's", "10");
        UUID mine = deals.create(company.only(company.ravi), new Deals.NewDeal("Ravi's",
                company.stages().getFirst().id(), null, null, null, null, null));

        table(company.only(company.ravi), "");

        assertThat(shown()).containsExactly("Ravi's");
        assertThat(of(mine, "owner_id")).isEqualTo(company.ravi.toString());
    }

    @Test
    void a_new_deal_goes_to_its_stage_from_here_too() {
        table(company.all(), "");
        _click(button("New deal"));

        assertThat(_get(com.vaadin.flow.component.dialog.Dialog.class).getHeaderTitle()).isEqualTo("New deal");
    }

    @Test
    void it_speaks_malay() {
        speak(Locale.of("ms"));
        deal("Pam", "10");
        table(company.all(), "");

        assertThat(sum()).isEqualTo("1 peluang · jumlah RM\u00a010");
    }
}
