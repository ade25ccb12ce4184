package io.saluran.pipeline.merge;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import io.saluran.pipeline.field.FieldWriting;
import io.saluran.pipeline.record.Choice;
import io.saluran.pipeline.record.RecordRow;
import io.saluran.platform.field.FieldValues;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Asks with which record one is merged, which of the two stays, and where both have a value of a field, which one.
public final class MergeDialog<V extends RecordRow> extends Dialog {

    private static final long serialVersionUID = 1;

    private final transient Merging<V> merging;
    private final transient V one;
    private transient @Nullable V other;
    private final ComboBox<Choice> with;
    private final RadioButtonGroup<UUID> stays = new RadioButtonGroup<>();
    private final Div alike = new Div();
    private final Div fields = new Div();
    private final Paragraph moves = new Paragraph();
    private final Button merge = new Button(getTranslation("merge.act"), click -> merge());
    private final transient Map<String, RadioButtonGroup<Boolean>> choices = new LinkedHashMap<>();

    MergeDialog(Merging<V> merging, V one, @Nullable UUID other) {
        this.merging = merging;
        this.one = one;
        setHeaderTitle(getTranslation(merging.key("title")));
        setWidth("560px");
        setMaxWidth("96vw");
        with = Choice.box(merging.others());
        with.setLabel(getTranslation("merge.with", merging.called(one)));
        with.setWidthFull();
        with.setManualValidation(true);
        with.setErrorMessage(getTranslation("merge.refused.SAME_ONE"));
        with.addValueChangeListener(chosen -> choose(find(chosen.getValue())));
        stays.setLabel(getTranslation("merge.stays"));
        stays.addValueChangeListener(chosen -> showFields());
        alike.addClassNames("s-row", "wrap");
        fields.addClassName("s-stack");
        merge.addThemeVariants(ButtonVariant.PRIMARY);
        var body = new Div(with, alike, stays, fields, moves);
        body.addClassName("s-stack");
        add(body);
        getFooter().add(new Button(getTranslation("ui.cancel"), click -> close()), merge);
        offerAlike();
        choose(null);
        var found = other == null ? null : merging.find(other);
        if (found != null) {
            with.setValue(new Choice(found.id(), merging.called(found)));
        }
    }

    private @Nullable V find(@Nullable Choice chosen) {
        return chosen == null || chosen.id().equals(one.id()) ? null : merging.find(chosen.id());
    }

    private void offerAlike() {
        for (var each : merging.alike(one)) {
            var take = new Button(each.name(), click -> with.setValue(each));
            take.addThemeVariants(ButtonVariant.SMALL);
            take.setAriaLabel(getTranslation("merge.take", each.name()));
            alike.add(take);
        }
        if (alike.getComponentCount() > 0) {
            var label = new Span(getTranslation("merge.alike"));
            label.addClassName("s-secondary");
            alike.addComponentAsFirst(label);
        }
    }

    private void choose(@Nullable V chosen) {
        other = chosen;
        with.setInvalid(chosen == null && with.getValue() != null);
        merge.setEnabled(chosen != null);
        stays.setVisible(chosen != null);
        moves.setVisible(chosen != null);
        alike.setVisible(chosen == null);
        fields.removeAll();
        if (chosen != null) {
            stays.setItems(one.id(), chosen.id());
            stays.setItemLabelGenerator(id -> merging.called(id.equals(one.id()) ? one : chosen));
            stays.setValue(one.id());
        }
    }

    private V kept() {
        var chosen = Objects.requireNonNull(other);
        return chosen.id().equals(stays.getValue()) ? chosen : one;
    }

    private V gone() {
        return kept().id().equals(one.id()) ? Objects.requireNonNull(other) : one;
    }

    private void showFields() {
        fields.removeAll();
        choices.clear();
        if (other == null || stays.getValue() == null) {
            return;
        }
        var kept = values(kept());
        values(gone()).forEach((key, theirs) -> {
            var mine = kept.get(key);
            if (mine != null && !mine.equals(theirs)) {
                fields.add(choice(key, mine, theirs));
            }
        });
        moves.setText(merging.moves(gone()));
    }

    private Component choice(String key, String mine, String theirs) {
        var choice = new RadioButtonGroup<Boolean>(merging.label(key));
        choice.setItems(List.of(false, true));
        choice.setItemLabelGenerator(taken -> taken ? theirs : mine);
        choice.setValue(false);
        choices.put(key, choice);
        return choice;
    }

    /// What a record has in its fields, in words; those that are empty are left out.
    private Map<String, String> values(V record) {
        var values = new LinkedHashMap<String, String>();
        merging.values(record).forEach((key, value) -> {
            if (value != null) {
                values.put(key, value.toString());
            }
        });
        record.fields().values().forEach((key, value) -> values.put(FieldWriting.historyName(key),
                merging.own(key, FieldValues.json(value), getLocale())));
        return values;
    }

    private void merge() {
        if (!isOpened() || other == null) {
            return; // the second click of a double click
        }
        close();
        Set<String> taken = new HashSet<>();
        choices.forEach((key, choice) -> {
            if (Boolean.TRUE.equals(choice.getValue())) {
                taken.add(key);
            }
        });
        merging.merge(kept(), gone(), taken);
    }
}
