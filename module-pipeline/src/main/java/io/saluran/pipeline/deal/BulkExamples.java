package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.PRODUCT;
import static io.saluran.pipeline.sql.pipeline.Tables.REASON;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE;
import static io.saluran.pipeline.sql.platform.Tables.PERSON_CARD;
import static org.jooq.Records.mapping;

import io.saluran.db.Unrestricted;
import io.saluran.platform.field.FieldValues;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Some of the deals that a change of many would change, with what they hold; and what all of them would hold. Values as
/// the history keeps them: names, days as `2026-12-31`, the company's own fields as JSON.
///
/// @param to null when it empties the field, or there is no value
record BulkExamples(List<Deal> deals, @Nullable String to) {

    static final int MOST = 20;

    /// @param from null for nothing
    record Deal(String name, @Nullable String from) {}

    /// @param changing the deals that change, narrowed to those that the viewer sees
    @Unrestricted("of deals that BulkEdit has narrowed to the viewer's")
    static BulkExamples of(DSLContext sql, Condition changing, BulkChange change) {
        var deals = sql.select(DEAL.NAME, from(change))
                .from(DEAL)
                .where(changing)
                .orderBy(DEAL.SORT_VALUE.desc(), DEAL.ID.desc())
                .limit(MOST)
                .fetch(mapping(Deal::new));
        return new BulkExamples(deals, to(sql, change));
    }

    @Unrestricted("a column only")
    private static Field<String> from(BulkChange change) {
        if (change instanceof BulkMoved || change instanceof BulkClosed) {
            return DSL.field(DSL.select(STAGE.NAME).from(STAGE).where(STAGE.ID.eq(DEAL.STAGE_ID)));
        }
        if (change.field().equals(DealField.OWNER.key())) {
            return DSL.field(DSL.select(PERSON_CARD.NAME).from(PERSON_CARD).where(PERSON_CARD.ID.eq(DEAL.OWNER_ID)));
        }
        if (change.field().equals(DealField.PRODUCT_OF.key())) {
            return DSL.field(DSL.select(PRODUCT.NAME).from(PRODUCT).where(PRODUCT.ID.eq(DEAL.PRODUCT_ID)));
        }
        return change.old();
    }

    private static @Nullable String to(DSLContext sql, BulkChange change) {
        return switch (change) {
            case BulkEdited<?>(var edit) -> edit.field().words(sql, edit.value());
            case BulkOwn(var key, var value) -> value == null ? null : FieldValues.json(value);
            case BulkTagged tagged -> tagged.words();
            case BulkMoved(var stage) ->
                sql.select(STAGE.NAME).from(STAGE).where(STAGE.ID.eq(stage)).fetchOne(STAGE.NAME);
            case BulkClosed closed ->
                sql.select(REASON.NAME).from(REASON).where(REASON.ID.eq(closed.reason())).fetchOne(REASON.NAME);
            case BulkDeleted deleted -> null;
        };
    }
}
