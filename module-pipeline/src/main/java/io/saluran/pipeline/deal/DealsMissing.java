package io.saluran.pipeline.deal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import io.saluran.db.Viewer;
import io.saluran.pipeline.field.FieldFilter;
import io.saluran.ui.component.EmptyState;
import java.util.Map;

/// What stands where no deal is: the way to the first one, or which filter leaves out the most and how to clear them.
final class DealsMissing extends Div {

    private static final long serialVersionUID = 1;

    private static final Map<String, String> LABELS = Map.ofEntries(Map.entry("owner", "deal.field.owner"),
            Map.entry("team", "deal.field.team"), Map.entry("account", "deal.field.account"),
            Map.entry("product", "deal.field.product"), Map.entry("source", "deal.field.source"),
            Map.entry("step", "deal.field.nextStep"), Map.entry("from", "filter.closes-from"),
            Map.entry("to", "filter.closes-to"), Map.entry("min", "filter.value-from"),
            Map.entry("max", "filter.value-to"), Map.entry("attention", "filter.attention"),
            Map.entry("q", "filter.text.short"));

    private final transient DealList list;
    private final transient Viewer viewer;
    private final transient Runnable clear;

    DealsMissing(DealList list, Viewer viewer, Runnable clear) {
        this.list = list;
        this.viewer = viewer;
        this.clear = clear;
        addClassName("s-scroll");
        setVisible(false);
    }

    void show(DealQuery query, boolean missing) {
        setVisible(missing);
        removeAll();
        if (!missing) {
            return;
        }
        if (query.filter().isEmpty() && query.selection().equals(DealSelection.ALL)) {
            add(page(new EmptyState(getTranslation("deal.list.none"))));
            return;
        }
        var words = new StrictestFilter(list).of(viewer, query)
                .map(name -> getTranslation("filter.removes-most", label(name)))
                .orElse(getTranslation("filter.nothing-fits"));
        add(page(new EmptyState(words, new Button(getTranslation("filter.clear"), click -> clear.run()))));
    }

    private String label(String filter) {
        return FieldFilter.keyOf(filter).map(key -> list.own().label(key, getLocale()))
                .orElseGet(() -> getTranslation(LABELS.getOrDefault(filter, filter)));
    }

    private static EmptyState page(EmptyState state) {
        state.addClassName("page");
        return state;
    }
}
