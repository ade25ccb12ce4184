package io.saluran.pipeline.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saluran.pipeline.deal.Deals;
import io.saluran.pipeline.deal.Deals.NewDeal;
import io.saluran.pipeline.deal.Deals.Outcome;
import io.saluran.pipeline.deal.Deals.Refusal;
import io.saluran.pipeline.deal.FieldedDeal;
import io.saluran.pipeline.testing.Company;
import io.saluran.platform.field.FieldDefinition.Use;
import io.saluran.platform.field.FieldValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What a company's own fields of deals hold, and what is required of them.
@Tag("P23")
class DealFieldsTest {

    private final Company company = new Company();
    private final Deals deals = new Deals(company.db, company.events, company.clock);

    @AfterEach
    void close() {
        company.close();
    }

    private UUID deal(FieldEdit... own) {
        return deals.create(company.all(), new NewDeal("Pump", company.stages().getFirst().id(), null, null, null, null,
                null), List.of(own));
    }

    private Outcome edit(UUID deal, int version, FieldEdit... own) {
        return deals.edit(company.all(), deal, List.of(), List.of(own), version);
    }

    private static FieldEdit text(String key, @Nullable String text) {
        return new FieldEdit(key, text == null ? null : new FieldValue.Text(text));
    }

    private static FieldEdit number(String key, String number) {
        return new FieldEdit(key, new FieldValue.Decimal(new BigDecimal(number)));
    }

    private @Nullable String kept(UUID deal) {
        return company.value("select fields::text from pipeline.deal where id = ?", deal);
    }

    private @Nullable String history(UUID deal) {
        return company.value("""
                select string_agg(field || ': ' || coalesce(old_value, '-') || ' > ' || coalesce(new_value, '-'), ', '
                                  order by id)
                  from pipeline.record_change where record_id = ? and field like 'fields.%'""", deal);
    }

    @Test
    void values_stand_with_the_deal_and_each_change_in_its_history() {
        company.field("deal", "text", "Tender", Use.USUAL);
        company.field("deal", "whole", "Seats", Use.USUAL);
        var deal = deal(text("tender", "T-1"));
        assertThat(edit(deal, 1, text("tender", "T-2"), number("seats", "12"))).isEqualTo(new Outcome.Done(2));
        assertThat(edit(deal, 2, text("tender", null))).isEqualTo(new Outcome.Done(3));

        assertThat(kept(deal)).isEqualTo("{\"seats\": 12}");
        assertThat(history(deal)).isEqualTo("fields.tender: \"T-1\" > \"T-2\", fields.seats: - > 12, "
                + "fields.tender: \"T-2\" > -");
    }

    @Test
    void the_same_value_changes_nothing() {
        company.field("deal", "decimal", "Size", Use.USUAL);
        var deal = deal(number("size", "12.50"));
        assertThat(edit(deal, 1, number("size", "12.5"))).isEqualTo(new Outcome.Done(1));
        assertThat(history(deal)).isNull();
    }

    @Test
    void what_somebody_else_changed_is_not_overwritten() {
        company.field("deal", "text", "Tender", Use.USUAL);
        var deal = deal();
        edit(deal, 1, text("tender", "theirs"));
        assertThat(edit(deal, 1, text("tender", "mine"))).isEqualTo(new Outcome.Overtaken());
        assertThat(kept(deal)).isEqualTo("{\"tender\": \"theirs\"}");
    }

    @Test
    void a_field_that_is_none_is_refused_and_nothing_is_kept() {
        company.field("deal", "text", "Tender", Use.USUAL);
        var deal = deal();
        assertThat(edit(deal, 1, text("tender", "T-1"), text("budget", "1")))
                .isEqualTo(new Outcome.Refused(Refusal.NO_SUCH_FIELD));
        assertThat(kept(deal)).isEqualTo("{}");
        assertThatThrownBy(() -> deal(text("budget", "1"))).isInstanceOf(FieldsMissing.class);
    }

    @Test
    void a_deal_is_not_made_without_what_is_required_and_that_is_not_emptied() {
        company.field("deal", "text", "Tender", new Use(true, Set.of(), false, false, false));
        assertThatThrownBy(this::deal).isInstanceOfSatisfying(FieldsMissing.class,
                missing -> assertThat(missing.fields()).containsExactly("tender"));
        var deal = deal(text("tender", "T-1"));
        assertThat(edit(deal, 1, text("tender", null))).isEqualTo(new Outcome.Missing(List.of("tender")));
        assertThat(kept(deal)).isEqualTo("{\"tender\": \"T-1\"}");
    }

    @Test
    void a_deal_that_was_there_before_a_field_was_required_can_be_changed() {
        company.field("deal", "whole", "Seats", Use.USUAL);
        var deal = deal();
        company.field("deal", "text", "Tender", new Use(true, Set.of(), false, false, false));
        assertThat(edit(deal, 1, number("seats", "3"))).isEqualTo(new Outcome.Done(2));
    }

    @Test
    void from_a_stage_on_a_deal_comes_nowhere_without_what_is_needed_there() {
        var stages = company.stages();
        company.field("deal", "text", "Tender", new Use(false, Set.of(stages.get(2).id()), false, false, false));
        var deal = deal();
        assertThat(deals.move(company.all(), deal, stages.get(1).id(), 1)).isEqualTo(new Outcome.Done(2));
        assertThat(deals.move(company.all(), deal, stages.get(2).id(), 2))
                .isEqualTo(new Outcome.Missing(List.of("tender")));
        assertThat(deals.move(company.all(), deal, stages.get(4).id(), 2))
                .isEqualTo(new Outcome.Missing(List.of("tender")));
        assertThat(company.value("select version::text from pipeline.deal where id = ?", deal)).isEqualTo("2");

        assertThat(deals.move(company.all(), deal, stages.get(4).id(), List.of(text("tender", "T-1")), 2))
                .isEqualTo(new Outcome.Done(3));
        assertThat(edit(deal, 3, text("tender", null))).isEqualTo(new Outcome.Missing(List.of("tender")));
        assertThat(deals.move(company.all(), deal, stages.get(0).id(), 3)).isEqualTo(new Outcome.Done(4));
        assertThat(edit(deal, 4, text("tender", null))).isEqualTo(new Outcome.Done(5));
    }

    @Test
    void forty_fields_stand_on_one_deal() {
        var edits = IntStream.range(0, 40).mapToObj(i -> text(company.field("deal", "text", "Field " + i, Use.USUAL),
                "x".repeat(300))).toArray(FieldEdit[]::new);
        var deal = deal(edits);
        assertThat(company.value("select count(*)::text from pipeline.deal, jsonb_object_keys(fields) where id = ?",
                deal)).isEqualTo("40");
    }

    @Test
    void a_kind_is_changed_for_all_deals_or_for_none() {
        company.field("deal", "text", "Seats", Use.USUAL);
        var twelve = deal(text("seats", "12"));
        var few = deal(text("seats", "a few"));
        var none = deal();
        var records = new FieldedDeal(company.db);

        var refused = records.convert("seats", DealFieldsTest::whole);
        assertThat(refused.refused()).isEqualTo(1);
        assertThat(refused.examples()).containsExactly("a few");
        assertThat(kept(twelve)).isEqualTo("{\"seats\": \"12\"}");

        edit(few, 1, text("seats", "3"));
        assertThat(records.convert("seats", DealFieldsTest::whole).changed()).isEqualTo(2);
        assertThat(kept(twelve)).isEqualTo("{\"seats\": 12}");
        assertThat(kept(few)).isEqualTo("{\"seats\": 3}");
        assertThat(kept(none)).isEqualTo("{}");
        assertThat(edit(twelve, 1, number("seats", "13"))).isEqualTo(new Outcome.Overtaken());
        // once more, as after a crash between the two, it changes nothing
        assertThat(records.convert("seats", DealFieldsTest::whole).changed()).isZero();
    }

    private static Optional<FieldValue> whole(FieldValue value) {
        return value.plain().matches("\\d+")
                ? Optional.of(new FieldValue.Decimal(new BigDecimal(value.plain())))
                : Optional.empty();
    }

    @Test
    @Tag("P3")
    void the_stages_whose_criteria_ask_for_a_field_are_known() {
        var key = company.field("deal", "text", "Region", io.saluran.platform.field.FieldDefinition.Use.USUAL);
        var second = company.stages().get(1);
        new io.saluran.pipeline.stage.StageCriteria(company.db, company.events, company.clock).set(company.all(),
                second.id(), java.util.List.of("fields." + key), java.util.List.of());
        var records = new io.saluran.pipeline.deal.FieldedDeal(company.db);

        assertThat(records.stagesAsking(key)).extracting(io.saluran.platform.field.FieldedRecord.Stage::name)
                .containsExactly(second.name());
        assertThat(records.stagesAsking("other")).isEmpty();
    }
}
