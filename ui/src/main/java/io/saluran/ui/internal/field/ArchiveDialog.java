package io.saluran.ui.internal.field;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import io.saluran.platform.field.FieldDefinition;
import io.saluran.platform.field.FieldedRecord;
import io.saluran.platform.field.FieldedRecord.Stage;
import java.util.List;

/// Asks before a field is archived that stages ask for: names them, and says what becomes of that.
final class ArchiveDialog extends Dialog {

    private static final long serialVersionUID = 1;

    /// Archives at once a field that no stage asks for.
    static void ask(FieldedRecord kind, FieldDefinition field, Runnable archive) {
        var entered = kind.stages().stream().filter(stage -> field.use().requiredIn().contains(stage.id())).toList();
        var left = kind.stagesAsking(field.key());
        if (entered.isEmpty() && left.isEmpty()) {
            archive.run();
        } else {
            new ArchiveDialog(field, entered, left, archive).open();
        }
    }

    private ArchiveDialog(FieldDefinition field, List<Stage> entered, List<Stage> left, Runnable archive) {
        var label = field.label(getLocale());
        setHeaderTitle(getTranslation("fields.archive-named", label));
        setWidth("420px");
        setMaxWidth("96vw");
        var body = new Div();
        body.addClassName("s-stack");
        stages(body, "fields.archive.entered", label, entered);
        stages(body, "fields.archive.left", label, left);
        body.add(new Paragraph(getTranslation("fields.archive.then")));
        add(body);
        var go = new Button(getTranslation("fields.archive"), click -> {
            if (isOpened()) { // and not the second click of a double click
                close();
                archive.run();
            }
        });
        go.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("ui.cancel"), click -> close()), go);
    }

    private void stages(Div body, String text, String label, List<Stage> stages) {
        if (!stages.isEmpty()) {
            var names = new UnorderedList();
            stages.forEach(stage -> names.add(new ListItem(stage.name())));
            body.add(new Paragraph(getTranslation(text, label, stages.size())), names);
        }
    }
}
