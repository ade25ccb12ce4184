package io.saluran.platform.internal.field;

import io.saluran.platform.field.FieldDefinition;
import io.saluran.platform.field.FieldType;
import io.saluran.platform.field.FieldValue;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Words that people give to records as they like. Nobody writes them down beforehand; what is in use is offered while
/// somebody types.
final class TagsType implements FieldType {

    private static final int LONGEST = 40;

    @Override
    public String key() {
        return "tags";
    }

    @Override
    public int order() {
        return 1050;
    }

    @Override
    public FieldValue.Form form() {
        return FieldValue.Form.SEVERAL;
    }

    /// In the order of their letters, so that the same tags are the same value.
    @Override
    public Reading read(String text, FieldDefinition field) {
        var tags = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        Stream.of(text.split("[;,\\n]")).map(tag -> tag.strip().replaceAll("\\s+", " ")).filter(tag -> !tag.isEmpty())
                .forEach(tags::add);
        var tooLong = tags.stream().filter(tag -> tag.length() > LONGEST).findFirst();
        if (tags.isEmpty() || tags.size() > FieldValue.MOST_TAGS) {
            return Reading.refused("field.refused.tags", String.valueOf(FieldValue.MOST_TAGS));
        }
        return tooLong.map(tag -> Reading.refused("field.refused.tag-long", tag, String.valueOf(LONGEST)))
                .orElseGet(() -> Reading.of(new FieldValue.Several(List.copyOf(tags))));
    }

    @Override
    public String show(FieldValue value, FieldDefinition field, Locale locale) {
        return value instanceof FieldValue.Several(var tags) ? String.join(", ", tags) : value.plain();
    }
}
