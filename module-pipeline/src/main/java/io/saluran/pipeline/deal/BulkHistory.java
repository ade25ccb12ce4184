package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.BULK_CHANGE_DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.PRODUCT;
import static io.saluran.pipeline.sql.pipeline.Tables.RECORD_CHANGE;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE_MOVE;
import static io.saluran.pipeline.sql.platform.Tables.PERSON_CARD;

import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.platform.field.FieldValues;
import java.time.Instant;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/// Writes a change of many deals into the history of each, by one statement.
@Unrestricted("of deals that BulkEdit has locked, seen by somebody who may")
record BulkHistory(DSLContext sql, Instant at) {

    private static final Field<UUID> NEW_ID = DSL.field("platform.uuid7()", UUID.class);

    /// @param back whether the change is taken back
    void tell(Viewer viewer, UUID change, BulkChange what, boolean back) {
        var person = DSL.val(viewer.isSystem() ? null : viewer.person(), SQLDataType.UUID);
        var old = BULK_CHANGE_DEAL.OLD_VALUE;
        switch (what) {
            case BulkMoved(var stage) -> moved(change, person, stage, back);
            case BulkClosed closed -> closed(change, person, closed.won() ? "won" : "lost", back);
            case BulkDeleted deleted -> edited(change, person, back ? "restored" : "deleted",
                    DSL.castNull(SQLDataType.CLOB), DSL.inline(""));
            case BulkOwn(var key, var value) -> told(change, person, what.field(), old,
                    words(value == null ? null : FieldValues.json(value)), back);
            case BulkTagged tagged -> told(change, person, what.field(), old, tagged.told(), back);
            case BulkEdited<?>(var edit) -> {
                var name = edit.field().equals(DealField.OWNER)
                        ? DSL.field(DSL.select(PERSON_CARD.NAME).from(PERSON_CARD)
                                .where(PERSON_CARD.ID.eq(old.cast(SQLDataType.UUID))))
                        : edit.field().equals(DealField.PRODUCT_OF)
                                ? DSL.field(DSL.select(PRODUCT.NAME).from(PRODUCT)
                                        .where(PRODUCT.ID.eq(old.cast(SQLDataType.UUID))))
                                : old;
                told(change, person, what.field(), name, words(edit.field().words(sql, edit.value())), back);
            }
        }
    }

    private static Field<String> words(@Nullable String words) {
        return DSL.val(words, SQLDataType.CLOB);
    }

    private void told(UUID change, Field<UUID> person, String field, Field<String> old, Field<String> now,
            boolean back) {
        edited(change, person, field, back ? now : old, back ? old : now);
    }

    private void edited(UUID change, Field<UUID> person, String field, Field<String> before, Field<String> after) {
        sql.insertInto(RECORD_CHANGE, RECORD_CHANGE.ID, RECORD_CHANGE.RECORD_TYPE, RECORD_CHANGE.RECORD_ID,
                RECORD_CHANGE.AT, RECORD_CHANGE.PERSON_ID, RECORD_CHANGE.FIELD, RECORD_CHANGE.OLD_VALUE,
                RECORD_CHANGE.NEW_VALUE)
                .select(sql.select(NEW_ID, DSL.inline("deal"), BULK_CHANGE_DEAL.DEAL_ID, DSL.val(at), person,
                        DSL.val(field), before, after)
                        .from(BULK_CHANGE_DEAL)
                        .where(BULK_CHANGE_DEAL.BULK_CHANGE_ID.eq(change)))
                .execute();
    }

    private void moved(UUID change, Field<UUID> person, UUID stage, boolean back) {
        var old = BULK_CHANGE_DEAL.OLD_VALUE.cast(SQLDataType.UUID);
        sql.insertInto(STAGE_MOVE, STAGE_MOVE.ID, STAGE_MOVE.DEAL_ID, STAGE_MOVE.FROM_STAGE_ID, STAGE_MOVE.TO_STAGE_ID,
                STAGE_MOVE.AT, STAGE_MOVE.PERSON_ID)
                .select(sql.select(NEW_ID, DEAL.ID, back ? DSL.val(stage) : old, back ? old : DSL.val(stage),
                        DSL.val(at), person)
                        .from(BULK_CHANGE_DEAL)
                        .join(DEAL).on(DEAL.ID.eq(BULK_CHANGE_DEAL.DEAL_ID))
                        .where(BULK_CHANGE_DEAL.BULK_CHANGE_ID.eq(change)))
                .execute();
    }

    private void closed(UUID change, Field<UUID> person, String outcome, boolean back) {
        var none = DSL.castNull(SQLDataType.UUID);
        sql.insertInto(STAGE_MOVE, STAGE_MOVE.ID, STAGE_MOVE.DEAL_ID, STAGE_MOVE.FROM_STAGE_ID, STAGE_MOVE.TO_STAGE_ID,
                STAGE_MOVE.OUTCOME, STAGE_MOVE.AT, STAGE_MOVE.PERSON_ID)
                .select(sql.select(NEW_ID, DEAL.ID, back ? none : DEAL.STAGE_ID, back ? DEAL.STAGE_ID : none,
                        back ? DSL.castNull(SQLDataType.CLOB) : DSL.val(outcome), DSL.val(at), person)
                        .from(BULK_CHANGE_DEAL)
                        .join(DEAL).on(DEAL.ID.eq(BULK_CHANGE_DEAL.DEAL_ID))
                        .where(BULK_CHANGE_DEAL.BULK_CHANGE_ID.eq(change)))
                .execute();
    }
}
