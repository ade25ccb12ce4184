package io.saluran.platform.field;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/// The fields that the company has added to its records, and what their values mean. All answers come from memory; a
/// change is seen on every node within a second. In SQL, `platform.custom_field` can be joined.
///
/// Safe for use by any thread.
@ProviderType
public interface Fields {

    /// Those of a kind of record that are not archived, in their order.
    List<FieldDefinition> of(String recordType);

    /// One of them.
    Optional<FieldDefinition> find(String recordType, String key);

    /// The kind of value of a field; empty while its bundle is away.
    Optional<FieldType> type(FieldDefinition field);

    /// Makes a value of what somebody wrote.
    ///
    /// @param text anything
    Reading read(FieldDefinition field, String text);

    /// Makes a value of what came as JSON: a text, a number, true or false, or a list of these.
    Reading readJson(FieldDefinition field, Object json);

    /// A value as a person reads it; as it is kept while the bundle of its kind is away.
    String show(FieldDefinition field, FieldValue value, Locale locale);

    /// A value as a file has it for people, from which [#read] makes it again.
    String write(FieldDefinition field, FieldValue value);

    /// What came of reading.
    sealed interface Reading {

        record Read(FieldValue value) implements Reading {}

        /// Nothing but space was written.
        record Empty() implements Reading {}

        /// It is no value of the field.
        ///
        /// @param key of the text that says what is taken instead, see [Fields#words]
        record Refused(String key, List<String> arguments) implements Reading {}
    }

    /// Why something was refused, in a language.
    String words(Reading.Refused refused, Locale locale);
}
