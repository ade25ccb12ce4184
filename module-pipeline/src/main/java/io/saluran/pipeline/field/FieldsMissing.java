package io.saluran.pipeline.field;

import java.util.List;

/// A record cannot be made without these fields of the company's own, or they are none.
public final class FieldsMissing extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final transient List<String> fields;

    /// @param fields their keys
    public FieldsMissing(List<String> fields) {
        super("Needed: " + String.join(", ", fields));
        this.fields = List.copyOf(fields);
    }

    public List<String> fields() {
        return fields;
    }
}
