package io.saluran.pipeline.deal;

import com.vaadin.flow.component.UI;
import io.saluran.pipeline.deal.Deals.Outcome;
import io.saluran.pipeline.field.FieldEdit;
import io.saluran.pipeline.stage.Pipelines.Stage;
import io.saluran.ui.component.Toast;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// What is done to the deal as a whole from its page; each can be taken back.
record DealPageActs(DealDesk desk, DealPlace place, Consumer<UUID> leave, Runnable touch)
        implements
            DealHead.Acts {

    @Override
    public void move(UUID stage) {
        move(stage, List.of());
    }

    private void move(UUID stage, List<FieldEdit> own) {
        var before = place.deal();
        var stood = back().standing(desk.viewer(), before.id());
        took(stood, stage, own, desk.deals().move(desk.viewer(), before.id(), stage, own, before.version()));
    }

    private void moveAnyway(UUID stage, List<FieldEdit> own) {
        var before = place.deal();
        var stood = back().standing(desk.viewer(), before.id());
        took(stood, stage, own, desk.deals().moveAnyway(desk.viewer(), before.id(), stage, own, before.version()));
    }

    @Override
    public void transfer() {
        new TransferDialog(desk, place.deal().pipeline(), stage -> transfer(stage, List.of())).open();
    }

    private void transfer(UUID stage, List<FieldEdit> own) {
        var before = place.deal();
        var stood = back().standing(desk.viewer(), before.id());
        took(stood, stage, own, desk.deals().transfer(desk.viewer(), before.id(), stage, own, before.version()));
    }

    private void took(Optional<TakeBack.Standing> stood, UUID stage, List<FieldEdit> own, Outcome outcome) {
        var before = place.deal();
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
            canGoBack(stood, text("deal.moved", before.name(), place.deal().stageName()));
        }
    }

    @Override
    public void close(boolean won) {
        new CloseDealDialog(place.deal().name(), won, desk.pipelines().reasons(won ? "won" : "lost"),
                reason -> close(won, reason.id(), false), () -> {}).open();
    }

    /// Asks for the reason, of a deal that is not closed yet.
    void closeIfOpen(boolean won) {
        if (place.deal().outcome() == null) {
            close(won);
        }
    }

    /// @param anyway whether exit criteria are left aside
    private void close(boolean won, UUID reason, boolean anyway) {
        var deal = place.deal();
        var stood = back().standing(desk.viewer(), deal.id());
        var outcome = anyway
                ? desk.deals().winAnyway(desk.viewer(), deal.id(), reason, deal.version())
                : desk.deals().close(desk.viewer(), deal.id(), won, reason, deal.version());
        if (outcome instanceof Outcome.Unmet(var criteria)) {
            new UnmetCriteria(desk, criteria, () -> close(won, reason, true), () -> {}).open();
        } else if (place.done(outcome)) {
            canGoBack(stood, text(won ? "deal.was-won" : "deal.was-lost", ShortName.of(deal.name())));
        }
    }

    @Override
    public void reopen() {
        var stood = back().standing(desk.viewer(), place.deal().id());
        if (place.done(desk.deals().reopen(desk.viewer(), place.deal().id(), place.deal().version()))) {
            canGoBack(stood, text("deal.was-reopened", place.deal().name()));
        }
    }

    private TakeBack back() {
        return desk.deals().takeBack();
    }

    private void canGoBack(Optional<TakeBack.Standing> before, String told) {
        var deal = place.deal().id();
        before.ifPresent(stood -> back().standing(desk.viewer(), deal).ifPresent(now -> place.undos().did(told,
                () -> place.done(back().to(desk.viewer(), deal, stood, now)))));
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
            if (desk.deals().restore(desk.viewer(), deal.id()) instanceof Outcome.Refused(var why)) {
                Toast.error(text("deal.refused." + why));
            } else {
                UI.getCurrent().navigate("deals/" + deal.id());
            }
        });
    }

    @Override
    public void logTouch() {
        touch.run();
    }

    @Override
    public void go(UUID deal) {
        leave.accept(deal);
    }

    private static String text(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }
}
