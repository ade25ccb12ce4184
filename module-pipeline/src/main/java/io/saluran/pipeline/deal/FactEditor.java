package io.saluran.pipeline.deal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.NativeButton;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A fact that is edited where it stands: it becomes a field on a click, is saved when the field is left or by Enter, and
/// put back by Escape.
public final class FactEditor<F extends Component & HasValue<?, T> & HasSize & Focusable<?>, T> {

    private final DescriptionList.Description place = new DescriptionList.Description();
    private final NativeButton shown = new NativeButton();
    private final F field;
    private final Consumer<@Nullable T> save;
    private @Nullable T before;

    public FactEditor(String label, String words, F field, @Nullable T value, Consumer<@Nullable T> save) {
        this.field = field;
        this.save = save;
        this.before = value;
        shown.setText(words);
        shown.addClassName("s-editable");
        shown.setTitle(label);
        shown.addClickListener(click -> edit());
        place.add(shown);
        field.setWidthFull();
        field.getElement().setAttribute("aria-label", label);
        field.addBlurListener(left -> done());
        field.getElement().addEventListener("keydown", pressed -> putBack()).setFilter("event.key === 'Escape'");
        field.getElement().addEventListener("keydown", pressed -> done()).setFilter("event.key === 'Enter'");
    }

    public Component component() {
        return place;
    }

    private void edit() {
        if (before != null) {
            field.setValue(before);
        }
        place.removeAll();
        place.add(field);
        field.focus();
    }

    private void putBack() {
        place.removeAll();
        place.add(shown);
    }

    private void done() {
        if (field.getParent().isEmpty()) {
            return;
        }
        var value = field.isEmpty() ? null : field.getValue();
        putBack();
        if (!Objects.equals(before, value)) {
            before = value;
            save.accept(value);
        }
    }
}
