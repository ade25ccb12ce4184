package io.saluran.ui.internal.field;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.customfield.CustomField;
import io.saluran.db.Viewer;
import io.saluran.platform.field.FieldDefinition;
import io.saluran.platform.field.FieldDefinition.Choice;
import io.saluran.platform.field.FieldValue;
import io.saluran.platform.people.Person;
import io.saluran.ui.field.FieldEditor;
import io.saluran.ui.field.FieldInput;
import io.saluran.ui.field.FieldInput.Given;
import io.saluran.ui.internal.shell.UiHost;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// One of what is known: a choice, a person, yes or no.
record ChoiceEditor(String type) implements FieldEditor {

    @Override
    public CustomField<FieldValue> make(FieldDefinition field, Viewer viewer) {
        return switch (type) {
            case "yes-no" -> box(field, viewer, List.of("true", "false"),
                    each -> say(each.equals("true") ? "field.yes" : "field.no"));
            case "person" -> person(field, viewer);
            case "choices" -> several(field, viewer);
            default -> box(field, viewer, offered(field).toList(), field::choice);
        };
    }

    private static String say(String key) {
        return UI.getCurrent().getTranslation(key);
    }

    private static Stream<String> offered(FieldDefinition field) {
        return field.choices().stream().filter(each -> !each.archived()).map(Choice::key);
    }

    private static CustomField<FieldValue> person(FieldDefinition field, Viewer viewer) {
        var people = UiHost.current().people();
        return box(field, viewer,
                people.all().stream().filter(Person::active).map(Person::id).map(UUID::toString).toList(),
                id -> UiHost.current().fields().fields().show(field, new FieldValue.Text(id), viewer.locale()));
    }

    private static CustomField<FieldValue> box(FieldDefinition field, Viewer viewer, List<String> keys,
            UnaryOperator<String> label) {
        var box = new ComboBox<String>();
        box.setItems(keys);
        box.setItemLabelGenerator(label::apply);
        box.setClearButtonVisible(true);
        var yesNo = keys.equals(List.of("true", "false"));
        return new FieldInput<>(box, field.label(viewer.locale()),
                chosen -> Given.of(yesNo
                        ? new FieldValue.YesNo(chosen.equals("true"))
                        : new FieldValue.Text(chosen)),
                FieldValue::plain);
    }

    private static CustomField<FieldValue> several(FieldDefinition field, Viewer viewer) {
        var box = new MultiSelectComboBox<String>();
        box.setItems(offered(field).toList());
        box.setItemLabelGenerator(field::choice);
        box.setAutoExpand(MultiSelectComboBox.AutoExpandMode.VERTICAL);
        return new FieldInput<Set<String>>(box, field.label(viewer.locale()),
                chosen -> Given.of(chosen.isEmpty() ? null : ordered(field, chosen)),
                value -> value instanceof FieldValue.Several(var keys)
                        ? new LinkedHashSet<>(keys)
                        : Set.of(value.plain()));
    }

    private static FieldValue ordered(FieldDefinition field, Set<String> chosen) {
        var known = field.choices().stream().map(Choice::key).filter(chosen::contains);
        var others = chosen.stream().filter(key -> field.choices().stream().noneMatch(each -> each.key().equals(key)));
        return new FieldValue.Several(Stream.concat(known, others).toList());
    }
}
