package io.saluran.ui.internal.field;

import io.saluran.platform.field.FieldedRecord;
import io.saluran.platform.internal.field.CompanyFields;
import io.saluran.platform.internal.field.FieldChanges;
import io.saluran.platform.internal.host.Contributions;

/// What the shell takes from the host for custom fields.
public record FieldHost(FieldChanges changes, FieldEditors editors, Contributions<FieldedRecord> records) {

    public CompanyFields fields() {
        return changes.fields();
    }
}
