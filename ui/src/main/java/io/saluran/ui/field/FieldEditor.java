package io.saluran.ui.field;

import com.vaadin.flow.component.customfield.CustomField;
import io.saluran.db.Viewer;
import io.saluran.platform.field.FieldDefinition;
import io.saluran.platform.field.FieldValue;
import org.osgi.annotation.versioning.ConsumerType;

/// Brings the component in which people give a value of a `FieldType` of yours: in forms, in place on a record's page and
/// above lists. Register one as an OSGi service beside the type; without it people type the value as text.
///
/// `make` is called under the session's lock whenever such a component is needed and builds it at once, without reading;
/// one that throws is replaced by a field for text. [FieldInput] makes one of any component that has a value.
@ConsumerType
public interface FieldEditor {

    /// The key of the type. Constant.
    String type();

    /// A component without a value and without a label, which the page sets.
    CustomField<FieldValue> make(FieldDefinition field, Viewer viewer);
}
