package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.PIPELINE_;
import static io.saluran.pipeline.sql.pipeline.Tables.PRODUCT;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE;
import static io.saluran.pipeline.sql.platform.Tables.PERSON_CARD;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.sql.pipeline.tables.Deal;
import io.saluran.platform.field.FieldValues;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The board of one pipeline: a column for each stage with its sums, the richest deals first. A page is cut by key, never
/// by offset, so the ten-thousandth card costs the same as the first (index `deal_board`).
final class DealBoard {

    static final int PAGE = 25;

    private final Db db;

    DealBoard(Db db) {
        this.db = db;
    }

    /// Everything that the page opens with.
    ///
    /// @param closed won and lost deals of this pipeline, by outcome
    record Board(List<Column> columns, Map<String, Closed> closed) {

        /// Where a card stands in its column; after the first page when it is not on it.
        int place(Card card) {
            return columns.stream().filter(column -> column.stage().equals(card.stage())).findFirst()
                    .map(column -> column.cards().stream().map(Card::id).toList().indexOf(card.id()))
                    .filter(place -> place >= 0).orElse(PAGE);
        }
    }

    /// @param total sum of the values; null when no deal here has one
    /// @param weighted the same, times the stage's probability
    record Column(
            UUID stage,
            String name,
            String funnel,
            @Nullable Integer rotDays,
            long count,
            @Nullable BigDecimal total,
            @Nullable BigDecimal weighted,
            List<Card> cards) {}

    record Closed(long count, @Nullable BigDecimal total) {}

    /// @param listPrice what the product costs by the list, offered where the deal has no value
    record Card(
            UUID id,
            UUID stage,
            String name,
            @Nullable String account,
            @Nullable BigDecimal value,
            @Nullable BigDecimal listPrice,
            BigDecimal sortValue,
            @Nullable LocalDate closesOn,
            @Nullable Instant stageSince,
            @Nullable UUID owner,
            @Nullable String ownerName,
            @Nullable String ownerInitials,
            @Nullable String nextStep,
            @Nullable LocalDate nextStepOn,
            @Nullable JSONB own,
            int version) {

        /// What it holds of the company's own fields.
        FieldValues fields() {
            return FieldValues.of(own);
        }
    }

    Board open(Viewer viewer, UUID pipeline, DealFilter filter) {
        return db.read(viewer, sql -> {
            var deal = DEAL.as("deal");
            var visible = visible(viewer, deal, filter);
            var columns = sql.select(STAGE.ID, STAGE.NAME, STAGE.FUNNEL_STAGE, STAGE.ROT_DAYS,
                    DSL.count(deal.ID), DSL.sum(deal.VALUE), DSL.sum(deal.VALUE).times(STAGE.PROBABILITY))
                    .from(STAGE)
                    .leftJoin(deal).on(deal.STAGE_ID.eq(STAGE.ID), visible)
                    .where(STAGE.PIPELINE_ID.eq(pipeline))
                    .groupBy(STAGE.ID)
                    .orderBy(STAGE.POSITION, STAGE.ID)
                    .fetch();
            var cards = firstCards(sql, pipeline, visible, deal);
            var closed = closed(sql, viewer, pipeline, filter);
            return new Board(columns.map(row -> new Column(row.value1(), row.value2(), row.value3(), row.value4(),
                    row.value5(), row.value6(), row.value7(), cards.getOrDefault(row.value1(), List.of()))), closed);
        });
    }

    /// The pipeline in which the viewer sees most open deals; empty when they see none.
    Optional<UUID> busiest(Viewer viewer) {
        return db.read(viewer, sql -> sql.select(DEAL.PIPELINE_ID)
                .from(DEAL)
                .join(PIPELINE_).on(PIPELINE_.ID.eq(DEAL.PIPELINE_ID))
                .where(viewer.maySee(DEAL), DEAL.OUTCOME.isNull(), DEAL.DELETED_AT.isNull(),
                        PIPELINE_.ARCHIVED_AT.isNull())
                .groupBy(DEAL.PIPELINE_ID, PIPELINE_.POSITION)
                .orderBy(DSL.count().desc(), PIPELINE_.POSITION)
                .limit(1)
                .fetchOptional(DEAL.PIPELINE_ID));
    }

    /// The cards that follow the last one shown.
    List<Card> page(Viewer viewer, UUID stage, DealFilter filter, Card last) {
        return db.read(viewer, sql -> {
            var deal = DEAL.as("deal");
            return sql.select(fields(deal))
                    .from(deal)
                    .leftJoin(ACCOUNT).on(ACCOUNT.ID.eq(deal.ACCOUNT_ID))
                    .leftJoin(PRODUCT).on(PRODUCT.ID.eq(deal.PRODUCT_ID))
                    .leftJoin(PERSON_CARD).on(PERSON_CARD.ID.eq(deal.OWNER_ID))
                    .where(deal.STAGE_ID.eq(stage), visible(viewer, deal, filter))
                    .orderBy(deal.SORT_VALUE.desc(), deal.ID.desc())
                    .seek(last.sortValue(), last.id())
                    .limit(PAGE)
                    .fetchInto(Card.class);
        });
    }

    /// One card as it is now; empty when it is not on the viewer's board (closed, deleted, or not to be seen).
    Optional<Card> card(Viewer viewer, UUID id, DealFilter filter) {
        return db.read(viewer, sql -> {
            var deal = DEAL.as("deal");
            return sql.select(fields(deal))
                    .from(deal)
                    .leftJoin(ACCOUNT).on(ACCOUNT.ID.eq(deal.ACCOUNT_ID))
                    .leftJoin(PRODUCT).on(PRODUCT.ID.eq(deal.PRODUCT_ID))
                    .leftJoin(PERSON_CARD).on(PERSON_CARD.ID.eq(deal.OWNER_ID))
                    .where(deal.ID.eq(id), visible(viewer, deal, filter))
                    .fetchOptionalInto(Card.class);
        });
    }

    private static Condition visible(Viewer viewer, Deal deal, DealFilter filter) {
        return viewer.maySee(deal).and(deal.OUTCOME.isNull()).and(deal.DELETED_AT.isNull()).and(filter.on(deal));
    }

    /// The first page of every column in one query: each stage takes its own few from the index.
    private static Map<UUID, List<Card>> firstCards(DSLContext sql, UUID pipeline, Condition visible, Deal deal) {
        var first = DSL.lateral(DSL.select(fields(deal))
                .from(deal)
                .leftJoin(ACCOUNT).on(ACCOUNT.ID.eq(deal.ACCOUNT_ID))
                .leftJoin(PRODUCT).on(PRODUCT.ID.eq(deal.PRODUCT_ID))
                .leftJoin(PERSON_CARD).on(PERSON_CARD.ID.eq(deal.OWNER_ID))
                .where(deal.STAGE_ID.eq(STAGE.ID), visible)
                .orderBy(deal.SORT_VALUE.desc(), deal.ID.desc())
                .limit(PAGE)).as("card");
        return sql.select(first.fields())
                .from(STAGE)
                .crossJoin(first)
                .where(STAGE.PIPELINE_ID.eq(pipeline))
                .orderBy(first.field("sort_value").desc(), first.field("id").desc())
                .fetchGroups(first.field("stage_id", UUID.class), Card.class);
    }

    private static Map<String, Closed> closed(DSLContext sql, Viewer viewer, UUID pipeline, DealFilter filter) {
        var deal = DEAL.as("deal");
        return sql.select(deal.OUTCOME, DSL.count(), DSL.sum(deal.VALUE))
                .from(deal)
                .where(deal.PIPELINE_ID.eq(pipeline), deal.OUTCOME.isNotNull(), deal.DELETED_AT.isNull(),
                        viewer.maySee(deal), filter.on(deal))
                .groupBy(deal.OUTCOME)
                .fetchMap(deal.OUTCOME, row -> new Closed(row.value2(), row.value3()));
    }

    static List<SelectFieldOrAsterisk> fields(Deal deal) {
        return List.of(deal.ID, deal.STAGE_ID, deal.NAME, ACCOUNT.NAME.as("account"), deal.VALUE, PRODUCT.LIST_PRICE,
                deal.SORT_VALUE, deal.CLOSES_ON, deal.STAGE_SINCE, deal.OWNER_ID, PERSON_CARD.NAME.as("owner_name"),
                PERSON_CARD.INITIALS.as("owner_initials"), deal.NEXT_STEP, deal.NEXT_STEP_ON, deal.FIELDS.as("own"),
                deal.VERSION);
    }

}
