package io.saluran.pipeline.merge;

import static io.saluran.pipeline.sql.platform.Tables.PERSON_CARD;
import static org.jooq.Records.mapping;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.record.Unowned;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which records were merged into another.
public final class MergeList {

    private final Db db;
    private final Clock clock;
    private final MergeKind<?> kind;

    public MergeList(Db db, Clock clock, MergeKind<?> kind) {
        this.db = db;
        this.clock = clock;
        this.kind = kind;
    }

    /// A merge that can still be taken back.
    ///
    /// @param by null for the platform
    public record Entry(UUID id, String gone, Instant at, @Nullable String by) {}

    /// Merges into a record, the latest first.
    public List<Entry> of(Viewer viewer, UUID kept) {
        var merge = kind.table();
        var records = kind.records();
        return db.read(viewer, sql -> sql.select(merge.id(), records.name(), merge.at(), PERSON_CARD.NAME)
                .from(merge.table())
                .join(records.table()).on(records.id().eq(merge.gone()))
                .leftJoin(PERSON_CARD).on(PERSON_CARD.ID.eq(merge.person()))
                .where(merge.kept().eq(kept), merge.undoneAt().isNull(),
                        merge.at().gt(clock.instant().minus(Merges.KEPT)),
                        Unowned.too(viewer.maySee(records.table()), records.owner()))
                .orderBy(merge.at().desc(), merge.id().desc())
                .fetch(mapping(Entry::new)));
    }
}
