package io.saluran.pipeline.deal;

import io.saluran.db.Viewer;
import io.saluran.pipeline.deal.DealLanes.By;
import io.saluran.pipeline.deal.DealLanes.Lane;
import io.saluran.pipeline.deal.DealLanes.Lanes;
import io.saluran.platform.format.Formats;
import io.saluran.ui.component.Board;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The board's lanes and the cells in them, in a person's words. A cell is called by its lane and its stage.
record LanesFace(Formats formats, Viewer viewer, DealBoardWords.Words words) {

    private static final String NOBODY = "none";
    private static final String BETWEEN = ":";

    List<Board.Lane> lanes(Lanes lanes, By by) {
        return lanes.lanes().stream().map(lane -> new Board.Lane(id(lane.key()),
                lane.name() == null ? words.of("deal.group.none." + by.word()) : lane.name(),
                words.of("deal.group.count", lane.count()),
                lane.total() == null
                        ? words.of("deal.no-value-yet")
                        : formats.compactMoney(lane.total(), viewer.locale())))
                .toList();
    }

    List<Board.Cell> cells(Lanes lanes, List<Board.Column> heads) {
        var cells = new ArrayList<Board.Cell>();
        for (var lane : lanes.lanes()) {
            for (var head : heads) {
                var count = lane.counts().getOrDefault(UUID.fromString(head.id()), 0);
                cells.add(new Board.Cell(cell(lane, head.id()), id(lane.key()), head.id(), head.name(), head.funnel(),
                        formats.number(count, viewer.locale()), count > cards(lane, head.id()).size()));
            }
        }
        return cells;
    }

    static List<DealBoard.Card> cards(Lane lane, String stage) {
        return lane.cards().getOrDefault(UUID.fromString(stage), List.of());
    }

    static String cell(Lane lane, String stage) {
        return id(lane.key()) + BETWEEN + stage;
    }

    private static String id(@Nullable UUID lane) {
        return lane == null ? NOBODY : lane.toString();
    }

    private static boolean isCell(String column) {
        return column.contains(BETWEEN);
    }

    /// Whether a card that goes from one column or cell to another comes into another lane.
    static boolean crosses(String from, String to) {
        return isCell(from) && isCell(to) && !Objects.equals(lane(from), lane(to));
    }

    /// The stage of a column or a cell.
    static String stage(String column) {
        return column.substring(column.indexOf(BETWEEN) + 1);
    }

    static DealLanes.Cell cellOf(String cell) {
        return new DealLanes.Cell(lane(cell), UUID.fromString(stage(cell)));
    }

    /// The owner or product of a cell's lane.
    static @Nullable UUID lane(String cell) {
        var lane = cell.substring(0, cell.indexOf(BETWEEN));
        return lane.equals(NOBODY) ? null : UUID.fromString(lane);
    }
}
