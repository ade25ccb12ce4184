package io.saluran.pipeline.deal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Asks for the new value of many deals, and says what it will change before it does.
final class BulkEditDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private final transient DealDesk desk;
    private final transient Collection<UUID> deals;
    private final Paragraph effect = new Paragraph();
    private final Div form = new Div();
    private final Button change = new Button(getTranslation("bulk.change"), click -> change());
    private final transient Consumer<BulkChange> then;
    private transient @Nullable BulkChange chosen;

    /// @param then does it
    BulkEditDialog(DealDesk desk, Collection<UUID> deals, String title, Consumer<BulkChange> then) {
        this.desk = desk;
        this.deals = deals;
        this.then = then;
        setHeaderTitle(title);
        setWidth("420px");
        setMaxWidth("96vw");
        form.addClassName("s-stack");
        effect.addClassName("s-effect");
        effect.getElement().setAttribute("aria-live", "polite");
        add(form, effect);
        change.addThemeVariants(ButtonVariant.PRIMARY);
        change.addClickShortcut(com.vaadin.flow.component.Key.ENTER);
        getFooter().add(new Button(getTranslation("ui.cancel"), click -> close()), change);
        show(null);
    }

    /// Adds a field by which the value is given.
    ///
    /// @param read makes the change of what is in it
    <F extends Component & HasValue<?, T>, T> BulkEditDialog ask(F field, Function<T, BulkChange> read) {
        form.add(field);
        field.addValueChangeListener(given -> show(field.isEmpty() ? null : read.apply(field.getValue())));
        return this;
    }

    /// Adds a field that says what is asked for.
    BulkEditDialog add(Component field) {
        form.add(field);
        return this;
    }

    /// Asks in a field for something else than before.
    <F extends Component & HasValue<?, T>, T> void askInstead(@Nullable Component before, F field,
            Function<T, BulkChange> read) {
        if (before != null) {
            form.remove(before);
        }
        show(null);
        ask(field, read);
    }

    private void show(@Nullable BulkChange wanted) {
        chosen = wanted;
        var counted = wanted == null ? null : desk.deals().bulk().preview(desk.viewer(), deals, wanted);
        effect.setText(counted == null
                ? getTranslation("bulk.choose", deals.size())
                : new BulkWords(this::getTranslation).before(counted));
        change.setEnabled(counted != null && counted.changes() > 0);
    }

    private void change() {
        if (chosen != null && isOpened()) {
            close();
            then.accept(chosen);
        }
    }
}
