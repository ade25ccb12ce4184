package io.saluran.pipeline.stage;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.pipeline.stage.StageCriteria.Criterion;
import io.saluran.pipeline.stage.StageCriteria.Item;
import io.saluran.ui.component.Lucide;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The exit criteria of a stage, to be changed as a whole.
final class CriteriaDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private final MultiSelectComboBox<Choice> fields = new MultiSelectComboBox<>(
            getTranslation("stage.criteria.fields"));
    private final Div rows = new Div();
    private final transient List<Row> items = new ArrayList<>();

    /// A field by its key.
    record Choice(String key, String label) {}

    private record Row(@Nullable UUID id, TextField text) {}

    /// @param save takes the fields' keys and what is to be ticked
    CriteriaDialog(String stage, List<Choice> choices, List<Criterion> criteria,
            BiConsumer<List<String>, List<Item>> save) {
        setHeaderTitle(getTranslation("stage.criteria.title", stage));
        setWidth("520px");
        setMaxWidth("96vw");
        fields.setItems(choices);
        fields.setItemLabelGenerator(Choice::label);
        fields.setWidthFull();
        fields.setValue(choices.stream()
                .filter(choice -> criteria.stream().anyMatch(each -> choice.key().equals(each.field()))).toList());
        rows.addClassName("s-stack");
        criteria.stream().filter(each -> each.text() != null)
                .forEach(each -> add(each.id(), Objects.requireNonNullElse(each.text(), "")));
        var more = new Button(getTranslation("stage.criteria.add"), Lucide.icon("plus"),
                click -> add(null, "").focus());
        more.addThemeVariants(ButtonVariant.TERTIARY);
        var body = new Div(new Paragraph(getTranslation("stage.criteria.about")), fields, rows, more);
        body.addClassName("s-stack");
        add(body);
        var done = new Button(getTranslation("ui.save"), click -> {
            if (isOpened()) { // and not the second click of a double click
                close();
                save.accept(chosen(), items.stream().filter(row -> !row.text().getValue().isBlank())
                        .map(row -> new Item(row.id(), row.text().getValue())).toList());
            }
        });
        done.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("ui.cancel"), click -> close()), done);
    }

    private List<String> chosen() {
        return fields.getValue().stream().map(Choice::key).toList();
    }

    private TextField add(@Nullable UUID id, String words) {
        var text = new TextField();
        text.setValue(words);
        text.setMaxLength(200);
        text.addClassName("s-grow");
        text.setAriaLabel(getTranslation("stage.criteria.item"));
        text.setPlaceholder(getTranslation("stage.criteria.item"));
        var row = new Row(id, text);
        items.add(row);
        var line = new Div(text);
        var remove = new Button(Lucide.icon("x"), click -> {
            items.remove(row);
            rows.remove(line);
        });
        remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        remove.addThemeName("icon");
        remove.setAriaLabel(getTranslation("stage.criteria.remove"));
        line.add(remove);
        line.addClassName("s-row");
        rows.add(line);
        return text;
    }
}
