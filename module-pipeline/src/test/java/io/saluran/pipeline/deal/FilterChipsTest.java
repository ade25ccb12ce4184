package io.saluran.pipeline.deal;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.RouteConfiguration;
import io.saluran.pipeline.field.FieldFilter;
import io.saluran.pipeline.field.FieldFilterForm;
import io.saluran.pipeline.field.OwnFields;
import io.saluran.platform.field.FieldDefinition.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P1")
class FilterChipsTest extends DealUiCase {

    private final TextField before = new TextField();
    private final TextField field = new TextField();
    private final TextField after = new TextField();
    private final Div form = new Div(before, field, after);
    private final FilterChips chips = new FilterChips();
    private final List<String> away = new ArrayList<>();

    @BeforeEach
    void add() {
        UI.getCurrent().add(form, chips);
        chips.show(List.of(shown("RM 500")));
    }

    /// Stands where the board with another filter would be.
    public static final class Elsewhere extends Div {
        private static final long serialVersionUID = 1;
    }

    private FilterChips.Shown shown(String value) {
        return new FilterChips.Shown("Value from", value, field, () -> away.add(value));
    }

    private boolean isOpen() {
        for (Component each = field; each != null; each = each.getParent().orElse(null)) {
            if (each instanceof Popover popover) {
                return popover.isOpened();
            }
        }
        return false;
    }

    @Test
    void the_words_of_a_chip_open_its_field_in_place() {
        assertThat(isOpen()).isFalse();
        _click(plainButton("Edit the filter Value from RM 500"));
        assertThat(isOpen()).isTrue();

        chips.close();
        assertThat(isOpen()).isFalse();
        assertThat(form.getChildren()).containsExactly(before, field, after);
    }

    @Test
    void a_chip_says_what_its_value_becomes_and_stays_open() {
        _click(plainButton("Edit the filter Value from RM 500"));

        chips.show(List.of(new FilterChips.Shown("Owner", "Aminah", before, () -> {}), shown("RM 700")));

        assertThat(isOpen()).isTrue();
        assertThat(_find(Div.class, spec -> spec.withClasses("s-chip"))).extracting(DealUiCase::text)
                .containsExactly("OwnerAminah", "Value fromRM 700");
        _click(plainButton("Remove the filter Value from RM 700"));
        assertThat(away).containsExactly("RM 700");
    }

    @Test
    void the_field_of_a_filter_that_goes_while_it_is_edited_is_back_in_its_form() {
        _click(plainButton("Edit the filter Value from RM 500"));

        chips.show(List.of());

        assertThat(_find(Div.class, spec -> spec.withClasses("s-chip"))).isEmpty();
        assertThat(form.getChildren()).containsExactly(before, field, after);
    }

    @Test
    void the_cross_takes_a_filter_of_the_board_away() {
        UI.getCurrent().removeAll();
        deal("Water metering", "1200");
        RouteConfiguration.forSessionScope().setRoute("deals", Elsewhere.class);
        board(company.all(), "?min=500&q=water");

        _click(plainButton("Remove the filter Value from RM\u00a0500"));

        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPathWithQueryParameters())
                .contains("q=water").doesNotContain("min=");
    }

    @Test
    void a_company_field_is_edited_in_its_chip_too() {
        var tier = company.field("deal", "text", "Tier", new Use(false, Set.of(), false, false, true));
        var own = new FieldFilterForm(new OwnFields(company.fields, "deal"), company.all(), () -> {});
        own.show(new FieldFilter(Map.of(FieldFilter.name(tier, "has"), "gold")));
        var chip = own.chips(own.filter()).getFirst();
        UI.getCurrent().add(own);

        chips.show(List.of(new FilterChips.Shown(chip.label(), chip.words(), chip.field(), () -> {})));
        _click(plainButton("Edit the filter Tier gold"));

        assertThat(chip.field().getParent()).isPresent().get().isNotSameAs(own);
        assertThat(((TextField) chip.field()).getValue()).isEqualTo("gold");
        chips.close();
        assertThat(chip.field().getParent()).contains(own);
    }
}
