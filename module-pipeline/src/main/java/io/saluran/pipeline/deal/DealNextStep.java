package io.saluran.pipeline.deal;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.pipeline.activity.Activity;
import io.saluran.pipeline.deal.DealPage.Facts;
import io.saluran.ui.component.DayField;
import io.saluran.ui.component.Lucide;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The one thing to do next for an open deal, before everything else on its page, where it is in words of its own: one that
/// is planned stands in [PlannedList].
final class DealNextStep extends Div {

    private static final long serialVersionUID = 1;

    private final transient DealDesk desk;
    private final transient DealPage reading;
    private final transient DealPlace place;
    private final transient DealTouches touches;
    private boolean planning;
    private @Nullable UUID shownFor;

    DealNextStep(DealDesk desk, DealPage reading, DealPlace place, DealTouches touches) {
        this.touches = touches;
        this.reading = reading;
        this.desk = desk;
        this.place = place;
        addClassName("s-callout");
    }

    /// @param planned what is planned; the step that is one of these is shown there
    void show(List<Activity> planned) {
        if (planning && place.deal().id().equals(shownFor)) {
            return;
        }
        planning = false;
        shownFor = place.deal().id();
        removeAll();
        removeClassNames("warn", "over");
        var deal = place.deal();
        setVisible(deal.outcome() == null && touches.next(planned) == null);
        if (deal.nextStep() == null) {
            addClassName("warn");
            line("circle-help", getTranslation("deal.no-next-step"), getTranslation("deal.no-next-step.about"));
        } else {
            var late = deal.nextStepOn() != null && deal.nextStepOn().isBefore(desk.today());
            if (late) {
                addClassName("over");
            }
            line("calendar-check", deal.nextStep(), deal.nextStepOn() == null
                    ? getTranslation("deal.next-step.no-date")
                    : getTranslation(late ? "deal.next-step.late" : "deal.next-step.on", desk.date(deal.nextStepOn())));
        }
        if (desk.mayWrite()) {
            var plan = new Button(getTranslation(deal.nextStep() == null ? "board.plan" : "deal.next-step.change"),
                    click -> plan());
            add(plan);
            if (deal.nextStep() != null) {
                add(new Button(getTranslation("deal.next-step.done"), click -> done(deal)));
            }
        }
    }

    private void line(String icon, String what, String when) {
        var about = new HtmlContainer("small");
        about.setText(when);
        var title = new Span(what);
        title.addClassName("s-strong");
        var text = new Div(title, about);
        text.addClassNames("s-grow", "s-two-lines");
        add(Lucide.icon(icon), text);
    }

    /// Turns into two fields; for a step that is a plan, asks for another day of that.
    void plan() {
        var next = touches.next(touches.planned());
        if (next != null) {
            touches.edit(next);
            return;
        }
        var deal = place.deal();
        planning = true;
        removeAll();
        removeClassNames("warn", "over");
        var what = new TextField();
        what.setPlaceholder(getTranslation("deal.next-step.what"));
        what.setAriaLabel(getTranslation("deal.field.nextStep"));
        what.setMaxLength(300);
        what.addClassName("s-grow");
        what.setValue(deal.nextStep() == null ? "" : deal.nextStep());
        var on = new DayField();
        on.setValue(deal.nextStepOn());
        on.setAriaLabel(getTranslation("deal.field.nextStepOn"));
        on.setWidth("140px");
        var save = new Button(getTranslation("ui.save"), click -> {
            if (!planning || on.isInvalid()) {
                return;
            }
            if (what.getValue().isBlank()) {
                what.focus();
                return;
            }
            save(deal, what.getValue().strip(), on.getValue());
        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickShortcut(Key.ENTER).listenOn(this);
        var cancel = new Button(getTranslation("ui.cancel"), click -> close());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        cancel.addClickShortcut(Key.ESCAPE).listenOn(this);
        var fields = new Div(what, on, save, cancel);
        fields.addClassNames("s-row", "wrap", "s-grow");
        add(fields);
        what.focus();
    }

    /// Saves a step that is as it was; otherwise asks which of the two it shall be.
    private void save(Facts before, String what, @Nullable LocalDate on) {
        var now = place.fresh().orElse(place.deal());
        if (Objects.equals(now.nextStep(), before.nextStep())
                && Objects.equals(now.nextStepOn(), before.nextStepOn())) {
            close();
            write(what, on);
            return;
        }
        getChildren().filter(ConflictNotice.class::isInstance).toList().forEach(this::remove);
        var field = Objects.equals(now.nextStep(), before.nextStep()) ? DealField.NEXT_STEP_ON : DealField.NEXT_STEP;
        var mine = on == null ? what : what + ", " + desk.date(on);
        add(new ConflictNotice(desk, reading, place, new ConflictNotice.Sides(field.key(), mine, () -> {
            close();
            write(what, on);
        }, this::close)));
    }

    private void close() {
        planning = false;
        show(touches.planned());
    }

    private void done(Facts deal) {
        if (place.done(touches.endNextStep())) {
            canGoBack(getTranslation("deal.next-step.was-done", deal.nextStep()), deal);
        }
    }

    private void write(String what, @Nullable LocalDate on) {
        var before = place.fresh().orElse(place.deal());
        if (place.done(desk.deals().edit(desk.viewer(), before.id(), List.of(
                new DealEdit<>(DealField.NEXT_STEP, what), new DealEdit<>(DealField.NEXT_STEP_ON, on)),
                before.version()))) {
            canGoBack(getTranslation("deal.next-step.was-set", ShortName.of(what)), before);
        }
    }

    /// Takes the step back to what it was, as long as it is what it became.
    private void canGoBack(String told, Facts before) {
        var after = place.deal();
        new PartUndo(desk, reading, place, this).did(told, before.id(), DealField.NEXT_STEP.key(),
                now -> Optional.of(now).filter(each -> Objects.equals(each.nextStep(), after.nextStep())
                        && Objects.equals(each.nextStepOn(), after.nextStepOn()))
                        .map(each -> desk.deals().edit(desk.viewer(), each.id(), List.of(
                                new DealEdit<>(DealField.NEXT_STEP, before.nextStep()),
                                new DealEdit<>(DealField.NEXT_STEP_ON, before.nextStepOn())), each.version())));
    }
}
