package io.saluran.pipeline.deal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import io.saluran.pipeline.stage.Pipelines.Reason;
import java.util.List;
import java.util.function.Consumer;

/// Asks why a deal was won or lost; without a reason it is not closed.
final class CloseDealDialog extends Dialog {

    private static final long serialVersionUID = 1;

    CloseDealDialog(boolean won, List<Reason> reasons, Consumer<Reason> closed, Runnable cancelled) {
        setHeaderTitle(getTranslation(won ? "deal.why-won" : "deal.why-lost"));
        var choice = new RadioButtonGroup<Reason>();
        choice.setItems(reasons);
        choice.setItemLabelGenerator(Reason::name);
        choice.setAriaLabel(getTranslation(won ? "deal.why-won" : "deal.why-lost"));
        choice.getStyle().set("flex-direction", "column");
        var close = new Button(getTranslation(won ? "deal.mark-won" : "deal.mark-lost"), click -> {
            if (!isOpened()) {
                return; // the second click of a double click
            }
            close();
            closed.accept(choice.getValue());
        });
        close.addThemeVariants(ButtonVariant.PRIMARY);
        close.setEnabled(false);
        choice.addValueChangeListener(chosen -> close.setEnabled(chosen.getValue() != null));
        var cancel = new Button(getTranslation("ui.cancel"), click -> {
            close();
            cancelled.run();
        });
        addDialogCloseActionListener(escape -> {
            close();
            cancelled.run();
        });
        add(choice);
        getFooter().add(cancel, close);
    }
}
