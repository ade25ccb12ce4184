package io.saluran.platform.field;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// A field that a company has added to its records of one kind.
///
/// @param recordType for example `deal`
/// @param key its name in REST, files and history; never changes, and no two fields of a kind have the same
/// @param type the key of its [FieldType]
/// @param bundle who brings that type, so that it can be named when it is away
/// @param label by language; English is always there
/// @param help by language, perhaps none
/// @param options what was chosen of the type's options, by the settings' keys
/// @param choices what can be chosen, where the type asks for that
/// @param use where it is asked for and shown
/// @param version rises with each change of the definition
public record FieldDefinition(
        UUID id,
        String recordType,
        String key,
        String type,
        String bundle,
        Map<String, String> label,
        Map<String, String> help,
        Map<String, String> options,
        List<Choice> choices,
        Use use,
        boolean archived,
        int version) {

    public FieldDefinition {
        if (!key.matches("[a-z][a-z0-9_]{0,59}")) {
            throw new IllegalArgumentException("Not a field's key: " + key);
        }
        label = Map.copyOf(label);
        help = Map.copyOf(help);
        options = Map.copyOf(options);
        choices = List.copyOf(choices);
    }

    /// One thing that can be chosen.
    ///
    /// @param key what is kept; stays the same when the label changes
    /// @param archived whether it is no longer offered; records that have it keep it
    public record Choice(String key, String label, boolean archived) {}

    /// Where a field is asked for and shown.
    ///
    /// @param required whether no record can be made without it, nor it be emptied
    /// @param requiredIn stages that a record cannot enter without it
    /// @param listed whether it is a column of the list
    /// @param onCard whether a card on the board shows it
    /// @param filtered whether lists and boards can be narrowed by it
    public record Use(boolean required, Set<UUID> requiredIn, boolean listed, boolean onCard, boolean filtered) {

        public static final Use USUAL = new Use(false, Set.of(), false, false, false);

        public Use {
            requiredIn = Set.copyOf(requiredIn);
        }
    }

    /// Its label in a language, in English where there is none.
    public String label(Locale locale) {
        return label.getOrDefault(locale.getLanguage(), label.getOrDefault("en", key));
    }

    /// What stands below it; empty for nothing.
    public String help(Locale locale) {
        return help.getOrDefault(locale.getLanguage(), help.getOrDefault("en", ""));
    }

    /// The label of a choice; the key itself for what is no choice any more.
    public String choice(String chosen) {
        return choices.stream().filter(each -> each.key().equals(chosen)).findFirst().map(Choice::label)
                .orElse(chosen);
    }
}
