package io.saluran.ui.internal.field;

import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.textfield.TextArea;
import io.saluran.db.Viewer;
import io.saluran.platform.field.FieldDefinition;
import io.saluran.platform.field.FieldValue;
import io.saluran.ui.field.FieldEditor;
import io.saluran.ui.field.FieldInput;
import io.saluran.ui.field.FieldInputs;
import io.saluran.ui.internal.shell.UiHost;

/// Text of several lines.
record TextEditor() implements FieldEditor {

    private static final int LONGEST = 20_000;

    @Override
    public String type() {
        return "long-text";
    }

    @Override
    public CustomField<FieldValue> make(FieldDefinition field, Viewer viewer) {
        var area = new TextArea();
        area.setMaxLength(LONGEST);
        area.setMinHeight("84px");
        area.setMaxHeight("320px");
        // Enter begins a line here and does not save.
        area.getElement().addEventListener("keydown", pressed -> {}).setFilter("event.key === 'Enter'")
                .stopPropagation();
        return new FieldInput<>(area, field.label(viewer.locale()),
                written -> FieldInputs.given(UiHost.current().fields().fields(), field, written), FieldValue::plain);
    }
}
