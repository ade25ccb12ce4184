package io.saluran.platform.internal.field;

import io.saluran.platform.field.FieldDefinition;
import io.saluran.platform.field.FieldType;
import io.saluran.platform.field.FieldValue;
import io.saluran.platform.text.Texts;
import java.util.Locale;
import java.util.Set;

/// Yes or no; and neither while nobody has said.
record YesNoType(Texts texts) implements FieldType {

    private static final Set<String> YES = Set.of("true", "yes", "y", "1", "ya", "benar");
    private static final Set<String> NO = Set.of("false", "no", "n", "0", "tidak", "tak", "palsu");

    @Override
    public String key() {
        return "yes-no";
    }

    @Override
    public int order() {
        return 800;
    }

    @Override
    public FieldValue.Form form() {
        return FieldValue.Form.YES_NO;
    }

    @Override
    public Reading read(String text, FieldDefinition field) {
        var word = text.toLowerCase(Locale.ROOT);
        return YES.contains(word) || NO.contains(word)
                ? Reading.of(new FieldValue.YesNo(YES.contains(word)))
                : Reading.refused("field.refused.yes-no");
    }

    @Override
    public String show(FieldValue value, FieldDefinition field, Locale locale) {
        return value instanceof FieldValue.YesNo(var yes)
                ? texts.text(locale, yes ? "field.yes" : "field.no")
                : value.plain();
    }

    @Override
    public String write(FieldValue value, FieldDefinition field) {
        return value instanceof FieldValue.YesNo(var yes) ? yes ? "yes" : "no" : value.plain();
    }
}
