package io.saluran.pipeline.deal;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import io.saluran.pipeline.field.FieldEdit;
import io.saluran.pipeline.testing.RestPipeline;
import io.saluran.platform.field.FieldDefinition.Use;
import io.saluran.platform.field.FieldValue;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P1")
class DealSourceFilterTest extends DealUiCase {

    private UUID deal(String name, @Nullable UUID owner, @Nullable String source) {
        return deals.create(company.all(), new Deals.NewDeal(name, company.stages().getFirst().id(), company.account,
                owner, null, null, null, null, source));
    }

    private void plan(UUID deal) {
        deals.edit(company.all(), deal, DealField.NEXT_STEP, "Call", 1);
    }

    private static DealFilter filter(String name, String value) {
        return DealFilter.of(Map.of(name, List.of(value)));
    }

    private List<String> cards(DealFilter filter) {
        return new DealBoard(company.db).open(company.all(), company.stages().getFirst().pipeline(), filter).columns()
                .getFirst().cards().stream().map(DealBoard.Card::name).sorted().toList();
    }

    @Test
    void the_board_is_narrowed_to_a_source_and_to_deals_without_a_next_step() {
        plan(deal("Pumps", null, "Fair"));
        deal("Valves", null, "Fair");
        deal("Cranes", null, null);

        assertThat(cards(filter("source", "Fair"))).containsExactly("Pumps", "Valves");
        assertThat(cards(filter("source", "fair"))).isEmpty();
        assertThat(cards(filter("step", "no"))).containsExactly("Cranes", "Valves");
        assertThat(cards(filter("step", "yes"))).containsExactly("Pumps");
        assertThat(filter("step", "maybe")).isEqualTo(DealFilter.NONE);
    }

    @Test
    void the_address_holds_both() {
        var filter = DealFilter.of(Map.of("source", List.of("Fair & show"), "step", List.of("no")));
        assertThat(filter.parameters()).isEqualTo(Map.of("source", "Fair & show", "step", "no"));
    }

    @Test
    void sources_are_offered_the_most_common_first_of_the_deals_that_one_sees() {
        deal("One", company.aminah, "Referral");
        deal("Two", company.aminah, "Fair");
        deal("Three", company.aminah, "Fair");
        deal("Four", company.ravi, "Secret list");
        deal("Five", company.aminah, null);

        assertThat(new DealChoices(company.db, company.only(company.aminah)).sources("", 0, 10))
                .containsExactly("Fair", "Referral");
        assertThat(new DealChoices(company.db, company.all()).sources("LIST", 0, 10)).containsExactly("Secret list");
    }

    @Test
    void board_and_table_show_what_they_are_narrowed_to_and_the_export_is_narrowed_too() {
        deal("Pumps", null, "Fair");
        board(company.all(), "?source=Fair&step=no");
        assertThat(chips()).containsExactly("Source Fair", "Next step None yet");

        com.vaadin.flow.component.UI.getCurrent().removeAll();
        table(company.all(), "?source=Fair&step=no");
        assertThat(chips()).containsExactly("Source Fair", "Next step None yet");
        assertThat(_find(Anchor.class)).extracting(Anchor::getHref)
                .anySatisfy(link -> assertThat(link).startsWith("export/deals.csv").contains("source=Fair", "step=no"));
    }

    private static List<String> chips() {
        return _find(NativeButton.class).stream()
                .map(button -> String.valueOf(button.getElement().getAttribute("aria-label")))
                .filter(words -> words.startsWith("Remove the filter "))
                .map(words -> words.replace("Remove the filter ", "")).toList();
    }

    @Test
    @Tag("P23")
    void a_field_of_several_choices_serves_as_tags() {
        var tags = company.field("deal", "choices", "Tags", Use.USUAL, "Urgent", "Partner");
        var pumps = deal("Pumps", null, null);
        deal("Valves", null, null);
        deals.edit(company.all(), pumps, List.of(), List.of(new FieldEdit(tags,
                new FieldValue.Several(List.of("urgent", "partner")))), 1);

        assertThat(cards(filter("f." + tags, "[\"urgent\"]"))).containsExactly("Pumps");
        assertThat(cards(filter("f." + tags, "[\"urgent\",\"partner\"]"))).containsExactly("Pumps");
    }

    @Test
    @Tag("X6")
    void over_http_they_are_filters_too() {
        plan(deal("Pumps", null, "Fair"));
        deal("Valves", null, "Fair");
        deal("Cranes", null, "Referral");
        try (var rest = new RestPipeline(company,
                new DealsResource(company.db, company.events, company.clock, company.fields))) {
            var token = rest.token(company.aminah, "all", "pipeline.deal.read");
            assertThat(rest.call(token, "GET", "deals?source=Fair&hasNextStep=false", "").names())
                    .containsExactly("Valves");
            assertThat(rest.call(token, "GET", "deals?hasNextStep=true", "").names()).containsExactly("Pumps");
            assertThat(rest.call(token, "GET", "deals?hasNextStep=maybe", "").status()).isEqualTo(400);
        }
    }
}
