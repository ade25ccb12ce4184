package io.saluran.pipeline.deal;

import io.saluran.db.Viewer;
import io.saluran.pipeline.field.OwnFields;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What cards tell: what the board's address says, else what the person keeps, else what is usual.
final class ChosenParts {

    /// Under which is kept what a person wants on cards.
    static final String KEPT = "deals cards";

    private static final String PARAMETER = "cards";

    private final PageChoices choices;
    private final OwnFields own;
    private final Viewer viewer;
    private final CardsMenu menu;
    private final Consumer<CardParts> show;
    private @Nullable CardParts chosen;

    /// @param show makes cards tell this from now on
    /// @param changed runs when somebody has chosen something else
    ChosenParts(PageChoices choices, OwnFields own, Viewer viewer, Consumer<CardParts> show, Runnable changed) {
        this.choices = choices;
        this.own = own;
        this.viewer = viewer;
        this.show = show;
        menu = new CardsMenu(own, wanted -> {
            choices.keep(viewer, KEPT, wanted.toString());
            choose(wanted);
            changed.run();
        }, () -> {
            choices.forget(viewer, KEPT);
            choose(null);
            changed.run();
        });
    }

    CardsMenu menu() {
        return menu;
    }

    /// Shows what an address says.
    void enter(Map<String, List<String>> parameters) {
        choose(parameters.containsKey(PARAMETER)
                ? CardParts.of(String.join("", parameters.getOrDefault(PARAMETER, List.of())), own)
                : null);
    }

    private void choose(@Nullable CardParts parts) {
        chosen = parts;
        showAgain();
    }

    /// The company's own fields may have changed.
    void showAgain() {
        var now = chosen != null
                ? chosen
                : choices.of(viewer, KEPT).map(words -> CardParts.of(words, own))
                        .orElseGet(() -> CardParts.usual(own));
        show.accept(now);
        menu.show(now);
    }

    void into(Map<String, String> parameters) {
        if (chosen != null) {
            parameters.put(PARAMETER, chosen.toString());
        }
    }
}
