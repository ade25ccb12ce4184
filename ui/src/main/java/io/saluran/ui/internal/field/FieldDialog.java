package io.saluran.ui.internal.field;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.db.Viewer;
import io.saluran.platform.field.FieldDefinition;
import io.saluran.platform.field.FieldDefinition.Use;
import io.saluran.platform.field.FieldType;
import io.saluran.platform.field.FieldedRecord;
import io.saluran.platform.field.FieldedRecord.Stage;
import io.saluran.platform.internal.field.FieldChanges.Outcome;
import io.saluran.platform.internal.field.FieldChanges.Refusal;
import io.saluran.platform.internal.field.FieldDraft;
import io.saluran.platform.internal.field.FieldTypes.Known;
import io.saluran.ui.internal.setting.SettingField;
import io.saluran.ui.internal.shell.UiHost;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks for a custom field: what it is called, what it holds, and where it is asked for and shown.
final class FieldDialog extends Dialog {

    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(FieldDialog.class);

    private final transient Viewer viewer;
    private final transient UiHost host;
    private final transient FieldedRecord record;
    private final transient @Nullable FieldDefinition field;
    private final transient Consumer<FieldDefinition> done;
    private final TextField label = new TextField(getTranslation("fields.label"));
    private final TextField labelMalay = new TextField(getTranslation("fields.label.ms"));
    private final TextField help = new TextField(getTranslation("fields.help"));
    private final TextField helpMalay = new TextField(getTranslation("fields.help.ms"));
    private final Select<String> type = new Select<>();
    private final TextField key = new TextField(getTranslation("fields.key"));
    private final Div ofType = new Div();
    private final transient Map<String, SettingField> options = new LinkedHashMap<>();
    private transient @Nullable ChoiceRows choices;
    private final Checkbox required = new Checkbox(getTranslation("fields.required.long"));
    private final MultiSelectComboBox<Stage> requiredIn = new MultiSelectComboBox<>(
            getTranslation("fields.required-in"));
    private final Checkbox listed = new Checkbox(getTranslation("fields.listed.long"));
    private final Checkbox onCard = new Checkbox(getTranslation("fields.on-card.long"));
    private final Checkbox filtered = new Checkbox(getTranslation("fields.filtered.long"));
    private final Span problem = new Span();
    private final Button save = new Button(getTranslation("ui.save"), click -> save());

    /// @param field null for a new one
    /// @param done takes the field as it is kept
    FieldDialog(Viewer viewer, UiHost host, FieldedRecord record, @Nullable FieldDefinition field,
            Consumer<FieldDefinition> done) {
        this.viewer = viewer;
        this.host = host;
        this.record = record;
        this.field = field;
        this.done = done;
        setHeaderTitle(field == null ? getTranslation("fields.add") : getTranslation("fields.edit"));
        setWidth("480px");
        setMaxWidth("96vw");
        fields();
        var other = new Details(getTranslation("fields.other"), stack(labelMalay, help, helpMalay, key));
        other.setWidthFull();
        problem.addClassNames("s-callout", "warn");
        problem.setVisible(false);
        problem.getElement().setAttribute("role", "alert");
        save.addThemeVariants(ButtonVariant.PRIMARY);
        add(stack(label, type, ofType, other, use(), problem));
        getFooter().add(new Button(getTranslation("ui.cancel"), click -> close()), save);
        showType();
    }

    private static Div stack(com.vaadin.flow.component.Component... parts) {
        var stack = new Div(parts);
        stack.addClassName("s-stack");
        return stack;
    }

    private void fields() {
        label.setRequiredIndicatorVisible(true);
        label.setAutofocus(true);
        List.of(label, labelMalay, help, helpMalay, key).forEach(each -> {
            each.setWidthFull();
            each.setMaxLength(each.equals(help) || each.equals(helpMalay) ? 500 : 300);
        });
        key.setMaxLength(60);
        key.setHelperText(getTranslation("fields.key.help"));
        key.setReadOnly(field != null);
        type.setLabel(getTranslation("fields.type"));
        type.setWidthFull();
        var known = host.fields().fields().types().all().stream().map(Known::key)
                .collect(Collectors.toCollection(ArrayList::new));
        if (field != null && !known.contains(field.type())) {
            known.add(field.type());
        }
        type.setItems(known);
        type.setItemLabelGenerator(each -> getTranslation("field.type." + each));
        type.setValue(field == null ? known.stream().findFirst().orElse(null) : field.type());
        type.addValueChangeListener(chosen -> showType());
        if (field != null) {
            label.setValue(field.label().getOrDefault("en", ""));
            labelMalay.setValue(field.label().getOrDefault("ms", ""));
            help.setValue(field.help().getOrDefault("en", ""));
            helpMalay.setValue(field.help().getOrDefault("ms", ""));
            key.setValue(field.key());
        }
    }

    private Div use() {
        var now = field == null ? new Use(false, java.util.Set.of(), false, false, true) : field.use();
        required.setValue(now.required());
        listed.setValue(now.listed());
        onCard.setValue(now.onCard());
        filtered.setValue(now.filtered());
        onCard.setVisible(record.hasBoard());
        var stages = record.stages();
        requiredIn.setItems(stages);
        requiredIn.setItemLabelGenerator(Stage::name);
        requiredIn.setWidthFull();
        requiredIn.setValue(stages.stream().filter(each -> now.requiredIn().contains(each.id()))
                .collect(Collectors.toSet()));
        required.addValueChangeListener(chosen -> requiredIn.setVisible(!stages.isEmpty() && !chosen.getValue()));
        requiredIn.setVisible(!stages.isEmpty() && !now.required());
        var use = stack(required, requiredIn, listed, onCard, filtered);
        use.addClassName("tight");
        return use;
    }

    private void showType() {
        ofType.removeAll();
        ofType.addClassName("s-stack");
        options.clear();
        choices = null;
        var chosen = host.fields().fields().types().get(type.getValue()).orElse(null);
        ofType.setVisible(chosen != null && (chosen.hasChoices() || !chosen.options().isEmpty()));
        if (chosen == null) {
            return;
        }
        if (chosen.hasChoices()) {
            var rows = new ChoiceRows(field == null ? List.of() : field.choices());
            choices = rows;
            ofType.add(rows);
        }
        for (var option : chosen.options()) {
            var asked = SettingField.of(option);
            asked.show(field == null ? option.usual() : FieldType.option(option, field));
            options.put(option.key(), asked);
            ofType.add(asked.component());
        }
    }

    private FieldDraft draft() {
        var stages = requiredIn.getValue().stream().map(Stage::id).collect(Collectors.toSet());
        var chosen = options.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().value()));
        return new FieldDraft(key.getValue(), type.getValue(),
                texts(field == null ? Map.of() : field.label(), label, labelMalay),
                texts(field == null ? Map.of() : field.help(), help, helpMalay),
                chosen.isEmpty() && field != null && field.type().equals(type.getValue()) ? field.options() : chosen,
                choices != null ? choices.choices() : field == null ? List.of() : field.choices(),
                new Use(required.getValue(), stages, listed.getValue(), onCard.getValue(), filtered.getValue()));
    }

    /// What other languages say is kept.
    private static Map<String, String> texts(Map<String, String> before, TextField english, TextField malay) {
        var texts = new LinkedHashMap<>(before);
        texts.put("en", english.getValue());
        texts.put("ms", malay.getValue());
        return texts;
    }

    private void save() {
        if (!isOpened() || !save.isEnabled()) {
            return; // the second click of a double click
        }
        tell("");
        label.setInvalid(false);
        var draft = draft();
        var changes = host.fields().changes();
        var before = field;
        if (before == null) {
            answer(changes.add(viewer, record.type(), draft));
        } else if (before.type().equals(draft.type())) {
            answer(changes.change(viewer, record, before.id(), draft, before.version()));
        } else {
            convert(before, draft);
        }
    }

    /// Looks at every value that there is, which takes its time.
    private void convert(FieldDefinition before, FieldDraft draft) {
        save.setEnabled(false);
        tell(getTranslation("fields.converting"));
        var ui = UI.getCurrent();
        host.background().execute(() -> {
            try {
                var outcome = host.fields().changes().change(viewer, record, before.id(), draft, before.version());
                tell(ui, () -> answer(outcome));
            } catch (RuntimeException | Error failure) {
                var number = Integer.toHexString(System.identityHashCode(failure));
                LOG.error("A field could not be changed, number {}", number, failure);
                tell(ui, () -> refuse(getTranslation("ui.error.action", number)));
            }
        });
    }

    private static void tell(UI ui, com.vaadin.flow.server.Command what) {
        try {
            ui.access(what);
        } catch (UIDetachedException left) {
            LOG.debug("The page was left before its work had ended", left);
        }
    }

    private void answer(Outcome outcome) {
        save.setEnabled(true);
        switch (outcome) {
            case Outcome.Done(var kept) -> {
                close();
                done.accept(kept);
            }
            case Outcome.Overtaken overtaken -> refuse(getTranslation("fields.overtaken"));
            case Outcome.Refused(var why) -> {
                if (why == Refusal.NO_LABEL || why == Refusal.LABEL_TAKEN) {
                    label.setErrorMessage(getTranslation("field.refused." + why));
                    label.setInvalid(true);
                    label.focus();
                } else {
                    refuse(getTranslation("field.refused." + why));
                }
            }
            case Outcome.Unfit(var records, var examples) -> refuse(
                    getTranslation("fields.unfit", records, String.join(", ", examples)));
        }
    }

    private void refuse(String words) {
        save.setEnabled(true);
        tell(words);
    }

    private void tell(String words) {
        problem.setText(words);
        problem.setVisible(!words.isEmpty());
    }
}
