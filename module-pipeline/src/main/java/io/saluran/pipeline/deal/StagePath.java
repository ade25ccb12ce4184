package io.saluran.pipeline.deal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import io.saluran.pipeline.deal.DealPage.Facts;
import io.saluran.pipeline.stage.Pipelines.Stage;
import io.saluran.ui.component.Lucide;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/// The stages of a deal's pipeline as a path: those behind it with the days they took, where it is and for how long,
/// those before it. A click on one moves the deal there.
final class StagePath extends OrderedList {

    private static final long serialVersionUID = 1;

    private final transient Map<UUID, Integer> usual;

    /// @param days in stages that the deal has left
    /// @param usual days that won deals stood in a stage, where that is known
    StagePath(List<Stage> stages, Facts deal, Map<UUID, Long> days, Map<UUID, Integer> usual, DealDesk desk,
            Consumer<UUID> move) {
        this.usual = usual;
        addClassName("s-stagepath");
        if (deal.outcome() != null) {
            addClassName(deal.outcome());
        }
        getElement().setAttribute("aria-label", getTranslation("deal.field.stage"));
        var movable = desk.mayWrite() && deal.outcome() == null;
        var behind = true;
        for (var stage : stages) {
            if (stage.id().equals(deal.stage())) {
                behind = false;
                var here = current(stage, about(stage, deal, desk));
                here.setClassName("rotting", rots(stage, deal, desk));
                add(here);
            } else {
                var took = days.get(stage.id());
                add(other(stage, behind, movable,
                        behind && took != null ? getTranslation("deal.days", took) : expected(stage),
                        move));
            }
        }
        addAttachListener(attached -> getElement()
                .executeJs("this.querySelector('.current')?.scrollIntoView({ block: 'nearest', inline: 'center' })"));
    }

    private String about(Stage stage, Facts deal, DealDesk desk) {
        if (deal.stageSince() == null) {
            return deal.outcome() == null ? expected(stage) : "";
        }
        if (deal.outcome() != null) {
            return deal.closedOn() == null
                    ? ""
                    : getTranslation("deal.days", Math.max(0, ChronoUnit.DAYS.between(
                            LocalDate.ofInstant(deal.stageSince(), desk.viewer().zone()), deal.closedOn())));
        }
        var here = Ripeness.daysInStage(deal.stageSince(), desk.clock().instant());
        var usually = usual.get(stage.id());
        if (usually != null) {
            return getTranslation("deal.days-here-usual", here, usually);
        }
        return stage.rotDays() == null
                ? getTranslation("deal.days-here", here)
                : getTranslation("deal.days-here-rots", here, stage.rotDays());
    }

    private static boolean rots(Stage stage, Facts deal, DealDesk desk) {
        return deal.outcome() == null && stage.rotDays() != null
                && Ripeness.daysInStage(deal.stageSince(), desk.clock().instant()) > stage.rotDays();
    }

    /// What one expects of a stage: the usual time, and where nobody knows it, the longest one.
    private String expected(Stage stage) {
        var usually = usual.get(stage.id());
        if (usually != null) {
            return getTranslation("deal.usual", usually);
        }
        return stage.rotDays() == null ? "" : getTranslation("deal.rots-after", stage.rotDays());
    }

    private static ListItem current(Stage stage, String about) {
        var item = new ListItem(tag("b", stage.name()), tag("small", about));
        item.addClassName("current");
        item.getElement().setAttribute("aria-current", "step");
        return item;
    }

    private ListItem other(Stage stage, boolean behind, boolean movable, String about, Consumer<UUID> move) {
        var name = tag("b", "");
        if (behind) {
            name.add(Lucide.icon("check"));
        }
        var words = new Span(stage.name());
        words.addClassName("s-trunc");
        name.add(words);
        var item = new ListItem();
        if (movable) {
            var button = new NativeButton();
            button.add(name, tag("small", about));
            button.setTitle(getTranslation("deal.move-to", stage.name()));
            button.getElement().setAttribute("aria-label", getTranslation("deal.move-to", stage.name()));
            button.addClickListener(click -> move.accept(stage.id()));
            item.add(button);
        } else {
            item.add(new Component[] {name, tag("small", about)});
        }
        item.setClassName("done", behind);
        return item;
    }

    private static HtmlContainer tag(String name, String text) {
        var element = new HtmlContainer(name);
        if (!text.isEmpty()) {
            element.setText(text);
        }
        return element;
    }
}
