package io.saluran.pipeline.deal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.saluran.pipeline.field.FieldEdit;
import io.saluran.platform.field.FieldValues;
import io.saluran.ui.field.FieldForm;
import java.util.List;
import java.util.function.Consumer;

/// Asks for what a deal needs in a stage before it comes there.
final class NeededFields extends Dialog {

    private static final long serialVersionUID = 1;

    private boolean given;

    /// @param keys of the fields
    /// @param left runs when nothing was given
    NeededFields(DealDesk desk, List<String> keys, String stage, Consumer<List<FieldEdit>> then, Runnable left) {
        var fields = desk.own().all().stream().filter(field -> keys.contains(field.key())).toList();
        var form = new FieldForm(fields, FieldValues.NONE, desk.viewer());
        form.need(field -> true);
        setHeaderTitle(getTranslation("deal.needed", stage));
        setWidth("420px");
        setMaxWidth("96vw");
        var body = new Div(new Paragraph(getTranslation("deal.needed.about", fields.size())), form);
        body.addClassName("s-stack");
        add(body);
        var save = new Button(getTranslation("deal.needed.move"), click -> {
            if (isOpened() && form.check()) {
                given = true;
                close();
                then.accept(FieldEdit.of(fields, form.values()));
            }
        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("ui.cancel"), click -> close()), save);
        addOpenedChangeListener(change -> {
            if (!change.isOpened() && !given) {
                left.run();
            }
        });
    }
}
