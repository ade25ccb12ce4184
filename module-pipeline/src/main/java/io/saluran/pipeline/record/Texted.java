package io.saluran.pipeline.record;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// Text as it is searched: without regard to case and accents, anywhere in the name.
public final class Texted {

    private Texted() {}

    /// Whether the field holds the text; served by a trigram index on `platform.plain(field)`.
    public static Condition holds(Field<String> field, String text) {
        var pattern = '%' + text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + '%';
        return DSL.condition("platform.plain({0}) like platform.plain({1})", field, DSL.val(pattern));
    }
}
