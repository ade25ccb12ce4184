package io.saluran.pipeline.deal;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.pipeline.deal.Deals.NewDeal;
import io.saluran.pipeline.field.FieldEdit;
import io.saluran.pipeline.field.KnownTextsJob;
import io.saluran.pipeline.testing.Company;
import io.saluran.platform.field.FieldDefinition.Use;
import io.saluran.platform.field.FieldValue;
import io.saluran.platform.field.FieldValue.Several;
import io.saluran.platform.testing.NoRun;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Words that people give to deals as they like.
@Tag("P1")
@Tag("P23")
class DealTagsTest {

    private final Company company = new Company();
    private final Deals deals = new Deals(company.db, company.events, company.clock);
    private final BulkEdit bulk = deals.bulk();
    private final FieldedDeal records = new FieldedDeal(company.db);

    @BeforeEach
    void field() {
        company.field("deal", "tags", "Tags", Use.USUAL);
    }

    @AfterEach
    void close() {
        company.close();
    }

    private UUID deal(String name, String... tags) {
        return deals.create(company.all(), new NewDeal(name, company.stages().getFirst().id(), null, null, null, null,
                null), tags.length == 0 ? List.of() : List.of(tagged(tags)));
    }

    private static FieldEdit tagged(String... tags) {
        return new FieldEdit("tags", new Several(List.of(tags)));
    }

    private @Nullable String tags(UUID deal) {
        return company.value("select fields ->> 'tags' from pipeline.deal where id = ?", deal);
    }

    private BulkEdit.Outcome.Done change(List<UUID> chosen, boolean taken, String... tags) {
        return (BulkEdit.Outcome.Done) bulk.change(company.all(), chosen, new BulkTagged("tags", List.of(tags), taken));
    }

    @Test
    void tags_in_use_are_offered_by_what_is_typed_however_they_came_to_a_deal() {
        var pump = deal("Pump", "Trade fair");
        deals.edit(company.all(), pump, List.of(), List.of(tagged("Renewal", "Trade fair")), 1);
        change(List.of(deal("Valve")), false, "fairly late");
        company.execute("update pipeline.deal set fields = fields || '{\"tags\": [\"Éxpo\"]}' where id = ?", pump);

        assertThat(records.known("tags", "", 10)).containsExactly("fairly late", "Renewal", "Trade fair", "Éxpo");
        assertThat(records.known("tags", "FAIR", 10)).containsExactly("fairly late", "Trade fair");
        assertThat(records.known("tags", "exp", 10)).containsExactly("Éxpo");
        assertThat(records.known("tags", "%", 10)).isEmpty();
        assertThat(records.known("tags", "", 1)).containsExactly("fairly late");
        assertThat(records.known("other", "", 10)).isEmpty();
    }

    @Test
    void a_tag_that_no_deal_holds_any_more_is_forgotten_at_night() throws Exception {
        var pump = deal("Pump", "Typo", "Fair");
        var binned = deal("Valve", "Binned");
        deals.delete(company.all(), binned, 1);
        deals.edit(company.all(), pump, List.of(), List.of(tagged("Fair")), 1);

        new KnownTextsJob(company.db).run(new NoRun());

        assertThat(records.known("tags", "", 10)).containsExactly("Binned", "Fair");
    }

    @Test
    void boards_are_narrowed_to_deals_with_a_tag() {
        var fair = deal("Pump", "Fair", "Renewal");
        deal("Valve", "Renewal");
        deal("Meter");

        var filter = DealFilter.of(Map.of("f.tags", List.of("[\"Fair\"]")));
        var cards = new DealBoard(company.db).open(company.all(), company.stages().getFirst().pipeline(), filter)
                .columns().getFirst().cards();

        assertThat(cards).extracting(DealBoard.Card::id).containsExactly(fair);
    }

    @Test
    @Tag("P27")
    @Tag("X11")
    void tags_are_added_to_many_deals_beside_those_that_each_has_and_taken_back() {
        var none = deal("None");
        var some = deal("Some", "Zoo");
        var already = deal("Already", "Fair", "Zoo");

        var done = change(List.of(none, some, already), false, "Fair");

        assertThat(done.effect()).isEqualTo(new BulkEdit.Effect(2, Map.of(BulkChange.Stay.SAME, 1), 0));
        assertThat(tags(none)).isEqualTo("[\"Fair\"]");
        assertThat(tags(some)).isEqualTo("[\"Fair\", \"Zoo\"]");
        assertThat(company.value("""
                select concat_ws('|', field, old_value, new_value) from pipeline.record_change
                 where record_id = ? and field like 'fields.%'""", some))
                .isEqualTo("fields.tags|[\"Zoo\"]|[\"Fair\", \"Zoo\"]");

        deals.edit(company.all(), some, List.of(), List.of(tagged("Own")), 2);
        assertThat(bulk.takeBack(company.all(), done)).isEqualTo(new BulkEdit.TakenBack(1, 1, List.of("Some")));
        assertThat(tags(none)).isNull();
        assertThat(tags(some)).isEqualTo("[\"Own\"]");
    }

    @Test
    @Tag("P27")
    void tags_are_taken_from_many_deals_which_keep_their_others() {
        var both = deal("Both", "Fair", "Zoo");
        var one = deal("One", "Fair");
        var other = deal("Other", "Zoo");

        var done = change(List.of(both, one, other), true, "Fair", "Never");

        assertThat(done.effect()).isEqualTo(new BulkEdit.Effect(2, Map.of(BulkChange.Stay.SAME, 1), 0));
        assertThat(tags(both)).isEqualTo("[\"Zoo\"]");
        assertThat(company.value("select fields::text from pipeline.deal where id = ?", one)).isEqualTo("{}");

        bulk.takeBack(company.all(), done);
        assertThat(tags(both)).isEqualTo("[\"Fair\", \"Zoo\"]");
        assertThat(tags(one)).isEqualTo("[\"Fair\"]");
    }

    @Test
    @Tag("P27")
    void a_deal_gets_no_more_tags_than_a_form_takes() {
        var nineteen = IntStream.rangeClosed(1, 19).mapToObj("%02d"::formatted).toArray(String[]::new);
        var full = deal("Full", nineteen);
        var empty = deal("Empty");

        assertThat(change(List.of(full, empty), false, "Fair").effect())
                .isEqualTo(new BulkEdit.Effect(2, Map.of(), 0));
        assertThat(change(List.of(full, empty), false, "Fair", "Zoo").effect())
                .isEqualTo(new BulkEdit.Effect(1, Map.of(BulkChange.Stay.FULL, 1), 0));
        assertThat(tags(full)).doesNotContain("Zoo");
        assertThat(tags(empty)).isEqualTo("[\"Fair\", \"Zoo\"]");
    }

    @Test
    void the_last_tag_stays_where_one_is_needed() {
        var needed = company.field("deal", "tags", "Markets", new Use(true, Set.of(), false, false, false));
        var deal = deals.create(company.all(), new NewDeal("Pump", company.stages().getFirst().id(), null, null, null,
                null, null), List.of(new FieldEdit(needed, new Several(List.of("Perak")))));

        var stays = new BulkEdit.Effect(0, Map.of(BulkChange.Stay.MISSING, 1), 0);
        assertThat(bulk.preview(company.all(), List.of(deal), new BulkTagged(needed, List.of("Perak"), true)))
                .isEqualTo(stays);
        assertThat(bulk.preview(company.all(), List.of(deal), new BulkOwn(needed, null))).isEqualTo(stays);
        assertThat(bulk.preview(company.all(), List.of(deal),
                new BulkOwn(needed, new FieldValue.Several(List.of("Kedah")))).changes()).isEqualTo(1);
    }
}
