package io.saluran.pipeline.account;

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
import io.saluran.platform.field.FieldValues;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Asks with which account one is merged, which of the two stays, and where both have a value of a field, which one.
final class MergeDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private final transient Merging merging;
    private final transient AccountList.Row one;
    private transient AccountList.@Nullable Row other;
    private final ComboBox<Choice> with;
    private final RadioButtonGroup<UUID> stays = new RadioButtonGroup<>();
    private final Div alike = new Div();
    private final Div fields = new Div();
    private final Paragraph moves = new Paragraph();
    private final Button merge = new Button(getTranslation("account.merge"), click -> merge());
    private final transient Map<String, RadioButtonGroup<Boolean>> choices = new LinkedHashMap<>();

    MergeDialog(Merging merging, AccountList.Row one, AccountList.@Nullable Row other) {
        this.merging = merging;
        this.one = one;
        setHeaderTitle(getTranslation("account.merge.title"));
        setWidth("560px");
        setMaxWidth("96vw");
        with = Choice.box(merging.choices()::find);
        with.setLabel(getTranslation("account.merge.with", one.name()));
        with.setWidthFull();
        with.addValueChangeListener(chosen -> choose(chosen.getValue() == null
                ? null
                : merging.list().find(merging.viewer(), chosen.getValue().id())
                        .filter(found -> !found.id().equals(one.id())).orElse(null)));
        stays.setLabel(getTranslation("account.merge.stays"));
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
        if (other != null) {
            with.setValue(new Choice(other.id(), other.name()));
        }
    }

    private void offerAlike() {
        for (var each : merging.alike(one)) {
            var take = new Button(each.name(), click -> with.setValue(new Choice(each.id(), each.name())));
            take.addThemeVariants(ButtonVariant.SMALL);
            take.setAriaLabel(getTranslation("account.merge.take", each.name()));
            alike.add(take);
        }
        if (alike.getComponentCount() > 0) {
            var label = new Span(getTranslation("account.merge.alike"));
            label.addClassName("s-secondary");
            alike.addComponentAsFirst(label);
        }
    }

    private void choose(AccountList.@Nullable Row chosen) {
        other = chosen;
        merge.setEnabled(chosen != null);
        stays.setVisible(chosen != null);
        moves.setVisible(chosen != null);
        alike.setVisible(chosen == null);
        fields.removeAll();
        if (chosen != null) {
            stays.setItems(one.id(), chosen.id());
            stays.setItemLabelGenerator(id -> id.equals(one.id()) ? one.name() : chosen.name());
            stays.setValue(one.id());
        }
    }

    private AccountList.Row kept() {
        var chosen = Objects.requireNonNull(other);
        return chosen.id().equals(stays.getValue()) ? chosen : one;
    }

    private AccountList.Row gone() {
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
        var load = merging.reading().load(merging.viewer(), gone().id());
        moves.setText(getTranslation("account.merge.moves", gone().name(), load.deals(), load.contacts(),
                load.subsidiaries()));
    }

    private Component choice(String key, String mine, String theirs) {
        var choice = new RadioButtonGroup<Boolean>(merging.label(key));
        choice.setItems(List.of(false, true));
        choice.setItemLabelGenerator(taken -> taken ? theirs : mine);
        choice.setValue(false);
        choices.put(key, choice);
        return choice;
    }

    /// What an account has in its fields, in words; those that are empty are left out.
    private Map<String, String> values(AccountList.Row account) {
        var values = new LinkedHashMap<String, String>();
        put(values, AccountFields.NAME.key(), account.name());
        put(values, AccountFields.PARENT.key(), account.parentName());
        put(values, AccountFields.OWNER.key(), account.ownerName());
        put(values, AccountFields.INDUSTRY.key(), account.industry());
        put(values, AccountFields.LOCATION.key(), account.location());
        put(values, AccountFields.WEBSITE.key(), account.website());
        put(values, AccountFields.FOUNDED.key(), account.foundedYear());
        put(values, AccountFields.REVENUE.key(), account.revenueMillions() == null
                ? null
                : account.revenueMillions().toPlainString());
        put(values, AccountFields.EMPLOYEES.key(), account.employees());
        account.fields().values().forEach((key, value) -> put(values, FieldWriting.historyName(key),
                merging.list().own().history(key, FieldValues.json(value), getLocale())));
        return values;
    }

    private static void put(Map<String, String> values, String key, @Nullable Object value) {
        if (value != null) {
            values.put(key, value.toString());
        }
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
