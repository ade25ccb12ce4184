package io.saluran.pipeline.record;

/// What came of a change.
public sealed interface Outcome {

    /// @param version the record's version now
    record Done(int version) implements Outcome {}

    /// Somebody changed or deleted it since it was read, or the viewer may not see it.
    record Overtaken() implements Outcome {}

    /// It cannot be done to this record.
    record Refused(Refusal why) implements Outcome {}
}
