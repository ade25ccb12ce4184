package io.saluran.pipeline.contact;

import io.saluran.db.Unrestricted;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Moves the part that a contact has in activities to another, and back; in an activity of both, the one that stays keeps
/// theirs.
@Unrestricted("what was done with a contact goes with it, whoever owns it")
record ActivityMoves(DSLContext sql) {

    private static final String THERE = """
            WITH part AS (
                DELETE FROM pipeline.activity_contact WHERE contact_id = {0} RETURNING activity_id
            ), taken AS (
                INSERT INTO pipeline.activity_contact (activity_id, contact_id)
                SELECT activity_id, {1} FROM part
                    ON CONFLICT (activity_id, contact_id) DO NOTHING
                RETURNING activity_id
            )
            INSERT INTO pipeline.contact_merge_part (merge_id, kind, record_id, alone)
            SELECT {2}, 'activity', activity_id, activity_id IN (SELECT activity_id FROM taken) FROM part""";

    private static final String BACK = """
            WITH part AS (
                SELECT part.record_id AS activity_id, part.alone
                  FROM pipeline.contact_merge_part part
                  JOIN pipeline.activity_contact mine ON mine.activity_id = part.record_id AND mine.contact_id = {0}
                 WHERE part.merge_id = {2} AND part.kind = 'activity'
            ), gone AS (
                DELETE FROM pipeline.activity_contact
                 WHERE contact_id = {0} AND activity_id IN (SELECT activity_id FROM part WHERE alone)
            )
            INSERT INTO pipeline.activity_contact (activity_id, contact_id)
            SELECT activity_id, {1} FROM part
                ON CONFLICT (activity_id, contact_id) DO NOTHING""";

    void there(UUID merge, UUID gone, UUID kept) {
        run(THERE, merge, gone, kept);
    }

    void back(UUID merge, UUID kept, UUID gone) {
        run(BACK, merge, kept, gone);
    }

    private void run(String statement, UUID merge, UUID from, UUID to) {
        sql.execute(statement, DSL.val(from), DSL.val(to), DSL.val(merge));
    }
}
