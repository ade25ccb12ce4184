package io.saluran.pipeline.record;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.shared.HasValidationProperties;
import io.saluran.pipeline.field.ShortTexts;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A fact that is edited where it stands: it becomes a field on a click, is saved when the field is left or by Enter, and
/// put back by Escape. What is no number or no date is not saved.
public final class FactEditor<F extends Component & HasValue<?, T> & HasSize & Focusable<?>, T> {

    /// Milliseconds.
    private static final int SETTLING = 80;

    private final DescriptionList.Description place = new DescriptionList.Description();
    private final NativeButton shown = new NativeButton();
    private final F field;
    private final @Nullable T before;
    private final Closing<T> closing;

    /// What happens when the field is left.
    public interface Closing<T> {
        void changed(@Nullable T value);

        default void unchanged() {}
    }

    public FactEditor(String label, String words, F field, @Nullable T value, Closing<T> closing) {
        this.field = field;
        this.before = value;
        this.closing = closing;
        shown.setText(words);
        shown.addClassName("s-editable");
        shown.setClassName("s-unset", value == null);
        shown.setTitle(label);
        shown.addClickListener(click -> edit());
        place.add(shown);
        field.setWidthFull();
        field.getElement().setAttribute("aria-label", label);
        field.getElement().addEventListener("keydown", pressed -> putBack()).setFilter("event.key === 'Escape'");
        // a moment later, for what a field was given arrives after the key or the leaving that gave it
        field.getElement().addEventListener("keydown", pressed -> done()).setFilter("event.key === 'Enter'")
                .debounce(SETTLING);
        field.getElement().addEventListener("focusout", left -> done())
                .setFilter("!element.contains(event.relatedTarget)").debounce(SETTLING);
    }

    public DescriptionList.Description component() {
        return place;
    }

    /// Shows these in place of the words; does nothing when there are none.
    public void showApart(List<String> texts) {
        if (!texts.isEmpty()) {
            shown.removeAll();
            shown.add(new ShortTexts(texts));
        }
    }

    public boolean isOpen() {
        return field.getParent().isPresent();
    }

    /// Whether something was written that the field does not understand; it stays open and says so.
    private boolean isWrong() {
        return field instanceof HasValidationProperties checked && checked.isInvalid();
    }

    /// Turns it into a field.
    public void edit() {
        if (before == null) {
            field.clear();
        } else {
            field.setValue(before);
        }
        place.removeAll();
        place.add(field);
        field.focus();
    }

    private void putBack() {
        if (isOpen()) {
            place.removeAll();
            place.add(shown);
            shown.focus();
            closing.unchanged();
        }
    }

    private void done() {
        if (!isOpen() || isWrong() || field.isReadOnly()) {
            return;
        }
        var value = field.isEmpty() ? null : field.getValue();
        place.removeAll();
        place.add(shown);
        if (Objects.equals(before, value)) {
            closing.unchanged();
        } else {
            closing.changed(value);
        }
    }
}
