package io.saluran.ui.field;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasAriaLabel;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.shared.HasValidationProperties;
import io.saluran.platform.field.FieldValue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A component of any kind in which the value of a custom field is given. What is none stays in it, and it says what is
/// taken instead.
public final class FieldInput<T> extends CustomField<FieldValue> {

    private static final long serialVersionUID = 1;

    private final HasValue<?, T> inner;
    private final transient Function<T, Given> read;
    private final transient Function<FieldValue, T> shown;
    private boolean showing;

    /// What was given.
    public sealed interface Given {

        record Value(FieldValue value) implements Given {}

        record Nothing() implements Given {}

        /// @param words what is taken instead
        record Wrong(String words) implements Given {}

        /// @param value null for nothing
        static Given of(@Nullable FieldValue value) {
            return value == null ? new Nothing() : new Value(value);
        }
    }

    /// @param label what the component is called where nothing is written beside it
    /// @param read makes a value of what the component has
    /// @param shown what the component has for a value
    public <F extends Component & HasValue<?, T>> FieldInput(F inner, String label, Function<T, Given> read,
            Function<FieldValue, T> shown) {
        this.inner = inner;
        this.read = read;
        this.shown = shown;
        if (inner instanceof HasSize sized) {
            sized.setWidthFull();
        }
        if (inner instanceof HasAriaLabel named) {
            named.setAriaLabel(label);
        }
        inner.addValueChangeListener(change -> {
            if (!showing) {
                updateValue();
            }
        });
        add(inner);
    }

    @Override
    protected @Nullable FieldValue generateModelValue() {
        if (inner.isEmpty()) {
            setInvalid(false);
            return null;
        }
        return switch (read.apply(inner.getValue())) {
            case Given.Value(var value) -> {
                setInvalid(false);
                yield value;
            }
            case Given.Nothing nothing -> {
                setInvalid(false);
                yield null;
            }
            case Given.Wrong(var words) -> {
                setErrorMessage(words);
                setInvalid(true);
                yield getValue();
            }
        };
    }

    @Override
    protected void setPresentationValue(@Nullable FieldValue value) {
        showing = true;
        if (value == null) {
            inner.clear();
        } else {
            inner.setValue(shown.apply(value));
        }
        showing = false;
    }

    /// Also when the component itself does not understand what was written, as a date that is none.
    @Override
    public boolean isInvalid() {
        return super.isInvalid() || (inner instanceof HasValidationProperties checked && checked.isInvalid());
    }

    @Override
    public void setReadOnly(boolean readOnly) {
        super.setReadOnly(readOnly);
        inner.setReadOnly(readOnly);
    }
}
