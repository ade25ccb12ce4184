package io.saluran.platform.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SortField;
import org.jooq.exception.DataTypeException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The order of a list by one column and the id, and what lies behind a cursor in it.
record Seek<V>(Field<V> column, Field<UUID> id, boolean descending) {

    List<SortField<?>> order() {
        var order = new ArrayList<SortField<?>>();
        var first = descending ? column.desc() : column.asc();
        order.add(nullable() ? first.nullsLast() : first);
        order.add(descending ? id.desc() : id.asc());
        return order;
    }

    Condition after(Cursor cursor) {
        var keys = cursor.keys();
        if (keys.size() != 2 || keys.get(1) == null) {
            throw new Problem(400, "Not a cursor of this list", "Begin again without \"after\".",
                    Map.of("parameter", "after"));
        }
        var value = converted(column, keys.get(0));
        var lastId = converted(id, keys.get(1));
        if (value == null) {
            return column.isNull().and(behind(id, lastId));
        }
        // A comparison of rows is one range of the index; empty values lie behind it.
        var row = DSL.row(column, id);
        var behind = descending ? row.lt(value, lastId) : row.gt(value, lastId);
        return nullable() ? behind.or(column.isNull()) : behind;
    }

    Cursor cursor(Record row) {
        return new Cursor(java.util.Arrays.asList(text(row, column), text(row, id)));
    }

    private boolean nullable() {
        return column.getDataType().nullable();
    }

    private <X> Condition behind(Field<X> field, X value) {
        return descending ? field.lt(value) : field.gt(value);
    }

    private static @Nullable String text(Record row, Field<?> field) {
        if (row.indexOf(field) < 0) {
            throw new IllegalStateException("The list does not select " + field + ", by which it is sorted");
        }
        var value = row.get(field);
        return value == null ? null : value.toString();
    }

    private static <X> X converted(Field<X> field, @Nullable String text) {
        try {
            return DSL.val(text, field).getValue();
        } catch (DataTypeException | IllegalArgumentException wrong) {
            throw new Problem(400, "Not a cursor of this list", "Begin again without \"after\".",
                    Map.of("parameter", "after"));
        }
    }
}
