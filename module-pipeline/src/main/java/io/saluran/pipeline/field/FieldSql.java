package io.saluran.pipeline.field;

import io.saluran.platform.field.FieldDefinition;
import io.saluran.platform.field.FieldValue;
import io.saluran.platform.field.Fields;
import java.math.BigDecimal;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;

/// The company's own fields in SQL.
public final class FieldSql {

    private FieldSql() {}

    /// Whether a record has any; said to the planner, so that it takes the indexes, which leave out those without.
    public static Condition any(Field<JSONB> column) {
        return DSL.condition("{0} <> '{}'", column);
    }

    /// Whether a text of any own field holds the words, without regard to case and accents; served by a trigram index.
    public static Condition holds(Field<JSONB> column, String words) {
        return holds(column, DSL.val(pattern(words)));
    }

    /// As [#holds], with the words in the statement, so that the planner sees how common they are.
    public static Condition holdsLiterally(Field<JSONB> column, String words) {
        return holds(column, DSL.inline(pattern(words)));
    }

    private static Condition holds(Field<JSONB> column, Field<String> pattern) {
        // In this order, for most records have none, and their texts cost more than to see that.
        return any(column)
                .and(DSL.condition("platform.plain(pipeline.field_text({0})) like platform.plain({1})", column,
                        pattern));
    }

    static String pattern(String words) {
        return '%' + words.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + '%';
    }

    static Field<String> text(Field<JSONB> column, String key) {
        return DSL.field("({0} ->> {1})", String.class, column, DSL.inline(key));
    }

    /// As a text that is compared letter by letter.
    static Field<String> letters(Field<JSONB> column, String key) {
        return DSL.field("({0} ->> {1}) collate \"C\"", String.class, column, DSL.inline(key));
    }

    /// As a number; nothing for what is none.
    static Field<BigDecimal> number(Field<JSONB> column, String key) {
        return DSL.field("case jsonb_typeof({0} -> {1}) when 'number' then ({0} ->> {1})::numeric end",
                BigDecimal.class, column, DSL.inline(key));
    }

    /// By what a list is sorted.
    static Field<?> order(Fields fields, FieldDefinition field, Field<JSONB> column) {
        var type = fields.type(field).orElse(null);
        if (type == null) {
            return DSL.lower(text(column, field.key()));
        }
        var ranks = type.ranks(field);
        if (!ranks.isEmpty()) {
            return DSL.field("array_position({0}, {1})", Integer.class, DSL.val(ranks.toArray(String[]::new)),
                    text(column, field.key()));
        }
        return type.form() == FieldValue.Form.NUMBER
                ? number(column, field.key())
                : DSL.lower(text(column, field.key()));
    }
}
