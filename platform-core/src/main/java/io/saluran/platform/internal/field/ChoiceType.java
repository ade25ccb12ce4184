package io.saluran.platform.internal.field;

import io.saluran.platform.field.FieldDefinition;
import io.saluran.platform.field.FieldDefinition.Choice;
import io.saluran.platform.field.FieldType;
import io.saluran.platform.field.FieldValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// One of some choices, or several of them; kept by their keys, so that a label can change.
record ChoiceType(boolean several) implements FieldType {

    @Override
    public String key() {
        return several ? "choices" : "choice";
    }

    @Override
    public int order() {
        return several ? 1000 : 900;
    }

    @Override
    public FieldValue.Form form() {
        return several ? FieldValue.Form.SEVERAL : FieldValue.Form.TEXT;
    }

    @Override
    public boolean hasChoices() {
        return true;
    }

    @Override
    public Reading read(String text, FieldDefinition field) {
        if (!several) {
            return find(text, field).map(key -> Reading.of(new FieldValue.Text(key)))
                    .orElseGet(() -> refused(text, field));
        }
        var keys = new ArrayList<String>();
        for (var part : text.split("[;\\n]")) {
            if (!part.isBlank()) {
                var key = find(part.strip(), field);
                if (key.isEmpty()) {
                    return refused(part.strip(), field);
                }
                keys.add(key.get());
            }
        }
        // In the order of the choices, so that the same choice is the same value.
        var order = field.choices().stream().map(Choice::key).filter(keys::contains).toList();
        return order.isEmpty() ? refused(text, field) : Reading.of(new FieldValue.Several(order));
    }

    /// A key comes first, for that is what is kept.
    private static Optional<String> find(String written, FieldDefinition field) {
        return field.choices().stream().map(Choice::key).filter(written::equals).findFirst()
                .or(() -> field.choices().stream().filter(each -> each.label().equalsIgnoreCase(written))
                        .map(Choice::key).findFirst());
    }

    private static Reading refused(String written, FieldDefinition field) {
        var offered = field.choices().stream().filter(each -> !each.archived()).map(Choice::label).limit(10)
                .collect(Collectors.joining(", "));
        return Reading.refused("field.refused.choice", written, offered);
    }

    @Override
    public String show(FieldValue value, FieldDefinition field, Locale locale) {
        return value instanceof FieldValue.Several(var keys)
                ? keys.stream().map(field::choice).collect(Collectors.joining(", "))
                : field.choice(value.plain());
    }

    @Override
    public String write(FieldValue value, FieldDefinition field) {
        return value instanceof FieldValue.Several(var keys)
                ? FieldValue.joined(keys.stream().map(field::choice).toList())
                : field.choice(value.plain());
    }

    @Override
    public List<String> ranks(FieldDefinition field) {
        return several ? List.of() : field.choices().stream().map(Choice::key).toList();
    }
}
