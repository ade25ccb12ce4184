package io.saluran.ui.field;

/// A page that shows custom fields, and shows them anew when a kind of value came or went with its bundle. That a field
/// was added or changed it hears by `FieldsChanged`.
public interface ShowsFields {

    /// Called under the session's lock; leaves what is being typed alone.
    void showFields();
}
