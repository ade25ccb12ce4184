package io.saluran.pipeline.record;

import io.saluran.platform.field.FieldValues;
import java.util.UUID;

/// A row of a list of records, with what every kind of record has.
public interface RecordRow {

    UUID id();

    String name();

    /// What it holds of the company's own fields.
    FieldValues fields();

    /// Rises with each change.
    int version();
}
