package io.saluran.ui.internal.field;

import com.vaadin.flow.component.customfield.CustomField;
import io.saluran.db.Viewer;
import io.saluran.platform.field.FieldDefinition;
import io.saluran.platform.field.FieldValue;
import io.saluran.ui.component.DayField;
import io.saluran.ui.field.FieldEditor;
import io.saluran.ui.field.FieldInput;
import io.saluran.ui.field.FieldInputs;
import io.saluran.ui.internal.shell.UiHost;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// A day.
record DayEditor() implements FieldEditor {

    @Override
    public String type() {
        return "date";
    }

    @Override
    public CustomField<FieldValue> make(FieldDefinition field, Viewer viewer) {
        return new FieldInput<LocalDate>(new DayField(), field.label(viewer.locale()),
                day -> FieldInputs.given(UiHost.current().fields().fields(), field, day.toString()), DayEditor::day);
    }

    private static @Nullable LocalDate day(FieldValue value) {
        try {
            return LocalDate.parse(value.plain());
        } catch (DateTimeParseException noDay) {
            return null;
        }
    }
}
