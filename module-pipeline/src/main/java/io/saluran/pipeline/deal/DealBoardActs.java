package io.saluran.pipeline.deal;

import com.vaadin.flow.component.UI;
import io.saluran.pipeline.deal.Deals.Outcome;
import io.saluran.pipeline.field.FieldEdit;
import io.saluran.pipeline.stage.Pipelines.Pipeline;
import io.saluran.pipeline.stage.Pipelines.Stage;
import io.saluran.ui.component.Board;
import io.saluran.ui.component.Toast;
import io.saluran.ui.component.Undos;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// What is done to deals on the board. A move shows at once, and is taken back where it could not be done.
record DealBoardActs(DealDesk desk, Surface surface) {

    /// The board on which it is done.
    interface Surface {

        Board board();

        Optional<Pipeline> pipeline();

        /// A card as it is shown.
        Optional<DealBoard.Card> shown(UUID deal);

        /// Shows a deal as it is now.
        ///
        /// @param glow whether it lights up, as for another person's change
        void refresh(UUID deal, boolean glow);

        /// Shows all deals as they are now, as far as they were shown.
        void again();

        Undos undos();
    }

    /// A card on its way to another column.
    ///
    /// @param alsoBack takes back what was done with the card before it moved
    private record Move(String card, String to, int version, Runnable alsoBack) {

        private UUID deal() {
            return UUID.fromString(card);
        }

        private UUID stage() {
            return UUID.fromString(to);
        }
    }

    void move(String card, String toStage, int version) {
        move(new Move(card, toStage, version, () -> {}), List.of());
    }

    /// Moves a card to another column, or in lanes to another cell: then its owner or product becomes the lane's.
    ///
    /// @param by null without lanes
    void move(Board.CardMoved moved, DealLanes.@Nullable By by) {
        var stage = LanesFace.stage(moved.to());
        if (by == null || !LanesFace.crosses(moved.from(), moved.to())) {
            move(moved.card(), stage, moved.version());
            return;
        }
        var id = UUID.fromString(moved.card());
        switch (desk.deals().edit(desk.viewer(), id, by.field(), LanesFace.lane(moved.to()), moved.version())) {
            case Outcome.Done(var version) -> changedLane(moved, by, version);
            case Outcome.Overtaken() -> overtaken(moved.card());
            case Outcome.Missing missing -> surface.board().moveBack(moved.card());
            case Outcome.Unmet unmet -> surface.board().moveBack(moved.card());
            case Outcome.Refused(var why) -> refused(moved.card(), why);
        }
    }

    /// Moves the chosen cards, as one of them was.
    static void move(Board.CardsMoved moved, DealLanes.@Nullable By by, ChosenBar chosen) {
        var stage = UUID.fromString(LanesFace.stage(moved.to()));
        if (by == null || !LanesFace.crosses(moved.from(), moved.to())) {
            chosen.move(stage);
        } else {
            chosen.move(stage, new DealEdit<>(by.field(), LanesFace.lane(moved.to())));
        }
    }

    private void changedLane(Board.CardMoved moved, DealLanes.By by, int version) {
        var id = UUID.fromString(moved.card());
        var stage = LanesFace.stage(moved.to());
        BooleanSupplier laneBack = () -> {
            var done = isBackInLane(id, by, LanesFace.lane(moved.from()), LanesFace.lane(moved.to()));
            surface.again();
            return done;
        };
        if (stage.equals(LanesFace.stage(moved.from()))) {
            surface.refresh(id, false);
            surface.undos().did(text("board.lanes.changed", text("deal.field." + by.word())),
                    new Touched(id, by.word()), () -> told(laneBack.getAsBoolean()));
        } else {
            move(new Move(moved.card(), stage, version, () -> {
                if (!laneBack.getAsBoolean()) {
                    Toast.error(text("deal.undo-overtaken"));
                }
            }), List.of());
        }
    }

    private boolean isBackInLane(UUID deal, DealLanes.By by, @Nullable UUID before, @Nullable UUID after) {
        return back().edit(desk.viewer(), deal, new DealEdit<>(by.field(), before), after) instanceof Outcome.Done;
    }

    /// Says so where an act could not be taken back.
    private static boolean told(boolean done) {
        if (!done) {
            Toast.error(text("deal.undo-overtaken"));
        }
        return done;
    }

    private void overtaken(String card) {
        surface.board().moveBack(card);
        surface.refresh(UUID.fromString(card), true);
        Toast.error(text("deal.overtaken"));
    }

    private void move(Move move, List<FieldEdit> own) {
        var before = back().standing(desk.viewer(), move.deal());
        took(move, own, before,
                desk.deals().move(desk.viewer(), move.deal(), move.stage(), own, move.version()));
    }

    private void moveAnyway(Move move, List<FieldEdit> own) {
        var before = back().standing(desk.viewer(), move.deal());
        took(move, own, before,
                desk.deals().moveAnyway(desk.viewer(), move.deal(), move.stage(), own, move.version()));
    }

    private void took(Move move, List<FieldEdit> own, Optional<TakeBack.Standing> before, Outcome outcome) {
        var name = name(move.deal());
        switch (outcome) {
            case Outcome.Done done -> {
                surface.refresh(move.deal(), false);
                before.filter(stood -> !stood.stage().equals(move.stage())).ifPresent(stood -> canGoBack(move.deal(),
                        stood, text("deal.moved", name, stageName(move.to())), move.alsoBack()));
            }
            case Outcome.Overtaken() -> overtaken(move.card());
            case Outcome.Missing(var fields) -> new NeededFields(desk, fields, stageName(move.to()),
                    given -> move(move, given), () -> stays(move)).open();
            case Outcome.Unmet(var criteria) ->
                new UnmetCriteria(desk, criteria, () -> moveAnyway(move, own), () -> stays(move)).open();
            case Outcome.Refused(var why) -> {
                refused(move.card(), why);
                move.alsoBack().run();
            }
        }
    }

    /// What was asked for on the way was not given; then nothing of it happens.
    private void stays(Move move) {
        surface.board().moveBack(move.card());
        move.alsoBack().run();
    }

    private TakeBack back() {
        return desk.deals().takeBack();
    }

    private void canGoBack(UUID deal, TakeBack.Standing before, String told, Runnable also) {
        back().standing(desk.viewer(), deal).ifPresent(after -> surface.undos().did(told,
                new Touched(deal, "stage"), () -> {
                    var done = takeBack(deal, before, after);
                    if (done) {
                        also.run();
                    }
                    return done;
                }));
    }

    private boolean takeBack(UUID deal, TakeBack.Standing before, TakeBack.Standing after) {
        var outcome = back().to(desk.viewer(), deal, before, after);
        surface.refresh(deal, !(outcome instanceof Outcome.Done));
        return told(outcome instanceof Outcome.Done);
    }

    private void refused(String card, Deals.Refusal why) {
        surface.board().moveBack(card);
        Toast.error(text("deal.refused." + why));
    }

    private String stageName(String id) {
        return surface.pipeline().stream().flatMap(pipeline -> pipeline.stages().stream())
                .filter(stage -> stage.id().toString().equals(id)).findFirst().map(Stage::name).orElse("");
    }

    void close(String card, boolean won, int version) {
        new CloseDealDialog(name(UUID.fromString(card)), won, desk.pipelines().reasons(won ? "won" : "lost"),
                reason -> close(card, version, won, reason.id()), () -> surface.board().moveBack(card)).open();
    }

    private void close(String card, int version, boolean won, UUID reason) {
        var id = UUID.fromString(card);
        var before = back().standing(desk.viewer(), id);
        closed(card, won, before, desk.deals().close(desk.viewer(), id, won, reason, version),
                () -> closed(card, true, before, desk.deals().winAnyway(desk.viewer(), id, reason, version),
                        () -> surface.board().moveBack(card)));
    }

    /// @param anyway wins it although criteria are not met
    private void closed(String card, boolean won, Optional<TakeBack.Standing> before, Outcome outcome,
            Runnable anyway) {
        var id = UUID.fromString(card);
        var name = name(id);
        switch (outcome) {
            case Outcome.Done done -> {
                surface.board().removeCard(card);
                surface.again();
                before.ifPresent(stood -> canGoBack(id, stood, text(won ? "deal.was-won" : "deal.was-lost", name),
                        () -> {}));
            }
            case Outcome.Overtaken() -> overtaken(card);
            case Outcome.Missing(var fields) -> surface.board().moveBack(card);
            case Outcome.Unmet(var criteria) ->
                new UnmetCriteria(desk, criteria, anyway, () -> surface.board().moveBack(card)).open();
            case Outcome.Refused(var why) -> refused(card, why);
        }
    }

    void create() {
        surface.pipeline().filter(pipeline -> !pipeline.stages().isEmpty()).ifPresent(pipeline -> new NewDealDialog(
                pipeline.stages(), desk, (draft, own) -> {
                    var id = desk.deals().create(desk.viewer(), draft, own);
                    surface.again();
                    surface.board().focusCard(id.toString());
                }).open());
    }

    private String name(UUID deal) {
        return surface.shown(deal).map(card -> ShortName.of(card.name())).orElse("");
    }

    private static String text(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }
}
