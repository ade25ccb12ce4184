package io.saluran.ui.internal.field;

import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Span;
import io.saluran.db.Viewer;
import io.saluran.platform.field.FieldDefinition;
import io.saluran.platform.field.FieldValue;
import io.saluran.ui.component.AmountField;
import io.saluran.ui.field.FieldEditor;
import io.saluran.ui.field.FieldInput;
import io.saluran.ui.field.FieldInputs;
import io.saluran.ui.internal.shell.UiHost;
import java.math.BigDecimal;

/// A number, an amount, a percentage.
record NumberEditor(String type) implements FieldEditor {

    @Override
    public CustomField<FieldValue> make(FieldDefinition field, Viewer viewer) {
        var number = new AmountField();
        number.setLocale(viewer.locale());
        if (type.equals("percent")) {
            number.setSuffixComponent(new Span("%"));
        }
        if (type.equals("amount")) {
            number.setPrefixComponent(new Span(UiHost.current().settings().reportingCurrency().getCurrencyCode()));
        }
        return new FieldInput<>(number, field.label(viewer.locale()),
                given -> FieldInputs.given(UiHost.current().fields().fields(), field, given.toPlainString()),
                NumberEditor::number);
    }

    private static BigDecimal number(FieldValue value) {
        return value instanceof FieldValue.Decimal(var number)
                ? number.scale() < 0 ? number.setScale(0) : number
                : BigDecimal.ZERO;
    }
}
