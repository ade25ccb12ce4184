package io.saluran.ui.field;

import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import io.saluran.db.Viewer;
import io.saluran.platform.field.FieldDefinition;
import io.saluran.platform.field.FieldValue;
import io.saluran.platform.field.FieldValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// The custom fields of a form: those that are needed, and the others below, folded in.
public final class FieldForm extends Div {

    private static final long serialVersionUID = 1;

    private final transient Map<FieldDefinition, CustomField<FieldValue>> inputs = new LinkedHashMap<>();
    private final Div needed = new Div();
    private final Div rest = new Div();
    private final Details more = new Details(getTranslation("ui.fields.more"), rest);
    private final transient FieldValues before;
    private transient Predicate<FieldDefinition> isNeeded = field -> field.use().required();

    /// @param now what the record holds
    public FieldForm(List<FieldDefinition> fields, FieldValues now, Viewer viewer) {
        before = now;
        addClassName("s-stack");
        needed.addClassName("s-stack");
        rest.addClassName("s-stack");
        more.setWidthFull();
        for (var field : fields) {
            var input = FieldInputs.of(field, viewer);
            input.setLabel(field.label(getLocale()));
            input.setHelperText(field.help(getLocale()));
            input.setWidthFull();
            now.get(field.key()).ifPresent(input::setValue);
            inputs.put(field, input);
        }
        lay();
    }

    /// Says which are needed; at first those that every record needs.
    public void need(Predicate<FieldDefinition> which) {
        isNeeded = which;
        lay();
    }

    private void lay() {
        removeAll();
        needed.removeAll();
        rest.removeAll();
        inputs.forEach((field, input) -> {
            var is = isNeeded.test(field);
            input.setRequiredIndicatorVisible(is);
            (is ? needed : rest).add(input);
        });
        if (needed.getComponentCount() > 0) {
            add(needed);
        }
        if (rest.getComponentCount() > 0) {
            add(more);
        }
        setVisible(!inputs.isEmpty());
    }

    /// Marks what is missing or wrong.
    ///
    /// @return whether all is well
    public boolean check() {
        CustomField<FieldValue> first = null;
        for (var each : inputs.entrySet()) {
            var input = each.getValue();
            var isMissing = input.isEmpty() && isNeeded.test(each.getKey()) && !input.isReadOnly();
            if (isMissing && !input.isInvalid()) {
                input.setErrorMessage(getTranslation("ui.fields.missing"));
                input.setInvalid(true);
            }
            if (input.isInvalid() && (isMissing || !input.isEmpty())) {
                first = first == null ? input : first;
            }
        }
        if (first == null) {
            return true;
        }
        more.setOpened(more.isOpened() || rest.getChildren().anyMatch(first::equals));
        first.focus();
        return false;
    }

    /// What was given.
    public FieldValues values() {
        var values = before;
        for (var each : inputs.entrySet()) {
            values = values.with(each.getKey().key(), each.getValue().getValue());
        }
        return values;
    }
}
