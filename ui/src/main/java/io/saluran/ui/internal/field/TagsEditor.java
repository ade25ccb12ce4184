package io.saluran.ui.internal.field;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox.AutoExpandMode;
import com.vaadin.flow.component.customfield.CustomField;
import io.saluran.db.Viewer;
import io.saluran.platform.field.FieldDefinition;
import io.saluran.platform.field.FieldValue;
import io.saluran.ui.field.FieldEditor;
import io.saluran.ui.field.FieldInput;
import io.saluran.ui.field.FieldInput.Given;
import io.saluran.ui.field.FieldInputs;
import io.saluran.ui.internal.shell.UiHost;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Tags: those in use are offered, and what is typed beside them is a new one.
record TagsEditor() implements FieldEditor {

    private static final int LIKE = 50;

    @Override
    public String type() {
        return "tags";
    }

    @Override
    public CustomField<FieldValue> make(FieldDefinition field, Viewer viewer) {
        var host = UiHost.current().fields();
        var box = new MultiSelectComboBox<String>();
        box.setItems(query -> {
            var from = query.getOffset();
            return host.known(field, query.getFilter().orElse(""), from + query.getLimit()).stream().skip(from)
                    .limit(query.getLimit());
        });
        box.setAllowCustomValue(true);
        box.setAutoExpand(AutoExpandMode.VERTICAL);
        box.addCustomValueSetListener(typed -> {
            var tags = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            tags.addAll(box.getValue());
            Stream.of(typed.getDetail().split("[;,]")).map(String::strip).filter(tag -> !tag.isEmpty())
                    .map(tag -> inUse(host, field, tag)).forEach(tags::add);
            box.setValue(new LinkedHashSet<>(tags));
        });
        return new FieldInput<Set<String>>(box, field.label(viewer.locale()),
                chosen -> chosen.isEmpty()
                        ? new Given.Nothing()
                        : FieldInputs.given(host.fields(), field, FieldValue.joined(chosen.stream().toList())),
                value -> value instanceof FieldValue.Several(var tags)
                        ? new LinkedHashSet<>(tags)
                        : Set.of(value.plain()));
    }

    /// As others wrote it, so that Fair and fair are not two.
    private static String inUse(FieldHost host, FieldDefinition field, String tag) {
        return host.known(field, tag, LIKE).stream().filter(tag::equalsIgnoreCase).findFirst().orElse(tag);
    }
}
