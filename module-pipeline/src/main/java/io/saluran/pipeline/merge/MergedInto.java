package io.saluran.pipeline.merge;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.record.Unowned;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// Where a record that is gone is to be found now.
public record MergedInto(Db db, MergeKind<?> kind) {

    // More than anybody merges one after the other; ends the search where the data is broken.
    private static final int STEPS = 20;

    /// The record into which one was merged, by as many steps as it takes; empty when it was not, or the viewer may not
    /// see that one.
    public Optional<UUID> of(Viewer viewer, UUID record) {
        var records = kind.records();
        var table = records.table();
        var onward = table.as("onward");
        Field<UUID> onwardId = Objects.requireNonNull(onward.field(records.id()));
        Field<UUID> onwardInto = Objects.requireNonNull(onward.field(kind.mergedInto()));
        var last = DSL.field(DSL.name("way", "id"), UUID.class);
        var next = DSL.field(DSL.name("way", "next"), UUID.class);
        var steps = DSL.field(DSL.name("way", "steps"), Integer.class);
        var seen = Unowned.too(viewer.maySee(table), records.owner());
        return db.read(viewer, sql -> {
            var way = DSL.name("way").fields("id", "next", "steps").as(
                    DSL.select(records.id(), kind.mergedInto(), DSL.inline(0)).from(table)
                            .where(records.id().eq(record), seen)
                            .unionAll(DSL.select(onwardId, onwardInto, steps.plus(1))
                                    .from(DSL.table(DSL.name("way")))
                                    .join(onward).on(onwardId.eq(next))
                                    .where(steps.lt(STEPS))));
            return sql.withRecursive(way).select(last).from(way)
                    .join(table).on(records.id().eq(last))
                    .where(next.isNull(), last.ne(record), records.deletedAt().isNull(), seen)
                    .fetchOptional(last);
        });
    }
}
