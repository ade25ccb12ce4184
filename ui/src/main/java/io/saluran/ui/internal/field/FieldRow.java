package io.saluran.ui.internal.field;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.saluran.platform.field.FieldDefinition;
import io.saluran.platform.internal.field.FieldTypes;
import io.saluran.ui.component.Badge;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.Tone;

/// A custom field in the list of them: what it is called, what it holds, where it shows, and what can be done to it.
final class FieldRow extends Div {

    private static final long serialVersionUID = 1;

    private final Div marks = new Div();

    /// Takes what is to be done to a field.
    interface Acts {
        void edit(FieldDefinition field);

        void place(FieldDefinition field, int place);

        void archive(FieldDefinition field);

        void restore(FieldDefinition field);
    }

    /// Where it stands among the others, from 0.
    record Place(int number, int count) {}

    FieldRow(FieldDefinition field, Place place, FieldTypes types, Acts acts) {
        addClassNames("s-row", "wrap");
        var label = new Span(field.label(getLocale()));
        label.addClassName("s-trunc");
        label.setTitle(field.label(getLocale()));
        var second = new Span(
                getTranslation("fields.kind-and-key", getTranslation("field.type." + field.type()), field.key()));
        second.addClassNames("s-muted", "s-trunc");
        var lines = new Div(label, second);
        lines.addClassNames("s-grow", "s-stack", "tight");
        lines.getStyle().setMinWidth("180px");
        add(lines);
        if (types.get(field.type()).isEmpty()) {
            add(new Badge(getTranslation("fields.bundle-away", field.bundle()), Tone.WARNING));
        }
        if (field.archived()) {
            var restore = new Button(getTranslation("fields.restore"), click -> acts.restore(field));
            restore.setAriaLabel(getTranslation("fields.restore-named", field.label(getLocale())));
            add(restore);
            return;
        }
        marks.addClassName("s-row");
        badge(field.use().required(), "fields.required");
        badge(!field.use().requiredIn().isEmpty() && !field.use().required(), "fields.required-by-stage");
        badge(field.use().listed(), "fields.listed");
        badge(field.use().onCard(), "fields.on-card");
        badge(field.use().filtered(), "fields.filtered");
        var up = icon("chevron-up", "fields.up", field, () -> acts.place(field, place.number() - 1));
        up.setEnabled(place.number() > 0);
        var down = icon("chevron-down", "fields.down", field, () -> acts.place(field, place.number() + 1));
        down.setEnabled(place.number() < place.count() - 1);
        var buttons = new Div(up, down, icon("pencil", "fields.edit-named", field, () -> acts.edit(field)),
                icon("archive", "fields.archive-named", field, () -> acts.archive(field)));
        buttons.addClassName("s-row");
        add(marks, buttons);
    }

    private void badge(boolean is, String text) {
        if (is) {
            marks.add(new Badge(getTranslation(text), Tone.NEUTRAL));
        }
    }

    private Button icon(String icon, String label, FieldDefinition field, Runnable action) {
        var button = new Button(Lucide.icon(icon), click -> action.run());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.addThemeName("icon");
        var words = getTranslation(label, field.label(getLocale()));
        button.setAriaLabel(words);
        button.setTooltipText(words);
        return button;
    }
}
