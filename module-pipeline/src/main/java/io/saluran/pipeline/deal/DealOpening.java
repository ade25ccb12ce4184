package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE;

import io.saluran.db.Ids;
import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.pipeline.deal.Deals.NewDeal;
import io.saluran.pipeline.field.FieldEdit;
import io.saluran.pipeline.field.FieldWriting;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/// How a deal begins.
@Unrestricted("what is written here is new; whether it may be is asked by who calls")
record DealOpening(DealWriting writing) {

    /// @param further what it begins with beyond the draft
    /// @throws IllegalArgumentException if there is no such stage, account, owner or product
    UUID open(Viewer viewer, NewDeal draft, List<FieldEdit> own, List<DealEdit<?>> further) {
        return writing.db().write(viewer, sql -> {
            var place = sql.select(STAGE.PIPELINE_ID, DealMoney.REPORTING_NOW,
                    FieldWriting.needsAny(DealOwnFields.TYPE, draft.stage()))
                    .from(STAGE)
                    .where(STAGE.ID.eq(draft.stage()), DealMoving.isPlace(STAGE.ID))
                    .fetchOptional()
                    .orElseThrow(() -> new IllegalArgumentException("There is no stage " + draft.stage()));
            if (Stream.concat(draft.references().stream(), further.stream())
                    .anyMatch(edit -> edit.refusal(sql, viewer) != null)) {
                throw new IllegalArgumentException("There is no such account, owner or product");
            }
            var fields = writing.own(sql, viewer).begin(own, draft.stage(), place.value3());
            var id = Ids.next();
            sql.insertInto(DEAL)
                    .set(DEAL.ID, id)
                    .set(DEAL.NAME, draft.name().strip())
                    .set(DEAL.PIPELINE_ID, place.value1())
                    .set(DEAL.STAGE_ID, draft.stage())
                    .set(DEAL.ACCOUNT_ID, draft.account())
                    .set(DEAL.OWNER_ID, draft.owner() == null && !viewer.isSystem() ? viewer.person() : draft.owner())
                    .set(DEAL.PRODUCT_ID, draft.product())
                    .set(DEAL.VALUE, DealMoney.rounded(draft.value(), place.value2()))
                    .set(DEAL.SOURCE,
                            draft.source() == null || draft.source().isBlank() ? null : draft.source().strip())
                    .set(DEAL.CLOSES_ON, draft.closesOn())
                    .set(DEAL.FIELDS, fields.jsonb())
                    .set(DEAL.OPENED_ON, writing.today(viewer))
                    .set(DEAL.STAGE_SINCE, writing.clock().instant())
                    .execute();
            DealMoney.begin(sql, id, draft.value(), draft.currency());
            further.forEach(edit -> set(sql, id, edit));
            writing.history(sql).moved(viewer, id, null, draft.stage(), null);
            writing.tellChanged(sql, viewer, id);
            return id;
        });
    }

    private static <T> void set(DSLContext sql, UUID deal, DealEdit<T> edit) {
        sql.update(DEAL).set(edit.field().column(), edit.value()).where(DEAL.ID.eq(deal)).execute();
    }
}
