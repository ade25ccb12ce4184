package io.saluran.pipeline.deal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.OrderedList;
import io.saluran.pipeline.deal.DealPage.Facts;
import io.saluran.pipeline.stage.Pipelines.Stage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/// The stages of a deal's pipeline as a path: those behind it, where it is and for how long, those before it. A click on
/// one moves the deal there.
final class StagePath extends OrderedList {

    private static final long serialVersionUID = 1;

    StagePath(List<Stage> stages, Facts deal, boolean movable, Consumer<UUID> move) {
        addClassName("s-stagepath");
        if (deal.outcome() != null) {
            addClassName(deal.outcome());
        }
        getElement().setAttribute("aria-label", getTranslation("deal.field.stage"));
        var behind = true;
        for (var stage : stages) {
            var current = stage.id().equals(deal.stage());
            behind = behind && !current;
            add(step(stage, deal, current, behind, movable, move));
        }
    }

    private ListItem step(Stage stage, Facts deal, boolean current, boolean behind, boolean movable,
            Consumer<UUID> move) {
        var name = tag("b", stage.name());
        var about = tag("small", current && deal.stageSince() != null
                ? getTranslation("deal.days-here", Ripeness.daysInStage(deal.stageSince(), Instant.now()))
                : stage.rotDays() == null ? "" : getTranslation("deal.usual-days", stage.rotDays()));
        var item = new ListItem();
        if (current) {
            item.addClassName("current");
            item.getElement().setAttribute("aria-current", "step");
            item.add(name, about);
        } else if (movable) {
            var button = new NativeButton();
            button.add(name, about);
            button.setTitle(getTranslation("deal.move-to", stage.name()));
            button.addClickListener(click -> move.accept(stage.id()));
            if (behind) {
                button.addClassName("done");
            }
            item.add(button);
        } else {
            item.add(name, about);
        }
        if (behind) {
            item.addClassName("done");
        }
        return item;
    }

    private static Component tag(String name, String text) {
        var element = new HtmlContainer(name);
        element.setText(text);
        return element;
    }
}
