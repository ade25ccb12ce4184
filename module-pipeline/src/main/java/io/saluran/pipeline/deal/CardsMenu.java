package io.saluran.pipeline.deal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.popover.Popover;
import io.saluran.pipeline.field.FieldWriting;
import io.saluran.pipeline.field.OwnFields;
import io.saluran.ui.component.Lucide;
import java.util.function.Consumer;

/// Chooses what cards tell.
final class CardsMenu extends Div {

    private static final long serialVersionUID = 1;

    private final transient OwnFields own;
    private final CheckboxGroup<String> parts = new CheckboxGroup<>(getTranslation("board.cards.show"));

    /// @param chosen takes what somebody wants
    /// @param usual goes back to what cards tell while nobody has chosen
    CardsMenu(OwnFields own, Consumer<CardParts> chosen, Runnable usual) {
        this.own = own;
        var button = new Button(getTranslation("board.cards"), Lucide.icon("rectangle-ellipsis"));
        var reset = new Button(getTranslation("board.cards.usual"), click -> usual.run());
        reset.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        parts.addThemeName("vertical");
        parts.setItemLabelGenerator(part -> FieldWriting.keyOf(part).map(key -> own.label(key, getLocale()))
                .orElseGet(() -> getTranslation(part.equals("age") ? "board.age" : "deal.field." + part)));
        parts.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                chosen.accept(new CardParts(change.getValue()));
            }
        });
        var body = new Div(parts, reset);
        body.addClassNames("s-stack", "s-filter");
        var popover = new Popover(body);
        popover.setTarget(button);
        popover.setModal(true);
        popover.setAriaLabel(getTranslation("board.cards"));
        addClassName("s-hide-phone");
        add(button, popover);
    }

    /// Shows what cards tell now.
    void show(CardParts now) {
        parts.setItems(CardParts.all(own));
        parts.setValue(now.shown());
    }
}
