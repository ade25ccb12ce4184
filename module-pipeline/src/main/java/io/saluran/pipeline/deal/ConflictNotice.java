package io.saluran.pipeline.deal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/// Says beside a field who changed it meanwhile and what one entered oneself, and lets choose between the two.
final class ConflictNotice extends Div {

    private static final long serialVersionUID = 1;

    /// What the two want.
    ///
    /// @param field its name in the history
    /// @param mine what was entered here, in words
    record Sides(String field, String mine, Runnable useMine, Runnable keepTheirs) {}

    ConflictNotice(DealDesk desk, DealPage reading, DealPlace place, Sides sides) {
        var change = reading.lastChange(desk.viewer(), place.deal().id(), sides.field());
        var who = change.map(DealPage.LastChange::person).orElse(getTranslation("deal.by-import"));
        var when = change.map(last -> desk.formats().time(last.at(), desk.viewer().zone(), getLocale())).orElse("");
        var acts = new Div(small("deal.conflict.mine", sides.useMine()),
                small("deal.conflict.theirs", sides.keepTheirs()));
        acts.addClassNames("s-row", "wrap");
        add(new Span(getTranslation("deal.conflict", who, when, sides.mine())), acts);
        addClassName("s-conflict");
        getElement().setAttribute("role", "alert");
    }

    private Button small(String text, Runnable action) {
        var button = new Button(getTranslation(text), click -> action.run());
        button.addThemeVariants(ButtonVariant.SMALL);
        return button;
    }
}
