package io.saluran.pipeline.currency;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import io.saluran.db.Viewer;
import io.saluran.db.Visibility;
import io.saluran.pipeline.currency.Rates.Missing;
import io.saluran.pipeline.currency.Rates.Rate;
import io.saluran.pipeline.currency.Rates.Refusal;
import io.saluran.pipeline.deal.DealEdit;
import io.saluran.pipeline.deal.DealField;
import io.saluran.pipeline.deal.Deals;
import io.saluran.pipeline.record.NotPermitted;
import io.saluran.pipeline.testing.PipelinePage;
import io.saluran.platform.internal.audit.AuditLog;
import io.saluran.platform.internal.setting.CompanySettings;
import io.saluran.platform.internal.view.StoredViews;
import io.saluran.platform.testing.MemoryEvents;
import io.saluran.ui.component.CurrencyField;
import io.saluran.ui.component.DayField;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Every figure here was reckoned by hand.
@Tag("P26")
class RatesTest extends PipelinePage {

    private final CompanySettings settings = new CompanySettings(company.db, new AuditLog(company.clock),
            new MemoryEvents());
    private final StoredViews views = new StoredViews(company.db, new AuditLog(company.clock));
    private final Rates rates = new Rates(company.db, company.events, settings, views);
    private final Deals deals = new Deals(company.db, company.events, company.clock);
    private final Viewer viewer = company.all();
    private final Viewer manager = company.viewer(company.aminah, new Visibility.All(),
            CurrencyPermissions.CONFIGURE);

    private void rate(String currency, String base, String on, String rate) {
        assertThat(rates.set(manager, new Rate(currency, base, LocalDate.parse(on), new BigDecimal(rate)))).isEmpty();
        rates.follow(manager);
    }

    private UUID deal(String amount, @Nullable String currency) {
        var id = deals.create(viewer, new Deals.NewDeal("Pump", company.stages().getFirst().id(), null, null, null,
                new BigDecimal(amount), null));
        if (currency != null) {
            deals.edit(viewer, id, DealField.CURRENCY, currency, 1);
        }
        return id;
    }

    private @Nullable String of(UUID deal, String column) {
        return company.value("select " + column + "::text from pipeline.deal where id = ?", deal);
    }

    @Test
    void an_open_deal_is_worth_its_amount_by_the_latest_rate() {
        rate("USD", "MYR", "2020-01-01", "4.10");
        rate("USD", "MYR", "2021-01-01", "4.4567");
        var deal = deal("1000", "USD");

        assertThat(of(deal, "amount")).isEqualTo("1000");
        assertThat(of(deal, "value")).isEqualTo("4456.70");
        rate("USD", "MYR", "2022-01-01", "4.5");
        assertThat(of(deal, "value")).isEqualTo("4500.00");
    }

    @Test
    void a_closed_deal_keeps_the_rate_of_the_day_on_which_it_closed() {
        rate("USD", "MYR", "2020-01-01", "4.10");
        var deal = deal("1000", "USD");
        deals.close(viewer, deal, true, company.reason("won"), 2);
        company.execute("update pipeline.deal set closed_on = date '2020-06-30'");

        rate("USD", "MYR", "2020-07-01", "4.9");
        assertThat(of(deal, "value")).isEqualTo("4100.00");
        deals.reopen(viewer, deal, 3);
        assertThat(of(deal, "value")).isEqualTo("4900.00");
    }

    @Test
    void a_rate_is_found_the_other_way_round_and_by_way_of_a_third_currency() {
        rate("MYR", "SGD", "2020-01-01", "0.25");
        assertThat(of(deal("100", "SGD"), "value")).isEqualTo("400.00");
        rate("EUR", "USD", "2020-01-01", "1.2");
        rate("MYR", "USD", "2020-01-01", "0.24");
        assertThat(of(deal("100", "EUR"), "value")).isEqualTo("500.00");
    }

    @Test
    void a_deal_without_a_rate_has_no_value_and_never_0_and_is_counted() {
        var deal = deal("1000", "USD");
        deal("70", null);

        assertThat(of(deal, "value")).isNull();
        assertThat(rates.missing()).containsExactly(new Missing("USD", 1));
        assertThat(company.value("select sum(value) from pipeline.deal")).isEqualTo("70");
        rate("USD", "MYR", "2020-01-01", "4");
        assertThat(rates.missing()).isEmpty();
        assertThat(company.value("select sum(value) from pipeline.deal")).isEqualTo("4070.00");
    }

    @Test
    void a_value_that_is_typed_in_makes_it_a_deal_in_the_reporting_currency() {
        rate("USD", "MYR", "2020-01-01", "4");
        var deal = deal("1000", "USD");

        deals.edit(viewer, deal, DealField.VALUE, new BigDecimal("55"), 2);

        assertThat(of(deal, "currency")).isNull();
        assertThat(of(deal, "value")).isEqualTo("55");
        deals.edit(viewer, deal, List.of(new DealEdit<>(DealField.AMOUNT, new BigDecimal("20")),
                new DealEdit<>(DealField.CURRENCY, "USD")), 3);
        assertThat(of(deal, "value")).isEqualTo("80.00");
        assertThat(deals.edit(viewer, deal, DealField.CURRENCY, "XYZ", 4))
                .isEqualTo(new Deals.Outcome.Refused(Deals.Refusal.NO_CURRENCY));
    }

    @Test
    void another_reporting_currency_keeps_all_amounts_and_comes_back_to_the_same() {
        company.execute("update pipeline.product set list_price = 4000");
        rate("USD", "MYR", "2020-01-01", "4");
        var ringgit = deal("1000", null);
        var dollar = deal("30", "USD");

        assertThat(rates.report(manager, "EUR")).contains(Refusal.NEEDS_RATE);
        assertThat(rates.report(manager, "USD")).isEmpty();

        assertThat(of(ringgit, "concat_ws(' ', amount, currency, value)")).isEqualTo("1000 MYR 250.00");
        assertThat(of(dollar, "concat_ws(' ', amount, currency, value)")).isEqualTo("30");
        assertThat(settings.reportingCurrency()).isEqualTo(Currency.getInstance("USD"));
        assertThat(company.value("select list_price from pipeline.product")).isEqualTo("1000.00");

        rates.report(manager, "MYR");
        assertThat(of(ringgit, "concat_ws(' ', amount, currency, value)")).isEqualTo("1000");
        assertThat(of(dollar, "concat_ws(' ', amount, currency, value)")).isEqualTo("30 USD 120.00");
    }

    private UUID withMonthlyItem(String currency) {
        var id = deal("0", currency);
        company.execute("""
                insert into pipeline.line_item (id, deal_id, name, quantity, unit_price, discount, period, position)
                values (platform.uuid7(), ?, 'Support', 1, 100, 0, 'month', 1)""", id);
        rates.follow(manager);
        return id;
    }

    private String recurring(UUID deal) {
        return String.valueOf(of(deal, "concat_ws(' ', trim_scale(monthly_value), trim_scale(yearly_value))"));
    }

    @Test
    @Tag("P28")
    void what_recurs_follows_the_currency_of_its_deal() {
        rate("EUR", "MYR", "2020-01-01", "5");
        var deal = withMonthlyItem("EUR");
        assertThat(recurring(deal)).isEqualTo("500 6000");

        deals.edit(viewer, deal, DealField.CURRENCY, "MYR", 2);
        assertThat(recurring(deal)).isEqualTo("100 1200");

        deals.edit(viewer, deal, DealField.CURRENCY, "EUR", 3);
        assertThat(recurring(deal)).isEqualTo("500 6000");
    }

    @Test
    @Tag("P28")
    void what_recurs_follows_another_reporting_currency_and_comes_back() {
        company.execute("update pipeline.product set list_price = null");
        rate("EUR", "MYR", "2020-01-01", "5");
        var euro = withMonthlyItem("EUR");
        var ringgit = withMonthlyItem("MYR");

        assertThat(rates.report(manager, "EUR")).isEmpty();
        assertThat(recurring(euro)).isEqualTo("100 1200");
        assertThat(recurring(ringgit)).isEqualTo("20 240");

        assertThat(rates.report(manager, "MYR")).isEmpty();
        assertThat(recurring(euro)).isEqualTo("500 6000");
        assertThat(recurring(ringgit)).isEqualTo("100 1200");
    }

    @Test
    void no_year_loses_what_was_won_in_it_for_want_of_a_rate() {
        company.execute("update pipeline.product set list_price = null");
        rate("USD", "MYR", "2024-01-01", "4");
        var deal = deal("1000", null);
        deals.close(viewer, deal, true, company.reason("won"), 1);
        company.execute("update pipeline.deal set closed_on = date '2018-05-03'");

        assertThat(rates.report(manager, "USD")).contains(Refusal.NEEDS_RATE);
        assertThat(rates.missing("USD")).containsExactly(new ReportingChange.Gap("MYR", LocalDate.of(2018, 5, 3)));
        assertThat(of(deal, "concat_ws(' ', value, currency)")).isEqualTo("1000");

        rate("USD", "MYR", "2018-05-03", "4");
        assertThat(rates.report(manager, "USD")).isEmpty();
        assertThat(of(deal, "value")).isEqualTo("250.00");
    }

    @Test
    @Tag("X5")
    void only_who_may_sets_a_rate() {
        assertThatThrownBy(() -> rates.set(viewer, new Rate("USD", "MYR", LocalDate.EPOCH, BigDecimal.ONE)))
                .isInstanceOf(NotPermitted.class);
        assertThat(rates.set(manager, new Rate("USD", "USD", LocalDate.EPOCH, BigDecimal.ONE)))
                .contains(Refusal.SAME);
        assertThat(rates.set(manager, new Rate("USD", "MYR", LocalDate.EPOCH, BigDecimal.ZERO)))
                .contains(Refusal.NO_RATE);
    }

    private static Button button(String label) {
        return _get(Button.class, spec -> spec.withPredicate(each -> label.equals(each.getText())
                || label.equals(each.getElement().getAttribute("aria-label"))));
    }

    @Test
    void the_page_warns_of_missing_rates_and_takes_one() {
        deal("1000", "USD");
        var page = show(new CurrencyView(rates, formats, company.clock, manager));
        assertThat(page.getElement().getTextRecursively()).contains("Reporting currency: MYR",
                "USD: 1 deal has no rate and is in no total.", "No rates yet");

        _click(button("Add a rate"));
        _setValue(_get(CurrencyField.class, spec -> spec.withLabel("Currency")), Currency.getInstance("USD"));
        _setValue(_get(_get(Dialog.class), BigDecimalField.class), new BigDecimal("4.4"));
        _click(button("Save"));
        MockVaadin.runUIQueue();

        assertThat(page.getElement().getTextRecursively()).contains("1 USD = 4.4 MYR").doesNotContain("no rate");
        _click(button("Remove the rate of USD from 24 Nov"));
        _click(button("Undo"));
        assertThat(rates.newest(Rates.Narrowing.NONE, 10)).hasSize(1);
    }

    @Test
    void the_page_changes_the_reporting_currency() {
        company.execute("update pipeline.product set list_price = null");
        var page = show(new CurrencyView(rates, formats, company.clock, manager));
        _click(button("Change"));
        _setValue(_get(CurrencyField.class), Currency.getInstance("EUR"));
        _click(_get(_get(Dialog.class), Button.class, spec -> spec.withText("Change")));

        assertThat(page.getElement().getTextRecursively()).contains("Reporting currency: EUR");
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"}) // this select holds codes
    void rates_are_shown_a_page_at_a_time_of_one_currency_and_until_a_day() {
        company.execute(
                """
                        insert into pipeline.exchange_rate (currency, base, valid_on, rate)
                        select code, 'MYR', date '2020-01-01' + n, 4 from generate_series(0, 119) n, unnest(array['USD', 'EUR']) code""");
        var page = show(new CurrencyView(rates, formats, company.clock, manager));
        assertThat(page.getElement().getTextRecursively()).contains("The newest 100 of 240");

        _setValue(_get(Select.class, spec -> spec.withLabel("Rates of")), "EUR");
        assertThat(page.getElement().getTextRecursively()).contains("The newest 100 of 120").doesNotContain("1 USD");
        _click(button("Show more"));
        assertThat(page.getElement().getTextRecursively()).doesNotContain("The newest");

        _setValue(_get(DayField.class, spec -> spec.withLabel("Up to")), LocalDate.of(2019, 12, 31));
        assertThat(page.getElement().getTextRecursively()).contains("No rates of this currency up to this day.");
    }

    @Test
    void the_newer_of_a_direct_rate_and_one_the_other_way_round_counts() {
        rate("USD", "MYR", "2020-01-01", "4");
        rate("MYR", "USD", "2021-06-01", "0.2");
        // 1 USD = 1 / 0.2 = 5 MYR
        assertThat(of(deal("1000", "USD"), "value")).isEqualTo("5000.00");
        assertThat(company.value("select pipeline.rate_of('USD', 'MYR', '2021-05-31')")).isEqualTo("4");
        rate("USD", "MYR", "2021-06-01", "4.2");
        assertThat(company.value("select trim_scale(pipeline.rate_of('USD', 'MYR', '2021-06-01'))")).isEqualTo("4.2");
    }

    @Test
    void amounts_without_a_currency_follow_and_come_back_unless_they_were_changed_since() {
        var key = company.field("deal", "amount", "Bond", io.saluran.platform.field.FieldDefinition.Use.USUAL);
        rate("USD", "MYR", "2020-01-01", "3");
        var deal = deal("1000", null);
        company.execute("update pipeline.deal set fields = jsonb_build_object(?::text, 50000)", key);
        company.execute("update pipeline.account set revenue_millions = 10");
        company.execute("update pipeline.product set list_price = 100");

        assertThat(rates.report(manager, "USD")).isEmpty();

        // 50000 / 3, 10 / 3 and 100 / 3
        assertThat(of(deal, "fields ->> '" + key + "'")).isEqualTo("16666.67");
        assertThat(company.value("select revenue_millions from pipeline.account")).isEqualTo("3.333333");
        assertThat(company.value("select list_price from pipeline.product")).isEqualTo("33.33");
        assertThat(rates.former()).contains("MYR");

        company.execute("update pipeline.product set list_price = 40");
        assertThat(rates.report(manager, "MYR")).isEmpty();

        assertThat(of(deal, "fields ->> '" + key + "'")).isEqualTo("50000");
        assertThat(of(deal, "value")).isEqualTo("1000");
        assertThat(company.value("select revenue_millions from pipeline.account")).isEqualTo("10");
        assertThat(company.value("select list_price from pipeline.product")).isEqualTo("120.00");
    }

    @Test
    void a_change_without_a_rate_says_what_is_missing_and_changes_nothing() {
        company.execute("update pipeline.product set list_price = null");
        var deal = deal("1000", null);

        assertThat(rates.report(manager, "EUR")).contains(Refusal.NEEDS_RATE);

        assertThat(rates.missing("EUR")).containsExactly(new ReportingChange.Gap("MYR", null));
        assertThat(of(deal, "value")).isEqualTo("1000");
    }
}
