package io.saluran.pipeline.deal;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.textfield.TextField;
import io.saluran.db.Viewer;
import io.saluran.db.Visibility;
import io.saluran.ui.component.PageKeys;
import java.math.BigDecimal;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P27")
class CellConflictsTest extends DealUiCase {

    private final Viewer ravi = company.viewer(company.ravi, new Visibility.All());

    private static CellEditor editor() {
        return _get(TableBody.class).getChildren().filter(CellEditor.class::isInstance).map(CellEditor.class::cast)
                .findFirst().orElseThrow();
    }

    /// Somebody writes a name where Ravi wrote another one meanwhile.
    private DealListView conflict(UUID deal, String mine) {
        var view = table(company.all(), "");
        editor().open(deal, "name");
        _setValue(_get(editor(), TextField.class), mine);
        deals.edit(ravi, deal, DealField.NAME, "Theirs", 1);
        assertThat(editor().keep()).isFalse();
        return view;
    }

    @Test
    void ones_own_is_kept_although_another_field_changed_while_the_question_stood() {
        var deal = deal("Water metering", "1200");
        var view = conflict(deal, "Mine");
        deals.edit(ravi, deal, DealField.VALUE, new BigDecimal("9"), 2);

        _click(button("Use mine: Mine"));
        assertThat(of(deal, "concat_ws('|', name, value)")).isEqualTo("Mine|9");
        assertThat(editor().isOpen()).isFalse();

        PageKeys.on(view).press("z");
        assertThat(of(deal, "name")).isEqualTo("Theirs");
    }

    @Test
    void what_changed_again_while_the_question_stood_is_asked_again() {
        var deal = deal("Water metering", "1200");
        conflict(deal, "Mine");
        deals.edit(ravi, deal, DealField.NAME, "Theirs again", 2);

        _click(button("Use mine: Mine"));
        assertThat(of(deal, "name")).isEqualTo("Theirs again");
        assertThat(text(editor())).contains("Keep theirs: Theirs again");

        _click(button("Use mine: Mine"));
        assertThat(of(deal, "name")).isEqualTo("Mine");
    }

    @Test
    void what_cannot_be_kept_says_so_in_the_field() {
        var deal = deal("Water metering", "1200");
        conflict(deal, "");

        _click(_find(editor(), com.vaadin.flow.component.button.Button.class).getFirst());
        var field = _get(editor(), TextField.class);
        assertThat(field.isInvalid()).isTrue();
        assertThat(field.getErrorMessage()).isEqualTo("Give the deal a name.");

        field.setInvalid(false);
        _setValue(field, "Better");
        assertThat(editor().keep()).isTrue();
        assertThat(of(deal, "name")).isEqualTo("Better");
    }

    @Test
    void what_is_gone_while_the_question_stood_closes_the_cell() {
        var deal = deal("Water metering", "1200");
        conflict(deal, "Mine");
        deals.delete(ravi, deal, 2);

        _click(button("Use mine: Mine"));
        assertThat(editor().isOpen()).isFalse();
        assertThat(told()).anySatisfy(words -> assertThat(words).contains("deleted or is not visible"));
    }
}
