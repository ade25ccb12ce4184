package io.saluran.pipeline.field;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.saluran.db.Viewer;
import io.saluran.platform.field.FieldDefinition;
import io.saluran.platform.field.FieldType.Narrowing;
import io.saluran.platform.field.FieldValue;
import io.saluran.platform.field.FieldValues;
import io.saluran.ui.field.FieldInputs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Narrows a list by the company's own fields.
public final class FieldFilterForm extends Div {

    private static final long serialVersionUID = 1;

    private final transient OwnFields own;
    private final transient Viewer viewer;
    private final transient Runnable changed;
    private final transient Map<String, CustomField<FieldValue>> values = new HashMap<>();
    private final transient Map<String, TextField> texts = new HashMap<>();
    private final transient List<Part> parts = new ArrayList<>();
    private boolean setting;

    /// A parameter, with the words for it.
    private record Part(String parameter, String label, FieldDefinition field) {}

    /// One thing that narrows, in a person's words.
    ///
    /// @param field where it is edited
    public record Chip(String parameter, String label, String words, Component field) {}

    /// @param changed called when a person narrowed the list to something else
    public FieldFilterForm(OwnFields own, Viewer viewer, Runnable changed) {
        this.own = own;
        this.viewer = viewer;
        this.changed = changed;
        addClassName("s-stack");
        build();
    }

    /// Shows the fields that there are now, with what they narrow to.
    public void build() {
        var now = filter();
        removeAll();
        values.clear();
        texts.clear();
        parts.clear();
        for (var field : own.filtered()) {
            own.fields().type(field).ifPresent(kind -> kind.narrowings().stream().sorted()
                    .forEach(narrowing -> add(field, narrowing)));
        }
        setVisible(!parts.isEmpty());
        show(now);
    }

    private void add(FieldDefinition field, Narrowing narrowing) {
        var label = field.label(getLocale());
        switch (narrowing) {
            case IS -> value(field, "", label);
            case HOLDS -> {
                var text = new TextField(getTranslation("filter.own.holds", label));
                text.setWidthFull();
                text.setClearButtonVisible(true);
                text.setValueChangeMode(ValueChangeMode.LAZY);
                texts.put(part(field, "has", label), text);
                listen(text);
                add(text);
            }
            case FROM_TO -> {
                value(field, "from", getTranslation("filter.own.from", label));
                value(field, "to", getTranslation("filter.own.to", label));
            }
        }
    }

    private void value(FieldDefinition field, String how, String label) {
        var input = FieldInputs.of(field, viewer);
        input.setLabel(label);
        input.setWidthFull();
        values.put(part(field, how, label), input);
        listen(input);
        add(input);
    }

    private String part(FieldDefinition field, String how, String label) {
        var parameter = FieldFilter.name(field.key(), how);
        parts.add(new Part(parameter, label, field));
        return parameter;
    }

    private void listen(HasValue<?, ?> input) {
        input.addValueChangeListener(change -> {
            if (!setting) {
                changed.run();
            }
        });
    }

    /// Shows a filter without telling anybody.
    public void show(FieldFilter filter) {
        setting = true;
        values.forEach((parameter, input) -> {
            var value = FieldValues.value(filter.parameters().getOrDefault(parameter, "")).orElse(null);
            if (value == null) {
                input.clear();
            } else {
                input.setValue(value);
            }
        });
        texts.forEach((parameter, input) -> input.setValue(filter.parameters().getOrDefault(parameter, "")));
        setting = false;
    }

    /// What is set.
    public FieldFilter filter() {
        var set = new HashMap<String, String>();
        values.forEach((parameter, input) -> {
            if (!input.isEmpty() && !input.isInvalid()) {
                set.put(parameter, FieldValues.json(input.getValue()));
            }
        });
        texts.forEach((parameter, input) -> {
            if (!input.getValue().isBlank()) {
                set.put(parameter, input.getValue().strip());
            }
        });
        return set.isEmpty() ? FieldFilter.NONE : new FieldFilter(set);
    }

    /// What narrows, one by one.
    public List<Chip> chips(FieldFilter filter) {
        return parts.stream().filter(part -> filter.parameters().containsKey(part.parameter())).map(part -> {
            var text = filter.parameters().getOrDefault(part.parameter(), "");
            return new Chip(part.parameter(), part.label(), part.parameter().endsWith(".has")
                    ? text
                    : own.history(part.field().key(), text, getLocale()), input(part.parameter()));
        }).toList();
    }

    private Component input(String parameter) {
        var value = values.get(parameter);
        return value == null ? Objects.requireNonNull(texts.get(parameter)) : value;
    }

    /// Takes one away and tells it.
    public void clear(String parameter) {
        var input = values.get(parameter);
        if (input != null) {
            input.clear();
        }
        var text = texts.get(parameter);
        if (text != null) {
            text.clear();
        }
    }
}
