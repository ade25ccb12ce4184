package io.saluran.pipeline.deal;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.internal.nodefeature.ElementPropertyMap;
import io.saluran.pipeline.stage.PipelineChanges;
import io.saluran.pipeline.stage.Pipelines.Stage;
import io.saluran.ui.component.AmountField;
import io.saluran.ui.component.CurrencyField;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P27")
class NewDealDialogTest extends DealUiCase {

    private void open() {
        board(company.all(), "");
        _click(button("New deal"));
    }

    private static TextField name() {
        return _get(TextField.class, spec -> spec.withLabel("Name"));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static void choose(DealChoices.Choice account) {
        _setValue(_get(_get(NewDealDialog.class), ComboBox.class, spec -> spec.withLabel("Account")), account);
    }

    private static List<String> near() {
        return _find(Anchor.class).stream().map(Anchor::getText).filter(text -> text.contains(" · ")).toList();
    }

    private UUID made(String name, @Nullable UUID account) {
        return deals.create(company.all(), new Deals.NewDeal(name, company.stages().getFirst().id(), account, null,
                null, null, null));
    }

    @Test
    void an_open_deal_that_is_called_much_the_same_is_pointed_out_while_one_types() {
        made("Ráwang water metering", null);
        var won = made("Rawang water metering 2025", null);
        deals.close(company.all(), won, true, company.reason("won"), 1);
        open();

        _setValue(name(), "Rawang Water Meterin");
        assertThat(near()).containsExactly("Ráwang water metering · " + company.stages().getFirst().name());

        _setValue(name(), "Crane hire");
        assertThat(near()).isEmpty();
    }

    @Test
    void at_the_same_account_less_likeness_is_enough() {
        made("Water metering, second site", company.account);
        open();

        _setValue(name(), "Water metering");
        assertThat(near()).isEmpty();

        choose(new DealChoices(company.db, company.all()).account(company.account).orElseThrow());
        assertThat(near()).singleElement().asString().startsWith("Water metering, second site · ");
    }

    @Test
    void a_deal_of_another_account_is_another_deal() {
        made("Water metering", other());
        var near = new NearDeals(company.db);

        assertThat(near.of(company.all(), "Water metering", null)).hasSize(1);
        assertThat(near.of(company.all(), "Water metering", company.account)).isEmpty();
    }

    private UUID other() {
        company.execute("insert into pipeline.account (id, name) values (platform.uuid7(), 'Another buyer')");
        return UUID.fromString(
                String.valueOf(company.value("select id from pipeline.account where name = 'Another buyer'")));
    }

    @Test
    void nobody_is_pointed_to_a_deal_that_they_do_not_see() {
        made("Water metering", company.account);

        assertThat(new NearDeals(company.db).of(company.only(company.ravi), "Water metering", company.account))
                .isEmpty();
        assertThat(new NearDeals(company.db).of(company.all(), "Water metering", company.account)).hasSize(1);
    }

    @Test
    @Tag("P26")
    void a_deal_can_begin_in_another_currency() {
        company.execute(
                "insert into pipeline.exchange_rate (currency, base, valid_on, rate) values ('USD', 'MYR', '2020-01-01', 4.5)");
        open();
        _setValue(name(), "Abroad");
        _setValue(_get(AmountField.class, spec -> spec.withLabel("Value")), new BigDecimal("1000"));
        _setValue(_get(CurrencyField.class), Currency.getInstance("USD"));

        _click(button("Create deal"));

        assertThat(company
                .value("select concat(amount, ' ', currency, ' ', value) from pipeline.deal where name = 'Abroad'"))
                .isEqualTo("1000 USD 4500.00");
    }

    @SuppressWarnings("unchecked") // a field is looked up by its class
    private static Select<Stage> stage() {
        return _get(_get(NewDealDialog.class), Select.class);
    }

    @Test
    void a_stage_that_was_removed_while_it_was_open_takes_no_deal_and_those_that_are_left_are_offered() {
        var first = company.stages().getFirst();
        open();
        _setValue(name(), "Pumps");
        new PipelineChanges(company.db, company.events, company.clock).removeStage(company.all(), first.id(), null);

        _click(button("Create deal"));
        assertThat(company.value("select count(*) from pipeline.deal")).isEqualTo("0");
        assertThat(stage().isInvalid()).isTrue();

        var left = company.stages().getFirst();
        _setValue(stage(), left);
        _click(button("Create deal"));
        assertThat(company.value("select stage_id from pipeline.deal")).isEqualTo(left.id().toString());
    }

    @Test
    void what_is_no_amount_keeps_the_dialog_open() throws Exception {
        open();
        _setValue(name(), "Fifteen hundred");
        _get(AmountField.class, spec -> spec.withLabel("Value")).getElement().getNode()
                .getFeature(ElementPropertyMap.class).deferredUpdateFromClient("value", "1,5k").run();

        _click(button("Create deal"));

        assertThat(company.value("select count(*) from pipeline.deal where name = 'Fifteen hundred'")).isEqualTo("0");
        assertThat(_get(AmountField.class, spec -> spec.withLabel("Value")).isInvalid()).isTrue();
    }
}
