package io.saluran.pipeline.record;

import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The rows around one of a sorted list, found by key.
///
/// @param before the rows before it
/// @param after the rows after it
public record Neighbours(Condition before, Condition after, List<OrderField<?>> forward,
        List<OrderField<?>> backward) {

    /// The rows of the list, of which some columns are read.
    @FunctionalInterface
    public interface Rows {
        SelectConditionStep<? extends Record> of(List<? extends SelectField<?>> columns);
    }

    /// Around a row of a list that is sorted by one column, rows without a value last, then by id in the same direction.
    ///
    /// @param value the row's own; null when it has none
    public static Neighbours around(Field<?> column, @Nullable Object value, Field<UUID> ids, UUID id,
            boolean descending) {
        @SuppressWarnings("unchecked") // a key is only compared with values of its own column
        var key = (Field<Object>) column;
        var earlier = descending ? ids.gt(id) : ids.lt(id);
        var later = descending ? ids.lt(id) : ids.gt(id);
        var forward = List.<OrderField<?>>of(descending ? key.desc().nullsLast() : key.asc().nullsLast(),
                descending ? ids.desc() : ids.asc());
        var backward = List.<OrderField<?>>of(descending ? key.asc().nullsFirst() : key.desc().nullsFirst(),
                descending ? ids.asc() : ids.desc());
        if (value == null) {
            return new Neighbours(key.isNotNull().or(earlier), key.isNull().and(later), forward, backward);
        }
        var mine = DSL.val(value, key.getDataType());
        return new Neighbours((descending ? key.gt(mine) : key.lt(mine)).or(key.eq(mine).and(earlier)),
                (descending ? key.lt(mine) : key.gt(mine)).or(key.isNull()).or(key.eq(mine).and(later)), forward,
                backward);
    }

    public Place place(Rows rows, Field<UUID> ids) {
        var counted = rows.of(List.of(DSL.count(), DSL.count().filterWhere(before))).fetchSingle();
        return new Place(counted.get(1, Integer.class) + 1, counted.get(0, Integer.class),
                next(rows.of(List.of(ids)).and(before).orderBy(backward).limit(1), ids),
                next(rows.of(List.of(ids)).and(after).orderBy(forward).limit(1), ids));
    }

    private static @Nullable UUID next(Select<?> one, Field<UUID> ids) {
        return one.fetchOptional(ids).orElse(null);
    }
}
