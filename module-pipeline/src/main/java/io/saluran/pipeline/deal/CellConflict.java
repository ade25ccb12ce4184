package io.saluran.pipeline.deal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;

/// Stands in a cell that somebody else changed while one was in it: says who, when, to what, and what one entered, and
/// lets choose.
final class CellConflict extends Div {

    private static final long serialVersionUID = 1;

    private final Button first;

    /// One of the two values.
    ///
    /// @param words the value
    /// @param chosen keeps it
    record Side(String words, Runnable chosen) {}

    CellConflict(DealDesk desk, Optional<DealPage.LastChange> change, Side mine, Side theirs) {
        var who = change.map(DealPage.LastChange::person).orElse(getTranslation("deal.by-import"));
        var when = change.map(last -> desk.formats().time(last.at(), desk.viewer().zone(), getLocale())).orElse("");
        first = small("cell.conflict.mine", mine);
        var acts = new Div(first, small("cell.conflict.theirs", theirs));
        acts.addClassNames("s-row", "wrap");
        add(new Span(getTranslation("cell.conflict", who, when)), acts);
        addClassName("s-conflict");
        getElement().setAttribute("role", "alert");
    }

    void focus() {
        first.focus();
    }

    private Button small(String key, Side side) {
        var button = new Button(getTranslation(key, side.words()), click -> side.chosen().run());
        button.addThemeVariants(ButtonVariant.SMALL);
        return button;
    }
}
