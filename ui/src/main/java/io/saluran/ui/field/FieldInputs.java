package io.saluran.ui.field;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.db.Viewer;
import io.saluran.platform.field.FieldDefinition;
import io.saluran.platform.field.FieldValue;
import io.saluran.platform.field.Fields;
import io.saluran.platform.field.Fields.Reading;
import io.saluran.ui.field.FieldInput.Given;
import io.saluran.ui.internal.shell.UiHost;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Components in which the values of custom fields are given, whoever brings them.
public final class FieldInputs {

    private static final Logger LOG = LoggerFactory.getLogger(FieldInputs.class);

    private FieldInputs() {}

    /// A component for a field, without a value and without a label; used under the session's lock. Only for reading
    /// while the bundle of its kind is away.
    public static CustomField<FieldValue> of(FieldDefinition field, Viewer viewer) {
        var host = UiHost.current().fields();
        if (host.fields().type(field).isEmpty()) {
            var plain = text(field, host.fields(), viewer.locale());
            plain.setReadOnly(true);
            return plain;
        }
        var editor = host.editors().get(field.type());
        if (editor != null) {
            try {
                var made = editor.make(field, viewer);
                if (made != null) {
                    return made;
                }
            } catch (RuntimeException | LinkageError problem) {
                LOG.error("The field for {} of {} cannot be made", field.type(), field.bundle(), problem);
            }
        }
        return text(field, host.fields(), viewer.locale());
    }

    private static CustomField<FieldValue> text(FieldDefinition field, Fields fields, Locale locale) {
        return new FieldInput<>(new TextField(), field.label(locale), written -> given(fields, field, written),
                value -> fields.write(field, value));
    }

    /// What was written, read by the kind of the field; in the language of the page.
    public static Given given(Fields fields, FieldDefinition field, String written) {
        return switch (fields.read(field, written)) {
            case Reading.Read(var value) -> new Given.Value(value);
            case Reading.Empty empty -> new Given.Nothing();
            case Reading.Refused refused -> new Given.Wrong(fields.words(refused, UI.getCurrent().getLocale()));
        };
    }
}
