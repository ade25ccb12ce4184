package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL_SUM;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE;

import io.saluran.db.Viewer;
import io.saluran.db.Visibility;
import io.saluran.pipeline.deal.DealBoard.Card;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/// The first page of every column of a board, in one query: each stage takes its own few from an index, and only these
/// look up the rest.
final class FirstCards {

    private static final int FEW = 40;

    private FirstCards() {}

    static Map<UUID, List<Card>> of(DSLContext sql, Viewer viewer, UUID pipeline, DealFilter filter) {
        var few = isOfFew(viewer, filter)
                ? firstOfEach(owners(viewer, pipeline, filter), viewer, filter)
                : richest(DSL.noCondition(), viewer, filter);
        var first = DSL.lateral(few).as("first");
        return DealBoard.named(sql.select(DealBoard.CARD).from(STAGE).crossJoin(first)
                .join(DealBoard.CARD_DEAL)
                .on(DealBoard.CARD_DEAL.ID.eq(DSL.field(DSL.name("first", "id"), UUID.class))))
                .where(STAGE.PIPELINE_ID.eq(pipeline), STAGE.REMOVED_AT.isNull())
                .orderBy(DealBoard.CARD_DEAL.SORT_VALUE.desc(), DealBoard.CARD_DEAL.ID.desc())
                .fetchGroups(DealBoard.CARD_DEAL.STAGE_ID, Card.class);
    }

    /// The richest of a stage, in a query about the stage.
    private static Select<Record2<UUID, BigDecimal>> richest(Condition whose, Viewer viewer, DealFilter filter) {
        var deal = DEAL.as("d");
        return DSL.select(deal.ID, deal.SORT_VALUE)
                .from(deal)
                .where(deal.STAGE_ID.eq(STAGE.ID), whose, DealBoard.visible(viewer, deal, filter))
                .orderBy(deal.SORT_VALUE.desc(), deal.ID.desc())
                .limit(DealBoard.LIMIT);
    }

    /// Whether these are the deals of a handful of people: then the richest of each, by the index of owners, are read
    /// faster than all of theirs, and than those of everybody until there are enough.
    private static boolean isOfFew(Viewer viewer, DealFilter filter) {
        return filter.owner() == null && (filter.team() != null
                || (viewer.visibility() instanceof Visibility.Owners(var people) && people.size() > 1
                        && people.size() <= FEW));
    }

    private static Table<?> owners(Viewer viewer, UUID pipeline, DealFilter filter) {
        return DSL.selectDistinct(DEAL_SUM.OWNER_ID)
                .from(DEAL_SUM)
                .where(DEAL_SUM.PIPELINE_ID.eq(pipeline), DEAL_SUM.OUTCOME.isNull(), viewer.maySee(DEAL_SUM),
                        filter.owners(DEAL_SUM.OWNER_ID))
                .asTable("one");
    }

    private static Select<Record2<UUID, BigDecimal>> firstOfEach(Table<?> owners, Viewer viewer, DealFilter filter) {
        var owner = DSL.field(DSL.name("one", "owner_id"), UUID.class);
        var each = DSL.lateral(richest(DSL.field(DSL.name("d", "owner_id"), UUID.class).eq(owner), viewer, filter))
                .as("each");
        var id = DSL.field(DSL.name("each", "id"), UUID.class);
        var value = DSL.field(DSL.name("each", "sort_value"), BigDecimal.class);
        return DSL.select(id, value).from(owners).crossJoin(each).orderBy(value.desc(), id.desc())
                .limit(DealBoard.LIMIT);
    }
}
