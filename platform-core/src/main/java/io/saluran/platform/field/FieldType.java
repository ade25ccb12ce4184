package io.saluran.platform.field;

import io.saluran.platform.setting.Setting;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/// A kind of value that custom fields can hold. Register one as an OSGi service; administrators then choose it for new
/// fields, and it is asked for, shown, sorted, narrowed by, imported, exported and served over REST like the built-in
/// kinds. Without a `FieldEditor` (of `io.saluran.ui.field`) for it, people type it as text.
///
/// While its bundle is away, fields of this kind keep their values, which are shown as they are kept and cannot be
/// changed; the pages name the bundle.
///
/// All methods are called often, on the UI thread too, and answer at once without querying or keeping anything; safe for
/// use by any thread. One that throws counts as a failure of the bundle: the value is shown as it is kept, or refused.
@ConsumerType
public interface FieldType {

    /// Lower case with hyphens; that of a bundle begins with a word of its own and a dot, for example
    /// `competitors.rating`. It is kept with each field, so it never changes. Its name is the text `field.type.KEY`.
    String key();

    /// Position among the kinds, ascending; the platform's own use 100, 200, …
    int order();

    /// How its values are kept.
    FieldValue.Form form();

    /// Whether a field of this kind has choices that an administrator writes down.
    default boolean hasChoices() {
        return false;
    }

    /// What an administrator chooses for a field of this kind beside its choices. The host asks for it, checks and keeps
    /// it; read it by [#option].
    default List<Setting> options() {
        return List.of();
    }

    /// What lists can be narrowed to.
    default Set<Narrowing> narrowings() {
        return EnumSet.of(Narrowing.IS);
    }

    /// How a list is narrowed by a field.
    enum Narrowing {
        /// To records that have one value, or it among several.
        IS,
        /// To records whose text holds a word.
        HOLDS,
        /// To records whose value lies between two, both included; for texts in the order of their letters, so only for
        /// kinds whose texts are made for that, such as dates.
        FROM_TO
    }

    /// Makes a value of what somebody wrote, in a form, a file or over REST. Takes every value of its own as
    /// [FieldValue#plain] writes it. Dates arrive as `2026-11-24`, numbers in plain digits.
    ///
    /// @param text not blank, without space around it
    Reading read(String text, FieldDefinition field);

    /// A value as a person reads it.
    ///
    /// @param value of this kind's form; perhaps one that [#read] would not take any more
    String show(FieldValue value, FieldDefinition field, Locale locale);

    /// A value as a file has it for people, from which [#read] makes it again as long as nothing is renamed: the label of
    /// a choice, not its key.
    default String write(FieldValue value, FieldDefinition field) {
        return value.plain();
    }

    /// Where a value leads, for example `mailto:aminah@kedai.example`.
    default Optional<String> link(FieldValue value) {
        return Optional.empty();
    }

    /// The texts of its values in the order in which a list sorts them, where that is not the order of their letters;
    /// empty for that of letters or numbers. At most some thousands.
    default List<String> ranks(FieldDefinition field) {
        return List.of();
    }

    /// What holds of an option for a field.
    static String option(Setting option, FieldDefinition field) {
        var chosen = field.options().get(option.key());
        return chosen != null && option.kind().takes(chosen) ? chosen : option.usual();
    }

    /// What came of reading.
    sealed interface Reading {

        record Read(FieldValue value) implements Reading {}

        /// What was written is no value of this kind.
        ///
        /// @param key of a text of the bundle that says what is taken, for example `Write a whole number from 1 to {0}.`
        record Refused(String key, List<String> arguments) implements Reading {
            public Refused {
                arguments = List.copyOf(arguments);
            }
        }

        static Reading of(FieldValue value) {
            return new Read(value);
        }

        static Reading refused(String key, String... arguments) {
            return new Refused(key, List.of(arguments));
        }
    }
}
