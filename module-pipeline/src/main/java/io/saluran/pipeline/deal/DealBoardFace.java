package io.saluran.pipeline.deal;

import io.saluran.db.Viewer;
import io.saluran.pipeline.deal.DealBoard.Card;
import io.saluran.pipeline.deal.DealLanes.By;
import io.saluran.ui.component.Board;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Draws a pipeline's deals on the board, and knows which cards are on it.
final class DealBoardFace {

    private final DealBoard reading;
    private final DealLanes lanesReading;
    private final LanesFace lanes;
    private final DealCards cards;
    private final Board board;
    private final Viewer viewer;
    private final Supplier<Map<String, String>> origin;
    private final Map<UUID, Card> shown = new HashMap<>();
    private final Map<DealLanes.Cell, Integer> opened = new HashMap<>();
    private List<UUID> stages = List.of();
    private Map<UUID, Integer> rotDays = new HashMap<>();
    private Map<UUID, Integer> usual = Map.of();
    private @Nullable By laned;
    private CardParts parts = new CardParts(Set.copyOf(CardParts.BUILT_IN));

    /// @param origin what a deal's page needs to know its neighbours on this board
    DealBoardFace(DealBoardReading reading, DealCards cards, LanesFace lanes, Board board, Viewer viewer,
            Supplier<Map<String, String>> origin) {
        this.reading = reading.board();
        this.lanesReading = reading.lanes();
        this.lanes = lanes;
        this.cards = cards;
        this.board = board;
        this.viewer = viewer;
        this.origin = origin;
    }

    /// What cards tell from now on.
    void tell(CardParts wanted) {
        parts = wanted;
        board.hide(wanted.hidden());
    }

    /// How long won deals stood in the stages.
    void compareWith(Map<UUID, Integer> days) {
        usual = days;
    }

    /// Shows the lanes that there are now, as many as were asked for.
    void show(DealBoard.Board read, DealLanes.Lanes found, By by) {
        shown.clear();
        stages = List.of();
        laned = by;
        rotDays = new HashMap<>();
        read.columns().forEach(column -> rotDays.put(column.stage(), column.rotDays()));
        var heads = cards.columns(read, viewer);
        board.setLanes(heads, lanes.lanes(found, by), lanes.cells(found, heads), found.more(),
                cards.rails(read, viewer),
                cards.boardTexts(viewer));
        for (var lane : found.lanes()) {
            heads.forEach(head -> board.setCards(LanesFace.cell(lane, head.id()),
                    words(LanesFace.cards(lane, head.id()))));
        }
    }

    /// Shows all that there is now. Where the columns are the same, they stay where they are scrolled to.
    void show(DealBoard.Board read) {
        var now = read.columns().stream().map(DealBoard.Column::stage).toList();
        shown.clear();
        laned = null;
        if (now.equals(stages) && !now.isEmpty()) {
            showHeads(read);
        } else {
            board.setBoard(cards.columns(read, viewer), cards.rails(read, viewer), cards.boardTexts(viewer));
            stages = now;
        }
        rotDays = new HashMap<>();
        read.columns().forEach(column -> rotDays.put(column.stage(), column.rotDays()));
        for (var column : read.columns()) {
            board.setCards(column.stage().toString(), words(column.cards()));
        }
    }

    /// How many cards are shown of the cells that somebody opened.
    Map<DealLanes.Cell, Integer> opened() {
        return Map.copyOf(opened);
    }

    /// Other deals are shown now, of which nobody has opened any cell.
    void forgetOpened() {
        opened.clear();
    }

    /// How many cards of each stage are shown; none in lanes.
    Map<UUID, Integer> lengths() {
        var lengths = new HashMap<UUID, Integer>();
        if (laned == null) {
            shown.values().forEach(card -> lengths.merge(card.stage(), 1, Integer::sum));
        }
        return lengths;
    }

    /// Shows what the columns come to.
    void showHeads(DealBoard.Board read) {
        cards.columns(read, viewer).forEach(board::setColumn);
        board.setRails(cards.rails(read, viewer));
    }

    private List<Board.Card> words(List<Card> page) {
        page.forEach(card -> shown.put(card.id(), card));
        return page.stream().map(this::words).toList();
    }

    private Board.Card words(Card card) {
        return cards.card(card,
                new DealCards.Look(new Ripeness.Limits(rotDays(card), usual.get(card.stage())), parts), origin.get(),
                viewer);
    }

    private @Nullable Integer rotDays(Card card) {
        return rotDays.get(card.stage());
    }

    void showMore(String column, String last, DealFilter filter) {
        var from = shown.values().stream().filter(card -> card.id().toString().equals(last)).findFirst().orElse(null);
        if (from == null) {
            board.appendCards(column, List.of(), false);
            return;
        }
        var page = laned == null
                ? reading.page(viewer, UUID.fromString(column), filter, from)
                : open(laned, LanesFace.cellOf(column), filter, from);
        board.appendCards(column, words(page), page.size() == DealBoard.PAGE);
    }

    private List<Card> open(By by, DealLanes.Cell cell, DealFilter filter, Card from) {
        var page = lanesReading.page(viewer, by, cell, filter, from);
        opened.put(cell, opened.getOrDefault(cell, DealLanes.CARDS) + page.size());
        return page;
    }

    /// A card as it is shown.
    Optional<Card> shown(UUID deal) {
        return Optional.ofNullable(shown.get(deal));
    }

    /// Shows one deal as it is now, wherever it stands.
    ///
    /// @param read the board as it is now
    /// @param glow whether it lights up, as for another person's change
    void refresh(DealBoard.Board read, UUID deal, DealFilter filter, boolean glow) {
        if (read.counted()) {
            showHeads(read);
        }
        reading.card(viewer, deal, filter).filter(card -> stages.contains(card.stage())).ifPresentOrElse(card -> {
            var known = shown.put(deal, card);
            if (known == null || known.version() != card.version() || glow) {
                board.upsertCard(card.stage().toString(), words(card), read.place(card), glow);
            }
        }, () -> {
            shown.remove(deal);
            board.removeCard(deal.toString());
        });
    }
}
