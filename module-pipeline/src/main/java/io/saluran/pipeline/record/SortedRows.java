package io.saluran.pipeline.record;

import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// A list that is sorted by one column, rows without a value last, then by id in the same direction.
///
/// @param isUnknown whether a row has no value in that column
public record SortedRows(Rows rows, Field<UUID> ids, Field<Object> key, Condition isUnknown, boolean descending) {

    /// The rows of the list, of which some columns are read.
    @FunctionalInterface
    public interface Rows {
        SelectConditionStep<? extends Record> of(List<? extends SelectField<?>> columns);
    }

    public static SortedRows by(Field<?> column, Rows rows, Field<UUID> ids, boolean descending) {
        @SuppressWarnings("unchecked") // a key is only compared with values of its own column
        var key = (Field<Object>) column;
        return new SortedRows(rows, ids, key, key.isNull(), descending);
    }

    /// What stands around one of them.
    ///
    /// @param value the row's own; null when it has none
    public Neighbours around(@Nullable Object value, UUID id) {
        var all = rows.of(List.of(DSL.inline(1)));
        if (value == null) {
            return new Neighbours(List.of(unknown(descending ? ids.gt(id) : ids.lt(id), false), known(DSL.noCondition(),
                    false)), List.of(unknown(descending ? ids.lt(id) : ids.gt(id), true)), all);
        }
        var here = DSL.row(key, ids);
        var mine = DSL.row(DSL.val(value, key.getDataType()), DSL.val(id));
        return new Neighbours(List.of(known(descending ? here.gt(mine) : here.lt(mine), false)),
                List.of(known(descending ? here.lt(mine) : here.gt(mine), true), unknown(DSL.noCondition(), true)),
                all);
    }

    /// @param forward whether the first of them is the nearest, or the last
    private Stretch known(Condition which, boolean forward) {
        var rising = forward != descending;
        return stretch(DSL.not(isUnknown).and(which), rising ? key.asc() : key.desc(), rising);
    }

    private Stretch unknown(Condition which, boolean forward) {
        return stretch(isUnknown.and(which), null, forward != descending);
    }

    private Stretch stretch(Condition which, @Nullable OrderField<?> byKey, boolean rising) {
        var byId = rising ? ids.asc() : ids.desc();
        var order = byKey == null ? List.<OrderField<?>>of(byId) : List.<OrderField<?>>of(byKey, byId);
        @SuppressWarnings("unchecked") // it reads the id alone
        var nearest = (Select<Record1<UUID>>) rows.of(List.of(ids)).and(which).orderBy(order).limit(DSL.inline(1));
        return new Stretch(nearest, rows.of(List.of(DSL.inline(1))).and(which));
    }
}
