package io.saluran.pipeline.record;

import java.util.UUID;

/// A row of a list of records, with what every kind of record has.
public interface RecordRow {

    UUID id();

    String name();

    /// Rises with each change.
    int version();
}
