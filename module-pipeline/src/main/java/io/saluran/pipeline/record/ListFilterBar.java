package io.saluran.pipeline.record;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.saluran.pipeline.field.FieldFilter;
import io.saluran.pipeline.field.FieldFilterForm;
import io.saluran.ui.component.Lucide;
import org.jspecify.annotations.Nullable;

/// Narrows a list: text beside it, the rest in a popover, and a button to clear it all.
public final class ListFilterBar extends Div {

    private static final long serialVersionUID = 1;

    private final transient Runnable changed;
    private final TextField text = new TextField();
    private final Div fields = new Div();
    private final Popover popover = new Popover(fields);
    private final Button more = new Button(getTranslation("record.filter"), Lucide.icon("list-filter"));
    private final Button clear = new Button(getTranslation("record.filter.clear"), Lucide.icon("x"), click -> clear());
    private final Span sum = new Span();
    private @Nullable FieldFilterForm own;
    private boolean setting;

    /// @param changed called when a person narrowed the list to something else
    public ListFilterBar(String placeholder, Runnable changed) {
        this.changed = changed;
        addClassName("s-bar");
        text.setPlaceholder(placeholder);
        text.setAriaLabel(placeholder);
        text.setPrefixComponent(Lucide.icon("search"));
        text.setClearButtonVisible(true);
        text.addClassName("s-find");
        text.setValueChangeMode(ValueChangeMode.LAZY);
        fields.addClassNames("s-stack", "s-filter");
        popover.setTarget(more);
        popover.setModal(true);
        popover.setAriaLabel(getTranslation("record.filter"));
        clear.addThemeVariants(ButtonVariant.TERTIARY);
        sum.addClassNames("s-sum", "s-num");
        var room = new Div();
        room.addClassName("s-grow");
        add(text, more, clear, room, sum);
        listen(text);
    }

    public <T> ComboBox<T> add(ComboBox<T> field, String label) {
        field.setLabel(label);
        field.setClearButtonVisible(true);
        fields.add(field);
        listen(field);
        return field;
    }

    /// Adds the company's own fields below the others.
    public void add(FieldFilterForm form) {
        own = form;
        fields.add(form);
    }

    private void listen(HasValue<?, ?> field) {
        field.addValueChangeListener(change -> {
            if (!setting) {
                changed.run();
            }
        });
    }

    public String text() {
        return text.getValue().strip();
    }

    public void focusText() {
        text.focus();
    }

    /// Opens what stands beside the text.
    public void openMore() {
        popover.setOpened(true);
    }

    /// Shows a filter without telling anybody.
    ///
    /// @param chosen how many fields of the popover are set
    public void show(String words, int chosen, Runnable fieldsToo) {
        setting = true;
        if (!text().equals(words)) {
            text.setValue(words);
        }
        fieldsToo.run();
        setting = false;
        clear.setVisible(chosen > 0 || !words.isEmpty());
        more.setText(chosen == 0 ? getTranslation("record.filter") : getTranslation("record.filter.chosen", chosen));
    }

    /// How many are shown, at the right.
    public void setSum(String words) {
        sum.setText(words);
    }

    /// Empties all fields and tells it once.
    public void clear() {
        setting = true;
        text.clear();
        if (own != null) {
            own.show(FieldFilter.NONE);
        }
        fields.getChildren().filter(HasValue.class::isInstance).forEach(field -> ((HasValue<?, ?>) field).clear());
        setting = false;
        changed.run();
    }
}
