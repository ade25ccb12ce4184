package io.saluran.ui.internal.field;

import io.saluran.platform.field.FieldDefinition;
import io.saluran.platform.field.FieldedRecord;
import io.saluran.platform.internal.field.CompanyFields;
import io.saluran.platform.internal.field.FieldChanges;
import io.saluran.platform.internal.host.Contributions;
import io.saluran.platform.internal.host.Contributions.Contribution;
import java.util.List;

/// What the shell takes from the host for custom fields.
public record FieldHost(FieldChanges changes, FieldEditors editors, Contributions<FieldedRecord> records) {

    public CompanyFields fields() {
        return changes.fields();
    }

    /// What records hold already in a field of several texts, of what somebody types.
    List<String> known(FieldDefinition field, String typed, int most) {
        return records.all().stream().map(Contribution::service)
                .filter(record -> record.type().equals(field.recordType())).findFirst()
                .map(record -> record.known(field.key(), typed, most)).orElse(List.of());
    }
}
