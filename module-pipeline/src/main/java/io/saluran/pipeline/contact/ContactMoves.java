package io.saluran.pipeline.contact;

import static io.saluran.pipeline.sql.pipeline.Tables.CONTACT_MERGE_PART;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL_CONTACT;

import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.pipeline.merge.MergeMoves;
import io.saluran.pipeline.merge.PlainMoves;
import io.saluran.pipeline.sql.pipeline.tables.records.ContactRecord;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// Moves what hangs on one contact to another, and back: the part in deals with its role, what was done with them, and the
/// accounts before. A deal
/// in which both take part has the one that stays in their own role, or in the other's where they had none.
@Unrestricted("all that hangs on a contact goes with it, whoever owns it; only what the viewer sees is told by name")
record ContactMoves(DSLContext sql, Viewer viewer, Instant at) implements MergeMoves<ContactRecord> {

    /// How many are told by name.
    private static final int NAMED = 20;

    private static final String THERE = """
            WITH part AS (
                SELECT theirs.deal_id, theirs.role, mine.role AS kept_role, mine.deal_id IS NULL AS alone
                  FROM pipeline.deal_contact theirs
                  LEFT JOIN pipeline.deal_contact mine ON mine.deal_id = theirs.deal_id AND mine.contact_id = {1}
                 WHERE theirs.contact_id = {0}
            ), noted AS (
                INSERT INTO pipeline.contact_merge_part (merge_id, kind, record_id, role, kept_role, alone)
                SELECT {2}, 'deal', deal_id, role, kept_role, alone FROM part
            ), gone AS (
                DELETE FROM pipeline.deal_contact WHERE contact_id = {0}
            ), taken AS (
                INSERT INTO pipeline.deal_contact AS mine (deal_id, contact_id, role)
                SELECT deal_id, {1}, role FROM part
                    ON CONFLICT (deal_id, contact_id) DO UPDATE SET role = coalesce(mine.role, excluded.role)
            ), raised AS (
                UPDATE pipeline.deal SET version = version + 1, updated_at = {3}
                 WHERE id IN (SELECT deal_id FROM part)
            )
            INSERT INTO pipeline.record_change (id, record_type, record_id, at, person_id, field, old_value, new_value)
            SELECT platform.uuid7(), 'deal', deal_id, {3}, {4}, 'contact', told.old_value, told.new_value
              FROM part
             CROSS JOIN LATERAL (
                   SELECT {5}::text, NULL::text
                    UNION ALL
                   SELECT CASE WHEN NOT alone THEN {6}::text END, concat_ws(', ', {6}::text, role)
                    WHERE alone OR kept_role IS NULL AND role IS NOT NULL) AS told (old_value, new_value)""";

    private static final String BACK = """
            WITH part AS (
                SELECT part.record_id AS deal_id, part.role, part.alone, mine.role AS role_now,
                       NOT part.alone AND part.kept_role IS NULL AND part.role IS NOT NULL
                           AND mine.role = part.role AS lent
                  FROM pipeline.contact_merge_part part
                  JOIN pipeline.deal_contact mine ON mine.deal_id = part.record_id AND mine.contact_id = {0}
                 WHERE part.merge_id = {2} AND part.kind = 'deal'
            ), gone AS (
                DELETE FROM pipeline.deal_contact
                 WHERE contact_id = {0} AND deal_id IN (SELECT deal_id FROM part WHERE alone)
            ), taken AS (
                INSERT INTO pipeline.deal_contact (deal_id, contact_id, role)
                SELECT deal_id, {1}, CASE WHEN alone THEN role_now ELSE role END FROM part
                    ON CONFLICT (deal_id, contact_id) DO NOTHING
            ), returned AS (
                UPDATE pipeline.deal_contact SET role = NULL
                 WHERE contact_id = {0} AND deal_id IN (SELECT deal_id FROM part WHERE lent)
            ), raised AS (
                UPDATE pipeline.deal SET version = version + 1, updated_at = {3}
                 WHERE id IN (SELECT deal_id FROM part)
            )
            INSERT INTO pipeline.record_change (id, record_type, record_id, at, person_id, field, old_value, new_value)
            SELECT platform.uuid7(), 'deal', deal_id, {3}, {4}, 'contact', told.old_value, told.new_value
              FROM part
             CROSS JOIN LATERAL (
                   SELECT concat_ws(', ', {5}::text, role_now), CASE WHEN lent THEN {5}::text END
                    WHERE alone OR lent
                    UNION ALL
                   SELECT NULL::text, concat_ws(', ', {6}::text, CASE WHEN alone THEN role_now ELSE role END))
                   AS told (old_value, new_value)""";

    @Override
    public void there(UUID merge, ContactRecord gone, ContactRecord kept) {
        run(THERE, merge, gone, kept);
        past().there(merge, gone.getId(), kept.getId());
        activities().there(merge, gone.getId(), kept.getId());
    }

    @Override
    public void back(UUID merge, ContactRecord kept, ContactRecord gone) {
        run(BACK, merge, kept, gone);
        past().back(merge, kept.getId(), gone.getId());
        activities().back(merge, kept.getId(), gone.getId());
    }

    private PlainMoves past() {
        return new PlainMoves(sql, Contacts.KIND.type(), "contact_id");
    }

    private ActivityMoves activities() {
        return new ActivityMoves(sql);
    }

    private void run(String statement, UUID merge, ContactRecord from, ContactRecord to) {
        sql.execute(statement, DSL.val(from.getId()), DSL.val(to.getId()), DSL.val(merge),
                DSL.val(OffsetDateTime.ofInstant(at, ZoneOffset.UTC)),
                DSL.val(viewer.isSystem() ? null : viewer.person(), SQLDataType.UUID), DSL.val(from.getName()),
                DSL.val(to.getName()));
    }

    @Override
    public List<String> elsewhere(UUID merge, UUID gone) {
        var part = CONTACT_MERGE_PART;
        return sql.select(DEAL.NAME).from(DEAL).join(part).on(part.RECORD_ID.eq(DEAL.ID))
                .where(part.MERGE_ID.eq(merge), part.KIND.eq("deal"), DEAL.DELETED_AT.isNull(), viewer.maySee(DEAL),
                        DSL.notExists(DSL.selectOne().from(DEAL_CONTACT)
                                .where(DEAL_CONTACT.DEAL_ID.eq(DEAL.ID), DEAL_CONTACT.CONTACT_ID.eq(gone))))
                .orderBy(DEAL.NAME)
                .limit(NAMED)
                .fetch(DEAL.NAME);
    }
}
