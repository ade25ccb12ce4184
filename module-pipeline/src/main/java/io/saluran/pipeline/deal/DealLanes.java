package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.PRODUCT;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE;
import static io.saluran.pipeline.sql.platform.Tables.PERSON_CARD;

import io.saluran.db.Db;
import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.pipeline.deal.DealBoard.Card;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The board in lanes, one for each owner or product that has deals there: the richest lanes first, and of each the first
/// cards of every stage.
final class DealLanes {

    /// Lanes that are shown at first, and by which more come.
    static final int LANES = 20;

    /// Cards of a stage in a lane; the others are on the table.
    static final int CARDS = 5;

    private final Db db;

    DealLanes(Db db) {
        this.db = db;
    }

    /// By what the board has lanes.
    enum By {
        OWNER("owner"), PRODUCT_OF("product");

        private final String word;

        By(String word) {
            this.word = word;
        }

        Field<UUID> key() {
            return this == OWNER ? DEAL.OWNER_ID : DEAL.PRODUCT_ID;
        }

        Field<String> label() {
            return this == OWNER ? PERSON_CARD.NAME : PRODUCT.NAME;
        }

        /// How it is called in addresses, and in texts after `deal.field.`.
        String word() {
            return word;
        }

        static Optional<By> of(String word) {
            return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
        }

        /// The field in which a card that changes its lane gets another value.
        DealField<UUID> field() {
            return this == OWNER ? DealField.OWNER : DealField.PRODUCT_OF;
        }
    }

    /// @param key null for the deals that have none of it
    /// @param total null when no deal there has a value
    /// @param counts deals by stage
    /// @param cards the richest of each stage
    record Lane(
            @Nullable UUID key,
            @Nullable String name,
            long count,
            @Nullable BigDecimal total,
            Map<UUID, Integer> counts,
            Map<UUID, List<Card>> cards) {

        private Lane with(Map<UUID, List<Card>> others) {
            return new Lane(key, name, count, total, counts, others);
        }
    }

    /// A stage in a lane.
    ///
    /// @param lane null for the deals that have none of it
    record Cell(@Nullable UUID lane, UUID stage) {}

    /// @param more whether there are lanes after these
    record Lanes(List<Lane> lanes, boolean more) {}

    /// @param count lanes to be shown
    Lanes of(Viewer viewer, UUID pipeline, DealFilter filter, By by, int count) {
        return db.read(viewer, sql -> {
            var heads = LaneHeads.of(sql, viewer, pipeline, filter, by);
            var shown = heads.stream().limit(count).toList();
            var cards = cards(sql, viewer, pipeline, open(viewer, pipeline, filter), by, shown);
            return new Lanes(shown.stream().map(head -> new Lane(head.key(), head.name(), head.count(), head.total(),
                    head.counts(), cards.getOrDefault(head.key(), Map.of()))).toList(), heads.size() > count);
        });
    }

    @Unrestricted("a condition; the queries that it narrows ask the viewer")
    static Condition open(Viewer viewer, UUID pipeline, DealFilter filter) {
        return DEAL.PIPELINE_ID.eq(pipeline).and(DEAL.OUTCOME.isNull()).and(DEAL.DELETED_AT.isNull())
                .and(filter.on(DEAL, viewer.zone()));
    }

    /// The richest cards of each stage in each of these lanes: each cell takes its own few, and only these look up the rest.
    private static Map<@Nullable UUID, Map<UUID, List<Card>>> cards(DSLContext sql, Viewer viewer, UUID pipeline,
            Condition open, By by, List<LaneHeads.Head> lanes) {
        var keys = lanes.stream().map(LaneHeads.Head::key).filter(Objects::nonNull).toArray(UUID[]::new);
        var lane = DSL.unnest(DSL.val(keys)).as("lane", "key");
        var visible = open.and(viewer.maySee(DEAL));
        var keyed = DSL.lateral(richest(visible.and(by.key().eq(lane.field("key", UUID.class)))).asTable("richest"));
        var unkeyed = DSL.lateral(richest(visible.and(by.key().isNull())).asTable("richest"));
        var first = DSL.select(keyed.field(DEAL.ID))
                .from(lane).crossJoin(STAGE).crossJoin(keyed).where(STAGE.PIPELINE_ID.eq(pipeline))
                .unionAll(DSL.select(unkeyed.field(DEAL.ID))
                        .from(STAGE).crossJoin(unkeyed)
                        .where(STAGE.PIPELINE_ID.eq(pipeline), lanes.stream().anyMatch(head -> head.key() == null)
                                ? DSL.noCondition()
                                : DSL.falseCondition()))
                .asTable("first");
        var found = new HashMap<@Nullable UUID, Map<UUID, List<Card>>>();
        DealBoard.named(sql.select(DealBoard.CARD_DEAL.field(by.key()).as("lane")).select(DealBoard.CARD).from(first)
                .join(DealBoard.CARD_DEAL)
                .on(DealBoard.CARD_DEAL.ID.eq(first.field(DEAL.ID))))
                .where(viewer.maySee(DealBoard.CARD_DEAL))
                .orderBy(DealBoard.CARD_DEAL.SORT_VALUE.desc(), DealBoard.CARD_DEAL.ID.desc())
                .forEach(row -> {
                    var card = row.into(DealBoard.CARD.toArray(Field<?>[]::new)).into(Card.class);
                    found.computeIfAbsent(row.get("lane", UUID.class), key -> new HashMap<>())
                            .computeIfAbsent(card.stage(), key -> new ArrayList<>()).add(card);
                });
        return found;
    }

    /// Of one lane in one stage, in a query about both.
    @Unrestricted("for conditions that ask the viewer")
    private static Select<Record1<UUID>> richest(Condition in) {
        return DSL.select(DEAL.ID).from(DEAL).where(DEAL.STAGE_ID.eq(STAGE.ID), in)
                .orderBy(DEAL.SORT_VALUE.desc(), DEAL.ID.desc()).limit(DSL.inline(CARDS));
    }

    /// Lanes whose cells go on after their first cards, as far as somebody has opened them.
    ///
    /// @param opened how many cards of a cell are looked at
    Lanes asFarAs(Viewer viewer, DealFilter filter, By by, Lanes first, Map<Cell, Integer> opened) {
        if (opened.isEmpty()) {
            return first;
        }
        return new Lanes(first.lanes().stream().map(lane -> {
            var cards = new HashMap<>(lane.cards());
            cards.replaceAll((stage, some) -> {
                var more = Math.min(DealBoard.MOST_AT_ONCE, opened.getOrDefault(new Cell(lane.key(), stage), 0))
                        - some.size();
                return more <= 0 || some.size() < CARDS
                        ? some
                        : Stream.concat(some.stream(),
                                page(viewer, by, new Cell(lane.key(), stage), filter, some.getLast(), more).stream())
                                .toList();
            });
            return lane.with(cards);
        }).toList(), first.more());
    }

    /// The cards of a cell that follow the last one shown.
    List<Card> page(Viewer viewer, By by, Cell cell, DealFilter filter, Card last) {
        return page(viewer, by, cell, filter, last, DealBoard.PAGE);
    }

    private List<Card> page(Viewer viewer, By by, Cell cell, DealFilter filter, Card last, int limit) {
        var lane = cell.lane();
        var deal = DealBoard.CARD_DEAL;
        var whose = deal.field(by.key());
        return db.read(viewer, sql -> DealBoard.named(sql.select(DealBoard.CARD).from(deal))
                .where(DealBoard.visible(viewer, deal, filter), deal.STAGE_ID.eq(cell.stage()),
                        lane == null ? whose.isNull() : whose.eq(lane))
                .orderBy(deal.SORT_VALUE.desc(), deal.ID.desc())
                .seek(last.sortValue(), last.id())
                .limit(limit)
                .fetchInto(Card.class));
    }
}
