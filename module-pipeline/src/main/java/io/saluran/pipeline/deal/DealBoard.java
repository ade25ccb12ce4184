package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL_SUM;
import static io.saluran.pipeline.sql.pipeline.Tables.PIPELINE_;
import static io.saluran.pipeline.sql.pipeline.Tables.PRODUCT;
import static io.saluran.pipeline.sql.platform.Tables.PERSON_CARD;

import io.saluran.db.Db;
import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.pipeline.sql.pipeline.tables.Deal;
import io.saluran.platform.field.FieldValues;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The board of one pipeline: a column for each stage with its sums, the richest deals first. A page is cut by key, never
/// by offset, so the ten-thousandth card costs the same as the first (index `deal_board`).
final class DealBoard {

    static final int PAGE = 25;

    /// Of a column, when a board is read again of which more was shown.
    static final int MOST_AT_ONCE = 500;

    // Stands in the statement, so that PostgreSQL knows how few are read and keeps the plan, which takes as long as reading.
    static final Param<Integer> LIMIT = DSL.inline(PAGE);

    // The deals, or a few taken from them before, under the same name.
    static final Deal CARD_DEAL = DEAL.as("deal");

    static final List<Field<?>> CARD = List.of(CARD_DEAL.ID, CARD_DEAL.STAGE_ID, CARD_DEAL.NAME,
            ACCOUNT.NAME.as("account"),
            CARD_DEAL.VALUE, PRODUCT.LIST_PRICE, CARD_DEAL.AMOUNT, CARD_DEAL.CURRENCY, CARD_DEAL.MONTHLY_VALUE,
            CARD_DEAL.SORT_VALUE, CARD_DEAL.CLOSES_ON, CARD_DEAL.STAGE_SINCE,
            CARD_DEAL.OWNER_ID,
            PERSON_CARD.NAME.as("owner_name"), PERSON_CARD.INITIALS.as("owner_initials"), CARD_DEAL.NEXT_STEP,
            CARD_DEAL.NEXT_STEP_ON, CARD_DEAL.FIELDS.as("own"), CARD_DEAL.VERSION);

    private final Db db;

    DealBoard(Db db) {
        this.db = db;
    }

    /// Everything that the page opens with.
    ///
    /// @param closed won and lost deals of this pipeline, by outcome
    /// @param counted whether the sums are there; else there are only the first cards
    record Board(List<Column> columns, Map<String, Closed> closed, boolean counted) {

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
            List<Card> cards) {

        private Column with(List<Card> others) {
            return new Column(stage, name, funnel, rotDays, count, total, weighted, others);
        }
    }

    record Closed(long count, @Nullable BigDecimal total) {

        Closed and(Closed other) {
            return new Closed(count + other.count, total == null
                    ? other.total
                    : other.total == null ? total : total.add(other.total));
        }
    }

    /// @param listPrice what the product costs by the list, offered where the deal has no value
    record Card(
            UUID id,
            UUID stage,
            String name,
            @Nullable String account,
            @Nullable BigDecimal value,
            @Nullable BigDecimal listPrice,
            @Nullable BigDecimal amount,
            @Nullable String currency,
            @Nullable BigDecimal monthlyValue,
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

    /// The whole board.
    Board open(Viewer viewer, UUID pipeline, DealFilter filter) {
        return db.read(viewer, sql -> BoardColumns.of(sql, pipeline, DealSums.of(viewer, pipeline, filter),
                FirstCards.of(sql, viewer, pipeline, filter)));
    }

    /// What is there at once: the whole board where its sums are kept, else the first cards without the sums, which come
    /// by [#counted].
    Board first(Viewer viewer, UUID pipeline, DealFilter filter) {
        return filter.isByOwnerAlone()
                ? open(viewer, pipeline, filter)
                : db.read(viewer, sql -> new Board(BoardColumns.of(sql, pipeline, DealSums.none(),
                        FirstCards.of(sql, viewer, pipeline, filter)).columns(), Map.of(), false));
    }

    /// The same cards with the sums.
    Board counted(Viewer viewer, UUID pipeline, DealFilter filter, Board first) {
        var cards = first.columns().stream().collect(Collectors.toMap(Column::stage, Column::cards));
        return db.read(viewer, sql -> BoardColumns.of(sql, pipeline, DealSums.of(viewer, pipeline, filter), cards));
    }

    /// The pipeline in which the viewer sees most open deals; empty when they see none.
    Optional<UUID> busiest(Viewer viewer) {
        return db.read(viewer, sql -> sql.select(DEAL_SUM.PIPELINE_ID)
                .from(DEAL_SUM)
                .join(PIPELINE_).on(PIPELINE_.ID.eq(DEAL_SUM.PIPELINE_ID))
                .where(viewer.maySee(DEAL_SUM), DEAL_SUM.OUTCOME.isNull(), PIPELINE_.ARCHIVED_AT.isNull())
                .groupBy(DEAL_SUM.PIPELINE_ID, PIPELINE_.POSITION)
                .having(DSL.sum(DEAL_SUM.DEALS).gt(BigDecimal.ZERO))
                .orderBy(DSL.sum(DEAL_SUM.DEALS).desc(), PIPELINE_.POSITION)
                .limit(1)
                .fetchOptional(DEAL_SUM.PIPELINE_ID));
    }

    /// The cards that follow the last one shown.
    List<Card> page(Viewer viewer, UUID stage, DealFilter filter, Card last) {
        return page(viewer, stage, filter, last, LIMIT);
    }

    private List<Card> page(Viewer viewer, UUID stage, DealFilter filter, Card last, Param<Integer> limit) {
        return db.read(viewer, sql -> {
            var from = DEAL.as("d");
            var page = DSL.select(taken(from))
                    .from(from)
                    .where(from.STAGE_ID.eq(stage), visible(viewer, from, filter))
                    .orderBy(from.SORT_VALUE.desc(), from.ID.desc())
                    .seek(last.sortValue(), last.id())
                    .limit(limit)
                    .asTable("deal");
            return named(sql.select(CARD).from(page))
                    .orderBy(CARD_DEAL.SORT_VALUE.desc(), CARD_DEAL.ID.desc())
                    .fetchInto(Card.class);
        });
    }

    /// A board whose columns go on after their first page, as far as somebody has read them already.
    ///
    /// @param shown how many cards of a stage are looked at; those not named have their first page
    Board asFarAs(Viewer viewer, DealFilter filter, Board first, Map<UUID, Integer> shown) {
        return new Board(first.columns().stream().map(column -> {
            var more = Math.min(MOST_AT_ONCE, shown.getOrDefault(column.stage(), 0)) - column.cards().size();
            if (more <= 0 || column.cards().size() < PAGE) {
                return column;
            }
            var cards = new ArrayList<>(column.cards());
            cards.addAll(page(viewer, column.stage(), filter, cards.getLast(), DSL.inline(more)));
            return column.with(cards);
        }).toList(), first.closed(), first.counted());
    }

    /// How many cards stand before this one in its column, and itself.
    int until(Viewer viewer, DealFilter filter, Card card) {
        var deal = DEAL.as("d");
        return db.read(viewer,
                sql -> sql.fetchCount(deal, deal.STAGE_ID.eq(card.stage()), visible(viewer, deal, filter),
                        DSL.row(deal.SORT_VALUE, deal.ID).ge(card.sortValue(), card.id())));
    }

    /// One card as it is now; empty when it is not on the viewer's board (closed, deleted, or not to be seen).
    Optional<Card> card(Viewer viewer, UUID id, DealFilter filter) {
        return db.read(viewer, sql -> named(sql.select(CARD).from(CARD_DEAL))
                .where(CARD_DEAL.ID.eq(id), visible(viewer, CARD_DEAL, filter))
                .fetchOptionalInto(Card.class));
    }

    static Condition visible(Viewer viewer, Deal deal, DealFilter filter) {
        return viewer.maySee(deal).and(deal.OUTCOME.isNull()).and(deal.DELETED_AT.isNull())
                .and(filter.on(deal, viewer.zone()));
    }

    @Unrestricted("only of deals that the callers narrow to the viewer's")
    static SelectJoinStep<Record> named(SelectJoinStep<Record> cards) {
        return cards
                .leftJoin(ACCOUNT).on(ACCOUNT.ID.eq(CARD_DEAL.ACCOUNT_ID))
                .leftJoin(PRODUCT).on(PRODUCT.ID.eq(CARD_DEAL.PRODUCT_ID))
                .leftJoin(PERSON_CARD).on(PERSON_CARD.ID.eq(CARD_DEAL.OWNER_ID));
    }

    /// What cards need of a deal.
    static List<Field<?>> taken(Deal deal) {
        return List.of(deal.ID, deal.STAGE_ID, deal.NAME, deal.ACCOUNT_ID, deal.PRODUCT_ID, deal.OWNER_ID, deal.VALUE,
                deal.AMOUNT, deal.CURRENCY, deal.MONTHLY_VALUE, deal.SORT_VALUE, deal.CLOSES_ON, deal.STAGE_SINCE,
                deal.NEXT_STEP, deal.NEXT_STEP_ON, deal.FIELDS,
                deal.VERSION);
    }
}
