package io.saluran.pipeline.deal;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import io.saluran.pipeline.stage.Pipelines.Reason;
import java.util.List;
import java.util.function.Consumer;

/// Asks why a deal was won or lost; without a reason it is not closed.
final class CloseDealDialog extends Dialog {

    private static final long serialVersionUID = 1;

    /// @param deal its name
    CloseDealDialog(String deal, boolean won, List<Reason> reasons, Consumer<Reason> closed, Runnable cancelled) {
        setHeaderTitle(getTranslation(won ? "deal.why-won" : "deal.why-lost"));
        setWidth("400px");
        setMaxWidth("96vw");
        addClassName("s-close-deal");
        var name = new Paragraph(ShortName.of(deal));
        name.addClassName("s-medium");
        name.getElement().setAttribute("dir", "auto");
        var choice = new RadioButtonGroup<Reason>();
        choice.setItems(reasons);
        choice.setItemLabelGenerator(Reason::name);
        choice.setAriaLabel(getTranslation(won ? "deal.why-won" : "deal.why-lost"));
        choice.addThemeName("vertical");
        var close = new Button(getTranslation(won ? "deal.mark-won" : "deal.mark-lost"), click -> {
            if (!isOpened() || choice.getValue() == null) {
                return; // the second click of a double click
            }
            close();
            closed.accept(choice.getValue());
        });
        close.addThemeVariants(ButtonVariant.PRIMARY);
        close.setEnabled(false);
        close.addClickShortcut(Key.ENTER);
        choice.addValueChangeListener(chosen -> close.setEnabled(chosen.getValue() != null));
        var cancel = new Button(getTranslation("ui.cancel"), click -> {
            close();
            cancelled.run();
        });
        addDialogCloseActionListener(escape -> {
            close();
            cancelled.run();
        });
        add(name, choice);
        getFooter().add(cancel, close);
        // when the dialog has opened, which takes the focus for itself
        addOpenedChangeListener(change -> choice.getElement()
                .executeJs("setTimeout(() => this.querySelector('vaadin-radio-button')?.focus(), 60)"));
    }
}
