package io.saluran.pipeline.record;

import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.impl.DSL;

/// What stands around a row of a list: found by key, stretch by stretch, in one statement.
///
/// @param before the stretches before it, the nearest first
/// @param after the stretches after it, the nearest first
/// @param all the whole list
public record Neighbours(List<Stretch> before, List<Stretch> after, Select<?> all) {

    public Place place(DSLContext sql) {
        var earlier = nearest(before).as("earlier");
        var later = nearest(after).as("later");
        var number = before.stream().map(Stretch::rows).map(Neighbours::counted).reduce(DSL.inline(1), Field::plus)
                .as("number");
        var total = counted(all).as("total");
        return sql.select(earlier, later, number, total)
                .fetchSingle(row -> new Place(atMost(row.get(number)), atMost(row.get(total)), row.get(earlier),
                        row.get(later)));
    }

    /// The farther stretches are only read where the nearer ones are empty.
    private static Field<UUID> nearest(List<Stretch> stretches) {
        return stretches.stream().map(each -> DSL.<UUID>field(each.nearest()))
                .reduce((near, far) -> DSL.coalesce(near, far)).orElse(DSL.castNull(UUID.class));
    }

    private static Field<Integer> counted(Select<?> rows) {
        return DSL.field(DSL.selectCount().from(DSL.selectOne().from(rows.asTable("row")).limit(DSL.inline(
                Place.COUNTED + 1)).asTable("few")));
    }

    private static int atMost(int count) {
        return Math.min(count, Place.COUNTED + 1);
    }
}
