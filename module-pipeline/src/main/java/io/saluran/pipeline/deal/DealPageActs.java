package io.saluran.pipeline.deal;

import com.vaadin.flow.component.UI;
import io.saluran.pipeline.deal.DealPage.Facts;
import io.saluran.pipeline.deal.Deals.Outcome;
import io.saluran.pipeline.field.FieldEdit;
import io.saluran.pipeline.stage.Pipelines.Stage;
import io.saluran.ui.component.Toast;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/// What is done to the deal as a whole from its page; each can be taken back.
record DealPageActs(DealDesk desk, DealPlace place, Consumer<UUID> leave) implements DealHead.Acts {

    @Override
    public void move(UUID stage) {
        move(stage, List.of());
    }

    private void move(UUID stage, List<FieldEdit> own) {
        var before = place.deal();
        took(before, stage, own, desk.deals().move(desk.viewer(), before.id(), stage, own, before.version()));
    }

    private void moveAnyway(UUID stage, List<FieldEdit> own) {
        var before = place.deal();
        took(before, stage, own, desk.deals().moveAnyway(desk.viewer(), before.id(), stage, own, before.version()));
    }

    @Override
    public void transfer() {
        new TransferDialog(desk, place.deal().pipeline(), stage -> transfer(stage, List.of())).open();
    }

    private void transfer(UUID stage, List<FieldEdit> own) {
        var before = place.deal();
        took(before, stage, own, desk.deals().transfer(desk.viewer(), before.id(), stage, own, before.version()));
    }

    private void took(Facts before, UUID stage, List<FieldEdit> own, Outcome outcome) {
        if (outcome instanceof Outcome.Unmet(var criteria)) {
            new UnmetCriteria(desk, criteria, () -> moveAnyway(stage, own), () -> {}).open();
            return;
        }
        if (outcome instanceof Outcome.Missing(var fields)) {
            var name = desk.pipelines().all().stream().flatMap(each -> each.stages().stream())
                    .filter(each -> each.id().equals(stage)).findFirst().map(Stage::name).orElse("");
            var here = desk.stages(before.pipeline()).stream().anyMatch(each -> each.id().equals(stage));
            new NeededFields(desk, fields, name,
                    given -> {
                        if (here) {
                            move(stage, given);
                        } else {
                            transfer(stage, given);
                        }
                    }, () -> {}).open();
            return;
        }
        if (place.done(outcome)) {
            Toast.undo(text("deal.moved", before.name(), place.deal().stageName()), () -> place.done(
                    desk.deals().moveBack(desk.viewer(), before.id(), before.stage(), place.deal().version())));
        }
    }

    @Override
    public void close(boolean won) {
        new CloseDealDialog(won, desk.pipelines().reasons(won ? "won" : "lost"), reason -> {
            var deal = place.deal();
            if (place.done(desk.deals().close(desk.viewer(), deal.id(), won, reason.id(), deal.version()))) {
                Toast.undo(text(won ? "deal.was-won" : "deal.was-lost"), this::reopen);
            }
        }, () -> {}).open();
    }

    @Override
    public void reopen() {
        place.done(desk.deals().reopen(desk.viewer(), place.deal().id(), place.deal().version()));
    }

    @Override
    public void delete() {
        var deal = place.deal();
        if (!(desk.deals().delete(desk.viewer(), deal.id(), deal.version()) instanceof Outcome.Done)) {
            place.done(new Outcome.Overtaken());
            return;
        }
        UI.getCurrent().navigate("deals");
        Toast.undo(text("deal.was-deleted", deal.name()), () -> {
            desk.deals().restore(desk.viewer(), deal.id());
            UI.getCurrent().navigate("deals/" + deal.id());
        });
    }

    @Override
    public void go(UUID deal) {
        leave.accept(deal);
    }

    private static String text(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }
}
