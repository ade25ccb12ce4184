package io.saluran.pipeline.deal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasEnabled;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
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
    private final BulkExamplesList examples;
    private final Div form = new Div();
    private final Button change = new Button(getTranslation("bulk.change"), click -> enter());
    private final transient Consumer<BulkChange> then;
    private transient @Nullable BulkChange chosen;
    // what it will change was told in an earlier answer to the browser
    private boolean isTold;

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
        examples = new BulkExamplesList(desk);
        add(form, effect, examples);
        change.addThemeVariants(ButtonVariant.PRIMARY);
        change.addClickShortcut(Key.ENTER);
        getFooter().add(new Button(getTranslation("ui.cancel"), click -> close()), change);
        show(null);
    }

    /// Adds a field by which the value is given.
    ///
    /// @param read makes the change of what is in it
    <F extends Component & HasValue<?, T>, T> BulkEditDialog ask(F field,
            Function<? super T, ? extends BulkChange> read) {
        form.add(field);
        field.addValueChangeListener(given -> show(field.isEmpty() ? null : read.apply(field.getValue())));
        if (field instanceof Focusable<?> focusable) {
            focusable.focus();
        }
        return this;
    }

    /// The same, where it can also be emptied.
    <F extends Component & HasValue<?, T> & HasEnabled, T> BulkEditDialog askOrEmpty(F field,
            Function<? super @Nullable T, ? extends BulkChange> read) {
        ask(field, read);
        var empty = new Checkbox(getTranslation("bulk.empty"));
        empty.addValueChangeListener(given -> {
            field.setEnabled(!empty.getValue());
            show(empty.getValue() ? read.apply(null) : field.isEmpty() ? null : read.apply(field.getValue()));
        });
        form.add(empty);
        return this;
    }

    /// Adds a field that says what is asked for.
    <F extends Component & Focusable<?>> BulkEditDialog add(F field) {
        form.add(field);
        field.focus();
        return this;
    }

    /// Asks for something else than before, which the first field says.
    void startAgain() {
        form.getChildren().skip(1).toList().forEach(form::remove);
        show(null);
    }

    /// Says what will change.
    void show(@Nullable BulkChange wanted) {
        chosen = wanted;
        var counted = wanted == null ? null : desk.deals().bulk().preview(desk.viewer(), deals, wanted);
        effect.setText(counted == null
                ? getTranslation("bulk.choose", deals.size())
                : new BulkWords(this::getTranslation).before(counted));
        change.setEnabled(counted != null && counted.changes() > 0);
        if (wanted == null || counted == null) {
            examples.none();
        } else {
            examples.show(wanted, desk.deals().bulk().examples(desk.viewer(), deals, wanted), counted.changes());
        }
        isTold = false;
        if (counted != null) {
            // after all that the browser has sent with this
            UI.getCurrent().access(() -> isTold = true);
        }
    }

    /// The key that gives a field its value does not change the deals too: first one sees what will change.
    void enter() {
        if (isTold && change.isEnabled()) {
            change();
        }
    }

    private void change() {
        if (chosen != null && isOpened()) {
            close();
            then.accept(chosen);
        }
    }
}
