package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.BULK_CHANGE_DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.REASON;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE;

import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.pipeline.field.FieldWriting;
import io.saluran.platform.field.FieldValue;
import io.saluran.platform.field.FieldValues;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/// What is done to many deals at once: how a deal is told that stays as it is, what is written, and what is written when it
/// is taken back.
@Unrestricted("conditions and values only; BulkEdit asks the viewer for the deals")
sealed interface BulkChange {

    /// Its name in the history.
    String field();

    default String permission() {
        return DealPermissions.WRITE;
    }

    /// Why a deal stays as it is, the first that holds.
    Map<Stay, Condition> stays(DSLContext sql);

    /// What a deal held, as text.
    Field<String> old();

    Map<Field<?>, Object> written(Instant now);

    /// Whether a deal is still as this change left it and can go back.
    Condition untouched();

    /// What is written when it is taken back, from `bulk_change_deal`.
    Map<Field<?>, Object> back();

    /// Why a deal stays as it is. Its words are the texts `bulk.stay.NAME`.
    enum Stay {
        SAME, CLOSED, OTHER_PIPELINE, MISSING, UNMET
    }

    private static <T> Field<String> text(Field<T> field) {
        return field.cast(SQLDataType.CLOB);
    }

    /// Why it cannot be at all; null when it can.
    default Deals.@Nullable Refusal refusal(DSLContext sql, Viewer viewer) {
        return null;
    }

    /// @param edit without a value it empties the field
    record Edited<T>(DealEdit<T> edit) implements BulkChange {

        @Override
        public String field() {
            return edit.field().key();
        }

        @Override
        public Deals.@Nullable Refusal refusal(DSLContext sql, Viewer viewer) {
            return edit.refusal(sql, viewer);
        }

        private Condition is() {
            return edit.field().column().isNotDistinctFrom(edit.value());
        }

        @Override
        public Map<Stay, Condition> stays(DSLContext sql) {
            var stays = new LinkedHashMap<Stay, Condition>();
            if (edit.field().equals(DealField.CLOSES_ON)) {
                stays.put(Stay.CLOSED, DEAL.OUTCOME.isNotNull());
            }
            stays.put(Stay.SAME, is());
            return stays;
        }

        @Override
        public Field<String> old() {
            return text(edit.field().column());
        }

        @Override
        public Map<Field<?>, Object> written(Instant now) {
            return Map.of(edit.field().column(), DSL.val(edit.value(), edit.field().column()));
        }

        @Override
        public Condition untouched() {
            return is();
        }

        @Override
        public Map<Field<?>, Object> back() {
            return Map.of(edit.field().column(),
                    BULK_CHANGE_DEAL.OLD_VALUE.cast(edit.field().column().getDataType()));
        }
    }

    /// A field of the company's own.
    ///
    /// @param value null empties it
    record Own(String key, @Nullable FieldValue value) implements BulkChange {

        @Override
        public String field() {
            return FieldWriting.historyName(key);
        }

        private Field<JSONB> now() {
            return DSL.field("{0} -> {1}", SQLDataType.JSONB, DEAL.FIELDS, DSL.val(key));
        }

        private Field<JSONB> json() {
            return value == null ? DSL.castNull(SQLDataType.JSONB) : DSL.val(JSONB.valueOf(FieldValues.json(value)));
        }

        @Override
        public Map<Stay, Condition> stays(DSLContext sql) {
            return Map.of(Stay.SAME, now().isNotDistinctFrom(json()));
        }

        @Override
        public Field<String> old() {
            return text(now());
        }

        @Override
        public Map<Field<?>, Object> written(Instant now) {
            return Map.of(DEAL.FIELDS, value == null ? without() : with(json()));
        }

        private Field<JSONB> without() {
            return DSL.field("{0} - {1}", SQLDataType.JSONB, DEAL.FIELDS, DSL.val(key).cast(SQLDataType.CLOB));
        }

        private Field<JSONB> with(Field<JSONB> held) {
            return DSL.field("{0} || jsonb_build_object({1}, {2})", SQLDataType.JSONB, DEAL.FIELDS,
                    DSL.val(key).cast(SQLDataType.CLOB), held);
        }

        @Override
        public Condition untouched() {
            return now().isNotDistinctFrom(json());
        }

        @Override
        public Map<Field<?>, Object> back() {
            return Map.of(DEAL.FIELDS, DSL.when(BULK_CHANGE_DEAL.OLD_VALUE.isNull(), without())
                    .otherwise(with(BULK_CHANGE_DEAL.OLD_VALUE.cast(SQLDataType.JSONB))));
        }
    }

    /// A move to a stage.
    record Moved(UUID stage) implements BulkChange {

        @Override
        public String field() {
            return "stage";
        }

        @Override
        public Map<Stay, Condition> stays(DSLContext sql) {
            var needed = FieldWriting.missing(sql, DealOwnFields.TYPE, FieldValues.NONE, stage);
            var stays = new LinkedHashMap<Stay, Condition>();
            stays.put(Stay.CLOSED, DEAL.OUTCOME.isNotNull());
            stays.put(Stay.SAME, DEAL.STAGE_ID.eq(stage));
            stays.put(Stay.OTHER_PIPELINE,
                    DEAL.PIPELINE_ID.ne(DSL.select(STAGE.PIPELINE_ID).from(STAGE).where(STAGE.ID.eq(stage))));
            stays.put(Stay.MISSING, DSL.condition("not jsonb_exists_all({0}, {1})", DEAL.FIELDS,
                    DSL.val(needed.toArray(String[]::new))));
            stays.put(Stay.UNMET, DealCriteria.isUnmetOnTheWayTo(stage));
            return stays;
        }

        @Override
        public Field<String> old() {
            return text(DEAL.STAGE_ID);
        }

        @Override
        public Map<Field<?>, Object> written(Instant now) {
            return Map.of(DEAL.STAGE_ID, stage, DEAL.STAGE_SINCE, now);
        }

        @Override
        public Condition untouched() {
            return DEAL.OUTCOME.isNull().and(DEAL.STAGE_ID.eq(stage)).and(DSL.exists(DSL.selectOne().from(STAGE)
                    .where(STAGE.ID.eq(BULK_CHANGE_DEAL.OLD_VALUE.cast(SQLDataType.UUID)),
                            STAGE.PIPELINE_ID.eq(DEAL.PIPELINE_ID))));
        }

        @Override
        public Map<Field<?>, Object> back() {
            return Map.of(DEAL.STAGE_ID, BULK_CHANGE_DEAL.OLD_VALUE.cast(SQLDataType.UUID), DEAL.STAGE_SINCE,
                    BULK_CHANGE_DEAL.OLD_SINCE);
        }
    }

    /// Closes them for a reason.
    ///
    /// @param on the day on which they were closed
    record Closed(boolean won, UUID reason, LocalDate on) implements BulkChange {

        private String outcome() {
            return won ? "won" : "lost";
        }

        @Override
        public String field() {
            return "outcome";
        }

        @Override
        public Deals.@Nullable Refusal refusal(DSLContext sql, Viewer viewer) {
            return sql.fetchExists(REASON, REASON.ID.eq(reason), REASON.OUTCOME.eq(outcome()))
                    ? null
                    : Deals.Refusal.NO_SUCH_REASON;
        }

        @Override
        public Map<Stay, Condition> stays(DSLContext sql) {
            var stays = new LinkedHashMap<Stay, Condition>();
            stays.put(Stay.CLOSED, DEAL.OUTCOME.isNotNull());
            if (won) {
                stays.put(Stay.UNMET, DealCriteria.isUnmet());
            }
            return stays;
        }

        @Override
        public Field<String> old() {
            return DSL.castNull(SQLDataType.CLOB);
        }

        @Override
        public Map<Field<?>, Object> written(Instant now) {
            return Map.of(DEAL.OUTCOME, outcome(), DEAL.REASON_ID, reason, DEAL.CLOSED_ON, on);
        }

        @Override
        public Condition untouched() {
            return DEAL.OUTCOME.eq(outcome()).and(DEAL.REASON_ID.eq(reason));
        }

        @Override
        public Map<Field<?>, Object> back() {
            return Map.of(DEAL.OUTCOME, DSL.castNull(DEAL.OUTCOME), DEAL.REASON_ID, DSL.castNull(DEAL.REASON_ID),
                    DEAL.CLOSED_ON, DSL.castNull(DEAL.CLOSED_ON));
        }
    }

    /// Deletes them; they can be restored for 30 days.
    record Deleted() implements BulkChange {

        @Override
        public String field() {
            return "deleted";
        }

        @Override
        public String permission() {
            return DealPermissions.DELETE;
        }

        @Override
        public Map<Stay, Condition> stays(DSLContext sql) {
            return Map.of();
        }

        @Override
        public Field<String> old() {
            return DSL.castNull(SQLDataType.CLOB);
        }

        @Override
        public Map<Field<?>, Object> written(Instant now) {
            return Map.of(DEAL.DELETED_AT, now);
        }

        @Override
        public Condition untouched() {
            return DEAL.DELETED_AT.isNotNull();
        }

        @Override
        public Map<Field<?>, Object> back() {
            return Map.of(DEAL.DELETED_AT, DSL.castNull(DEAL.DELETED_AT));
        }
    }
}
