package io.saluran.pipeline.merge;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.saluran.pipeline.record.RecordRow;
import io.saluran.ui.component.Lucide;
import java.util.ArrayList;
import java.util.Set;
import java.util.function.Consumer;

/// Below a list while records are chosen in it: two of them can be merged.
public final class ChosenTwo<V extends RecordRow> extends Div {

    private static final long serialVersionUID = 1;

    private final transient Merging<V> merging;
    private final Span count = new Span();
    private final Span hint = new Span();
    private final Button merge = new Button(getTranslation("merge.act"), Lucide.icon("merge"), click -> merge());
    private transient Set<V> chosen = Set.of();

    /// @param choose lets rows be chosen, and tells of each choice
    public ChosenTwo(Merging<V> merging, Consumer<Consumer<Set<V>>> choose, Runnable chooseNone) {
        this.merging = merging;
        addClassName("s-chosen");
        count.addClassNames("s-strong", "s-num");
        hint.setText(getTranslation(merging.key("two")));
        hint.addClassName("s-secondary");
        merge.addThemeVariants(ButtonVariant.SMALL);
        var none = new Button(getTranslation("bulk.none"), Lucide.icon("x"), click -> chooseNone.run());
        none.addThemeVariants(ButtonVariant.SMALL);
        add(count, merge, none, hint);
        setVisible(false);
        choose.accept(this::show);
    }

    private void show(Set<V> rows) {
        chosen = rows;
        setVisible(!rows.isEmpty());
        count.setText(getTranslation("merge.chosen", rows.size()));
        merge.setEnabled(rows.size() == 2);
        hint.setVisible(rows.size() != 2);
    }

    private void merge() {
        var two = new ArrayList<>(chosen);
        if (two.size() == 2) {
            merging.ask(two.getFirst().id(), two.getLast().id());
        }
    }
}
