package io.saluran.pipeline.deal;

import com.vaadin.flow.component.UI;
import io.saluran.pipeline.deal.Deals.Outcome;
import io.saluran.pipeline.field.FieldEdit;
import io.saluran.pipeline.stage.Pipelines.Pipeline;
import io.saluran.pipeline.stage.Pipelines.Stage;
import io.saluran.ui.component.Board;
import io.saluran.ui.component.Toast;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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

        void load();
    }

    void move(String card, String toStage, int version) {
        move(card, toStage, List.of(), version);
    }

    private void move(String card, String toStage, List<FieldEdit> own, int version) {
        took(card, toStage, own, version, desk.deals().move(desk.viewer(), UUID.fromString(card),
                UUID.fromString(toStage), own, version));
    }

    private void moveAnyway(String card, String toStage, List<FieldEdit> own, int version) {
        took(card, toStage, own, version, desk.deals().moveAnyway(desk.viewer(), UUID.fromString(card),
                UUID.fromString(toStage), own, version));
    }

    private void moveBack(String card, String toStage, int version) {
        took(card, toStage, List.of(), version, desk.deals().moveBack(desk.viewer(), UUID.fromString(card),
                UUID.fromString(toStage), version));
    }

    private void took(String card, String toStage, List<FieldEdit> own, int version, Outcome outcome) {
        var id = UUID.fromString(card);
        var before = surface.shown(id).orElse(null);
        switch (outcome) {
            case Outcome.Done(var now) -> {
                surface.refresh(id, false);
                if (before != null && !before.stage().toString().equals(toStage)) {
                    Toast.undo(text("deal.moved", before.name(), stageName(toStage)),
                            () -> moveBack(card, before.stage().toString(), now));
                }
            }
            case Outcome.Overtaken() -> {
                surface.board().moveBack(card);
                surface.refresh(id, true);
                Toast.error(text("deal.overtaken"));
            }
            case Outcome.Missing(var fields) -> new NeededFields(desk, fields, stageName(toStage),
                    given -> move(card, toStage, given, version), () -> surface.board().moveBack(card)).open();
            case Outcome.Unmet(var criteria) -> new UnmetCriteria(desk, criteria,
                    () -> moveAnyway(card, toStage, own, version), () -> surface.board().moveBack(card)).open();
            case Outcome.Refused(var why) -> refused(card, why);
        }
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
        var id = UUID.fromString(card);
        new CloseDealDialog(won, desk.pipelines().reasons(won ? "won" : "lost"), reason -> {
            switch (desk.deals().close(desk.viewer(), id, won, reason.id(), version)) {
                case Outcome.Done(var now) -> {
                    surface.board().removeCard(card);
                    surface.load();
                    Toast.undo(text(won ? "deal.was-won" : "deal.was-lost"), () -> {
                        desk.deals().reopen(desk.viewer(), id, now);
                        surface.load();
                    });
                }
                case Outcome.Overtaken() -> {
                    surface.board().moveBack(card);
                    surface.refresh(id, true);
                    Toast.error(text("deal.overtaken"));
                }
                case Outcome.Missing(var fields) -> surface.board().moveBack(card);
                case Outcome.Unmet(var criteria) -> surface.board().moveBack(card);
                case Outcome.Refused(var why) -> refused(card, why);
            }
        }, () -> surface.board().moveBack(card)).open();
    }

    void create() {
        surface.pipeline().filter(pipeline -> !pipeline.stages().isEmpty()).ifPresent(pipeline -> new NewDealDialog(
                pipeline.stages(), desk, (draft, own) -> {
                    var id = desk.deals().create(desk.viewer(), draft, own);
                    surface.load();
                    surface.board().focusCard(id.toString());
                }).open());
    }

    private static String text(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }
}
