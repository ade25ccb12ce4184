package io.saluran.pipeline.deal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.popover.Popover;
import io.saluran.pipeline.field.OwnFields;
import io.saluran.ui.component.Lucide;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Chooses the columns of the table and their order, also by keyboard; the order can be dragged in the table itself too.
final class ColumnsMenu extends Div {

    private static final long serialVersionUID = 1;

    private final transient OwnFields own;
    private final transient Consumer<DealColumns> chosen;
    private final Div list = new Div();
    private transient DealColumns columns = new DealColumns(List.of(DealColumns.FIRST));

    /// @param chosen takes what somebody wants
    /// @param usual goes back to what the table has while nobody has chosen
    ColumnsMenu(OwnFields own, Consumer<DealColumns> chosen, Runnable usual) {
        this.own = own;
        this.chosen = chosen;
        addClassName("s-hide-phone");
        var button = new Button(getTranslation("deal.columns"), Lucide.icon("columns-3"));
        var reset = new Button(getTranslation("deal.columns.usual"), click -> usual.run());
        reset.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        list.addClassName("s-columns");
        var body = new Div(list, reset);
        body.addClassNames("s-stack", "s-filter");
        var popover = new Popover(body);
        popover.setTarget(button);
        popover.setModal(true);
        popover.setAriaLabel(getTranslation("deal.columns"));
        add(button, popover);
    }

    /// Shows which columns there are now.
    void show(DealColumns now) {
        columns = now;
        list.removeAll();
        Stream.concat(now.keys().stream(), DealColumns.all(own).stream().filter(key -> !now.keys().contains(key)))
                .filter(key -> !key.equals(DealColumns.FIRST)).forEach(key -> list.add(line(key)));
    }

    private Div line(String key) {
        var label = DealColumns.label(key, own, getLocale(), this::getTranslation);
        var shown = new Checkbox(label, columns.keys().contains(key));
        shown.addValueChangeListener(change -> toggle(key, change.getValue()));
        var line = new Div(shown);
        line.addClassName("s-row");
        if (columns.keys().contains(key)) {
            line.add(mover(key, -1, "arrow-up", getTranslation("deal.columns.earlier", label)),
                    mover(key, 1, "arrow-down", getTranslation("deal.columns.later", label)));
        }
        return line;
    }

    private Button mover(String key, int by, String icon, String label) {
        var button = new Button(Lucide.icon(icon), click -> move(key, by));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel(label);
        var to = columns.keys().indexOf(key) + by;
        // the name stays the first
        button.setEnabled(to > 0 && to < columns.keys().size());
        return button;
    }

    private void toggle(String key, boolean on) {
        var keys = new ArrayList<>(columns.keys());
        keys.remove(key);
        if (on) {
            keys.add(key);
        }
        chosen.accept(new DealColumns(keys));
    }

    private void move(String key, int by) {
        var keys = new ArrayList<>(columns.keys());
        var at = keys.indexOf(key);
        keys.remove(key);
        keys.add(at + by, key);
        chosen.accept(new DealColumns(keys));
    }
}
