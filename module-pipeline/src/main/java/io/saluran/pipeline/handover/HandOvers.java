package io.saluran.pipeline.handover;

import io.saluran.db.Unrestricted;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Records whose owner was changed lately, as the history tells: so however it was changed, by hand, in bulk or by a
/// program, nobody is forgotten, and many at once are told as one.
final class HandOvers {

    /// How far back a change is looked for; a server that stood still for longer tells nobody late.
    private static final Duration LOOK = Duration.ofHours(1);

    /// Those whose change is taken now, of the records that are still owned by somebody else than who changed it.
    private static final String TAKE = """
            WITH taken AS (
                INSERT INTO pipeline.handed_over (change_id)
                SELECT c.id FROM pipeline.record_change c
                 WHERE c.field = 'owner' AND c.at >= {0}
                   AND NOT EXISTS (SELECT FROM pipeline.handed_over h WHERE h.change_id = c.id)
                ON CONFLICT DO NOTHING
                RETURNING change_id
            ), changed AS (
                SELECT DISTINCT ON (c.record_id) c.record_type, c.record_id, c.person_id
                  FROM taken JOIN pipeline.record_change c ON c.id = taken.change_id
                 ORDER BY c.record_id, c.at DESC, c.id DESC
            ), owned AS (
                SELECT c.record_type, d.id, d.name, d.owner_id, c.person_id
                  FROM changed c JOIN pipeline.deal d ON d.id = c.record_id AND d.deleted_at IS NULL
                UNION ALL
                SELECT c.record_type, a.id, a.name, a.owner_id, c.person_id
                  FROM changed c JOIN pipeline.account a ON a.id = c.record_id AND a.deleted_at IS NULL
                UNION ALL
                SELECT c.record_type, p.id, p.name, p.owner_id, c.person_id
                  FROM changed c JOIN pipeline.contact p ON p.id = c.record_id AND p.deleted_at IS NULL
            )
            SELECT o.owner_id AS owner, who.name AS by, o.record_type AS kind, (min(o.id::text))::uuid AS record,
                   min(o.name) AS name, count(*)::int AS count
              FROM owned o JOIN platform.person_card who ON who.id = o.person_id
             WHERE o.owner_id IS DISTINCT FROM o.person_id AND o.owner_id IS NOT NULL
             GROUP BY o.owner_id, who.name, o.record_type
             ORDER BY who.name, o.record_type""";

    private static final String TIDY = """
            DELETE FROM pipeline.handed_over h USING pipeline.record_change c
             WHERE c.id = h.change_id AND c.at < {0}""";

    private HandOvers() {}

    /// One person's records of one kind, given by one other.
    ///
    /// @param kind `deal`, `account` or `contact`
    /// @param record one of them, and `name` the name of one; of the same when there is but one
    record HandOver(UUID owner, String by, String kind, UUID record, String name, int count) {}

    /// Takes those that nobody was told of; they are not found again.
    @Unrestricted("each is told to its owner")
    static List<HandOver> take(DSLContext sql, Clock clock) {
        var since = OffsetDateTime.ofInstant(clock.instant().minus(LOOK), ZoneOffset.UTC);
        sql.execute(TIDY, DSL.val(since));
        return sql.resultQuery(TAKE, DSL.val(since)).fetchInto(HandOver.class);
    }
}
