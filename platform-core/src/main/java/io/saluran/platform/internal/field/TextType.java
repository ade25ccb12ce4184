package io.saluran.platform.internal.field;

import io.saluran.platform.field.FieldDefinition;
import io.saluran.platform.field.FieldType;
import io.saluran.platform.field.FieldValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// Text of one line, or of several.
///
/// @param longest in characters
record TextType(String key, int order, int longest) implements FieldType {

    static TextType line() {
        return new TextType("text", 100, 300);
    }

    static TextType lines() {
        return new TextType("long-text", 200, 20_000);
    }

    @Override
    public FieldValue.Form form() {
        return FieldValue.Form.TEXT;
    }

    @Override
    public Set<Narrowing> narrowings() {
        return EnumSet.of(Narrowing.HOLDS);
    }

    @Override
    public Reading read(String text, FieldDefinition field) {
        var kept = key.equals("text") ? text.replaceAll("\\R+", " ") : text;
        return kept.length() > longest
                ? Reading.refused("field.refused.long", Integer.toString(longest))
                : Reading.of(new FieldValue.Text(kept));
    }

    @Override
    public String show(FieldValue value, FieldDefinition field, Locale locale) {
        return value.plain();
    }
}
