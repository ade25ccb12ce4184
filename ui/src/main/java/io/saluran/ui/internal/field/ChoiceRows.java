package io.saluran.ui.internal.field;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.platform.field.FieldDefinition.Choice;
import io.saluran.ui.component.Lucide;
import java.util.ArrayList;
import java.util.List;

/// The choices of a field, one a line. What records may hold is not deleted but put aside, and can be offered again.
final class ChoiceRows extends Div {

    private static final long serialVersionUID = 1;
    private static final int LONGEST = 300;

    private final transient List<Line> lines = new ArrayList<>();
    private final Div rows = new Div();

    /// A choice as it is being written.
    private static final class Line {
        private final String key;
        private final TextField label;
        private boolean archived;

        Line(Choice choice, TextField label) {
            this.key = choice.key();
            this.label = label;
            this.archived = choice.archived();
        }

        Choice choice() {
            return new Choice(key, label.getValue(), archived);
        }
    }

    ChoiceRows(List<Choice> choices) {
        addClassNames("s-stack", "tight");
        rows.addClassNames("s-stack", "tight");
        choices.forEach(this::line);
        if (choices.isEmpty()) {
            line(new Choice("", "", false));
            line(new Choice("", "", false));
        }
        var add = new Button(getTranslation("fields.choice.add"), Lucide.icon("plus"), click -> addLine());
        add.addThemeVariants(ButtonVariant.TERTIARY);
        add(new Span(getTranslation("fields.choices")), rows, add);
        lay();
    }

    private void addLine() {
        line(new Choice("", "", false));
        lay();
        lines.getLast().label.focus();
    }

    private void line(Choice choice) {
        var label = new TextField();
        label.setMaxLength(LONGEST);
        label.setValue(choice.label());
        label.setAriaLabel(getTranslation("fields.choice"));
        label.addClassName("s-grow");
        label.addKeyPressListener(Key.ENTER, pressed -> addLine());
        lines.add(new Line(choice, label));
    }

    private void lay() {
        rows.removeAll();
        for (int i = 0; i < lines.size(); i++) {
            rows.add(row(lines.get(i), i));
        }
    }

    private Div row(Line line, int place) {
        line.label.setEnabled(!line.archived);
        var up = icon("chevron-up", "fields.up", line, () -> swap(place, place - 1));
        up.setEnabled(place > 0);
        var down = icon("chevron-down", "fields.down", line, () -> swap(place, place + 1));
        down.setEnabled(place < lines.size() - 1);
        var out = line.archived
                ? icon("undo-2", "fields.choice.offer", line, () -> putAside(line, false))
                : icon("x", "fields.choice.remove", line, () -> putAside(line, true));
        var row = new Div(line.label, up, down, out);
        row.addClassName("s-row");
        return row;
    }

    private void putAside(Line line, boolean aside) {
        if (line.key.isEmpty()) {
            lines.remove(line);
        } else {
            line.archived = aside;
        }
        lay();
    }

    private void swap(int one, int other) {
        lines.add(other, lines.remove(one));
        lay();
    }

    private Button icon(String icon, String label, Line line, Runnable action) {
        var button = new Button(Lucide.icon(icon), click -> action.run());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.addThemeName("icon");
        button.setAriaLabel(getTranslation(label, line.label.getValue()));
        return button;
    }

    /// As they are written; empty lines are none.
    List<Choice> choices() {
        return lines.stream().map(Line::choice).filter(each -> !each.label().isBlank()).toList();
    }
}
