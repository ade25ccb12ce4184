package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.PIPELINE_;
import static io.saluran.pipeline.sql.pipeline.Tables.PRODUCT;
import static io.saluran.pipeline.sql.pipeline.Tables.REASON;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE_USUAL;
import static io.saluran.pipeline.sql.platform.Tables.PERSON_CARD;

import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.pipeline.deal.DealList.Row;
import io.saluran.pipeline.field.OwnFields;
import io.saluran.platform.field.FieldValues;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.SelectOnConditionStep;
import org.jooq.SelectSelectStep;

/// How deals are read for the table: with what stands beside them, and as rows.
final class DealRows {

    private static final List<Field<?>> SHOWN = List.of(DEAL.ID, DEAL.NAME, DEAL.PIPELINE_ID, PIPELINE_.NAME,
            DEAL.STAGE_ID, STAGE.NAME, STAGE.POSITION, DEAL.ACCOUNT_ID, ACCOUNT.NAME, DEAL.OWNER_ID, PERSON_CARD.NAME,
            DEAL.PRODUCT_ID, PRODUCT.NAME, DEAL.VALUE, DEAL.AMOUNT, DEAL.CURRENCY, DEAL.MONTHLY_VALUE,
            DEAL.YEARLY_VALUE,
            DEAL.SORT_VALUE, DEAL.SOURCE, DEAL.OPENED_ON, DEAL.CLOSES_ON,
            DEAL.STAGE_SINCE, DEAL.NEXT_STEP, DEAL.NEXT_STEP_ON, DEAL.OUTCOME, REASON.NAME, DEAL.CLOSED_ON,
            DEAL.EXTERNAL_ID, DEAL.STARTS_ON, DEAL.ENDS_ON, DEAL.RENEWS_DEAL_ID, DEAL.FIELDS, DEAL.VERSION,
            DEAL.CREATED_AT, DEAL.UPDATED_AT, STAGE.PROBABILITY, STAGE.ROT_DAYS, STAGE_USUAL.DAYS,
            PERSON_CARD.TEAM_NAME);

    private DealRows() {}

    /// The rows with their condition, for lists that page by key.
    static SelectConditionStep<Record> of(DSLContext sql, Viewer viewer, Condition condition) {
        return select(sql).where(viewer.maySee(DEAL), condition, DEAL.DELETED_AT.isNull());
    }

    /// As [#of], with those in the bin.
    static SelectConditionStep<Record> withDeleted(DSLContext sql, Viewer viewer, Condition condition) {
        return select(sql).where(viewer.maySee(DEAL), condition);
    }

    static SelectOnConditionStep<Record> select(DSLContext sql) {
        return joined(sql.select(SHOWN));
    }

    /// Deals with all that the list shows and sorts by.
    @Unrestricted("the callers ask the viewer")
    static <R extends Record> SelectOnConditionStep<R> joined(SelectSelectStep<R> select) {
        return select.from(DEAL)
                .join(PIPELINE_).on(PIPELINE_.ID.eq(DEAL.PIPELINE_ID))
                .join(STAGE).on(STAGE.ID.eq(DEAL.STAGE_ID))
                .leftJoin(STAGE_USUAL).on(STAGE_USUAL.STAGE_ID.eq(DEAL.STAGE_ID))
                .leftJoin(ACCOUNT).on(ACCOUNT.ID.eq(DEAL.ACCOUNT_ID))
                .leftJoin(PRODUCT).on(PRODUCT.ID.eq(DEAL.PRODUCT_ID))
                .leftJoin(REASON).on(REASON.ID.eq(DEAL.REASON_ID))
                .leftJoin(PERSON_CARD).on(PERSON_CARD.ID.eq(DEAL.OWNER_ID));
    }

    static Row row(Record row, OwnFields own) {
        return new Row(row.get(DEAL.ID), row.get(DEAL.NAME), row.get(DEAL.PIPELINE_ID), row.get(PIPELINE_.NAME),
                row.get(DEAL.STAGE_ID), row.get(STAGE.NAME), row.get(DEAL.ACCOUNT_ID), row.get(ACCOUNT.NAME),
                row.get(DEAL.OWNER_ID), row.get(PERSON_CARD.NAME), row.get(DEAL.PRODUCT_ID), row.get(PRODUCT.NAME),
                row.get(DEAL.VALUE), row.get(DEAL.AMOUNT), row.get(DEAL.CURRENCY), row.get(DEAL.MONTHLY_VALUE),
                row.get(DEAL.YEARLY_VALUE), row.get(DEAL.SOURCE), row.get(DEAL.OPENED_ON), row.get(DEAL.CLOSES_ON),
                row.get(DEAL.STAGE_SINCE), row.get(DEAL.NEXT_STEP), row.get(DEAL.NEXT_STEP_ON), row.get(DEAL.OUTCOME),
                row.get(REASON.NAME), row.get(DEAL.CLOSED_ON), row.get(DEAL.EXTERNAL_ID),
                row.get(DEAL.STARTS_ON), row.get(DEAL.ENDS_ON), row.get(DEAL.RENEWS_DEAL_ID),
                own.current(FieldValues.of(row.get(DEAL.FIELDS))), row.get(DEAL.VERSION),
                row.get(DEAL.CREATED_AT), row.get(DEAL.UPDATED_AT), new DealStanding(row.get(STAGE.PROBABILITY),
                        row.get(STAGE.ROT_DAYS), row.get(STAGE_USUAL.DAYS), row.get(PERSON_CARD.TEAM_NAME)));
    }
}
