package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.BULK_CHANGE_DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;

import io.saluran.db.Unrestricted;
import io.saluran.pipeline.field.FieldWriting;
import io.saluran.platform.field.FieldValue;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// Many deals get tags beside those that they have, or lose some of them.
///
/// @param tags at least one
/// @param taken whether they are taken away
@Unrestricted("conditions and values only; BulkEdit asks the viewer for the deals")
record BulkTagged(String key, List<String> tags, boolean taken) implements BulkChange {

    BulkTagged {
        tags = List.copyOf(tags);
    }

    @Override
    public String field() {
        return FieldWriting.historyName(key);
    }

    private HeldField held() {
        return new HeldField(key);
    }

    /// What a deal holds after it that held this before; nothing for no tag.
    Field<JSONB> after(Field<JSONB> before) {
        return DSL.field(taken ? """
                (select jsonb_agg(tag order by at)
                   from jsonb_array_elements_text(coalesce({0}, '[]')) with ordinality each (tag, at)
                  where tag <> all({1}))""" : """
                (select jsonb_agg(tag order by lower(tag), tag)
                   from (select jsonb_array_elements_text(coalesce({0}, '[]')) union select unnest({1})) each (tag))""",
                SQLDataType.JSONB, before, given());
    }

    private Field<String[]> given() {
        return DSL.val(tags.toArray(String[]::new));
    }

    @Override
    public Map<BulkChange.Stay, Condition> stays(DSLContext sql) {
        var stays = new LinkedHashMap<BulkChange.Stay, Condition>();
        stays.put(BulkChange.Stay.SAME, taken
                ? DSL.condition("not coalesce(jsonb_exists_any({0}, {1}), false)", held().now(), given())
                : DSL.condition("coalesce(jsonb_exists_all({0}, {1}), false)", held().now(), given()));
        if (taken) {
            stays.put(BulkChange.Stay.MISSING, after(held().now()).isNull()
                    .and(FieldWriting.needs(DealOwnFields.TYPE, key, DEAL.STAGE_ID)));
        } else {
            stays.put(BulkChange.Stay.FULL, DSL.condition("jsonb_array_length({0}) > {1}", after(held().now()),
                    DSL.inline(FieldValue.MOST_TAGS)));
        }
        return stays;
    }

    @Override
    public Field<String> old() {
        return BulkChange.text(held().now());
    }

    @Override
    public Map<Field<?>, Object> written(Instant now) {
        return Map.of(DEAL.FIELDS, held().holding(after(held().now())));
    }

    @Override
    public Condition untouched() {
        return held().now().isNotDistinctFrom(after(kept()));
    }

    @Override
    public Map<Field<?>, Object> back() {
        return Map.of(DEAL.FIELDS, held().holding(kept()));
    }

    private static Field<JSONB> kept() {
        return BULK_CHANGE_DEAL.OLD_VALUE.cast(SQLDataType.JSONB);
    }

    /// What a deal of the change holds after it, as the history keeps it.
    Field<String> told() {
        return BulkChange.text(after(kept()));
    }

    /// What is done, for people.
    String words() {
        return (taken ? "− " : "+ ") + String.join(", ", tags);
    }
}
