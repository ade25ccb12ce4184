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
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.SelectJoinStep;
import org.jooq.impl.DSL;

/// The first page of every column of a board, in one query: each stage takes its own few from an index, and only these
/// look up the rest.
final class FirstCards {

    private static final int FEW = 40;

    private FirstCards() {}

    static Map<UUID, List<Card>> of(DSLContext sql, Viewer viewer, UUID pipeline, DealFilter filter) {
        var cards = isOfFew(viewer, filter)
                ? firstOfEach(sql, viewer, pipeline, filter)
                : richest(sql, viewer, filter);
        return DealBoard.named(cards)
                .where(STAGE.PIPELINE_ID.eq(pipeline), STAGE.REMOVED_AT.isNull())
                .orderBy(DealBoard.CARD_DEAL.SORT_VALUE.desc(), DealBoard.CARD_DEAL.ID.desc())
                .fetchGroups(DealBoard.CARD_DEAL.STAGE_ID, Card.class);
    }

    /// The richest of each stage.
    private static SelectJoinStep<Record> richest(DSLContext sql, Viewer viewer, DealFilter filter) {
        var deal = DEAL.as("d");
        var first = DSL.select(DealBoard.taken(deal))
                .from(deal)
                .where(deal.STAGE_ID.eq(STAGE.ID), DealBoard.visible(viewer, deal, filter))
                .orderBy(deal.SORT_VALUE.desc(), deal.ID.desc())
                .limit(DealBoard.LIMIT);
        return sql.select(DealBoard.CARD).from(STAGE)
                .crossJoin(DSL.lateral(first.asTable(DealBoard.CARD_DEAL.getName())));
    }

    /// Whether these are the deals of a handful of people: then the richest of each, by the index of owners, are read
    /// faster than all of theirs, and than those of everybody until there are enough.
    private static boolean isOfFew(Viewer viewer, DealFilter filter) {
        return filter.owner() == null && (filter.team() != null
                || (viewer.visibility() instanceof Visibility.Owners(var people) && people.size() > 1
                        && people.size() <= FEW));
    }

    /// The richest of a stage among the richest of each person. Only ids are compared, which the index of owners gives
    /// alone; the deals are read once it is known which.
    private static SelectJoinStep<Record> firstOfEach(DSLContext sql, Viewer viewer, UUID pipeline,
            DealFilter filter) {
        var owners = DSL.name("one").fields("owner_id").asMaterialized(owners(viewer, pipeline, filter));
        var each = DSL.lateral(richest(viewer, filter).asTable("each"));
        var id = DSL.field(DSL.name("each", "id"), UUID.class);
        var value = DSL.field(DSL.name("each", "sort_value"), BigDecimal.class);
        var first = DSL.lateral(DSL.select(id).from(owners).crossJoin(each).orderBy(value.desc(), id.desc())
                .limit(DealBoard.LIMIT).asTable("first"));
        return sql.with(owners).select(DealBoard.CARD).from(STAGE).crossJoin(first)
                .join(DealBoard.CARD_DEAL)
                .on(DealBoard.CARD_DEAL.ID.eq(DSL.field(DSL.name("first", "id"), UUID.class)));
    }

    private static Select<Record1<UUID>> owners(Viewer viewer, UUID pipeline, DealFilter filter) {
        return DSL.selectDistinct(DEAL_SUM.OWNER_ID)
                .from(DEAL_SUM)
                .where(DEAL_SUM.PIPELINE_ID.eq(pipeline), DEAL_SUM.OUTCOME.isNull(), viewer.maySee(DEAL_SUM),
                        filter.owners(DEAL_SUM.OWNER_ID));
    }

    /// Of one person in one stage, in a query about both.
    private static Select<Record2<UUID, BigDecimal>> richest(Viewer viewer, DealFilter filter) {
        var deal = DEAL.as("d");
        return DSL.select(deal.ID, deal.SORT_VALUE)
                .from(deal)
                .where(deal.STAGE_ID.eq(STAGE.ID), deal.OWNER_ID.eq(DSL.field(DSL.name("one", "owner_id"), UUID.class)),
                        DealBoard.visible(viewer, deal, filter))
                .orderBy(deal.SORT_VALUE.desc(), deal.ID.desc())
                .limit(DealBoard.LIMIT);
    }
}
