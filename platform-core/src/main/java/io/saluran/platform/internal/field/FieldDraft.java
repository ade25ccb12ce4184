package io.saluran.platform.internal.field;

import io.saluran.platform.field.FieldDefinition;
import io.saluran.platform.field.FieldDefinition.Choice;
import io.saluran.platform.field.FieldDefinition.Use;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A custom field as it should be.
///
/// @param key empty for one that is made of the label; of a field that exists it is not looked at
/// @param label by language, with English
public record FieldDraft(
        String key,
        String type,
        Map<String, String> label,
        Map<String, String> help,
        Map<String, String> options,
        List<Choice> choices,
        Use use) {

    public FieldDraft {
        key = key.strip();
        label = stripped(label);
        help = stripped(help);
        options = Map.copyOf(options);
        choices = choices.stream().map(each -> new Choice(each.key(), each.label().strip(), each.archived()))
                .filter(each -> !each.label().isEmpty()).toList();
    }

    /// A field as it is.
    public static FieldDraft of(FieldDefinition field) {
        return new FieldDraft(field.key(), field.type(), field.label(), field.help(), field.options(), field.choices(),
                field.use());
    }

    private static Map<String, String> stripped(Map<String, String> texts) {
        return texts.entrySet().stream().filter(each -> !each.getValue().isBlank())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, each -> each.getValue().strip()));
    }

    /// The same with these choices.
    FieldDraft with(List<Choice> changed) {
        return new FieldDraft(key, type, label, help, options, changed, use);
    }
}
