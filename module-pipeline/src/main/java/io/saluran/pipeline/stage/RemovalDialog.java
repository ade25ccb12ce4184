package io.saluran.pipeline.stage;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/// Asks where the deals of a stage or a pipeline go before it is removed, and says how many there are.
final class RemovalDialog extends Dialog {

    private static final long serialVersionUID = 1;

    /// A stage to which they can go.
    record Target(UUID stage, String name) {}

    /// @param about what is removed and how many deals it has
    RemovalDialog(String heading, String about, List<Target> targets, Consumer<UUID> then) {
        var to = new Select<Target>();
        to.setLabel(getTranslation("stage.deals-go-to"));
        to.setItems(targets);
        to.setItemLabelGenerator(Target::name);
        to.setWidthFull();
        add(new Paragraph(about), to);
        setHeaderTitle(heading);
        setWidth("420px");
        setMaxWidth("96vw");
        var remove = new Button(getTranslation("stage.move-and-remove"), click -> {
            if (isOpened()) { // and not the second click of a double click
                close();
                then.accept(to.getValue().stage());
            }
        });
        remove.setEnabled(false);
        remove.addThemeVariants(ButtonVariant.PRIMARY);
        to.addValueChangeListener(chosen -> remove.setEnabled(chosen.getValue() != null));
        getFooter().add(new Button(getTranslation("ui.cancel"), click -> close()), remove);
    }
}
