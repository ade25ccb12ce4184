package io.saluran.ui.component;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.textfield.BigDecimalField;
import io.saluran.platform.format.Written;
import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An amount as people write and paste it, with thousands parted or not. What is no number stays in the field, which says so:
/// no sign is dropped on the way, so that 1,5k does not become 15.
public final class AmountField extends BigDecimalField {

    private static final long serialVersionUID = 1;

    // What the field's owner says of a number that is wrong.
    private @Nullable String ofOwner;

    public AmountField(String label) {
        this();
        setLabel(label);
    }

    public AmountField() {}

    /// The component keeps letters and commas from being typed, and says nothing of it.
    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        getElement().executeJs("this.allowedCharPattern = ''");
    }

    @Override
    public void setErrorMessage(@Nullable String message) {
        ofOwner = message;
        super.setErrorMessage(message);
    }

    @Override
    protected void setModelValue(@Nullable BigDecimal understood, boolean fromClient) {
        var written = getElement().getProperty("value", "").strip();
        super.setErrorMessage(ofOwner);
        if (understood != null && !Written.isNumber(understood)) {
            super.setModelValue(null, fromClient);
            tellBad();
            return;
        }
        if (!fromClient || understood != null || written.isEmpty()) {
            super.setModelValue(understood, fromClient);
            return;
        }
        var grouped = grouped(written);
        super.setModelValue(grouped.orElse(null), true);
        if (grouped.isPresent()) {
            getElement().setProperty("value", grouped.get().toPlainString().replace('.', decimalSign()));
            validate();
        } else {
            tellBad();
        }
    }

    private void tellBad() {
        super.setErrorMessage(getTranslation("ui.amount.bad"));
        setInvalid(true);
    }

    /// Thousands are parted by threes, all by the same sign; 1,5 is no number here.
    private Optional<BigDecimal> grouped(String written) {
        var decimal = decimalSign();
        var form = Pattern.compile("[+-]?\\d{1,3}(?:([%s\\h'’])\\d{3})(?:\\1\\d{3})*(?:%s\\d*)?"
                .formatted(decimal == '.' ? "," : ".", Pattern.quote(String.valueOf(decimal))));
        return form.matcher(written).matches()
                ? Optional.of(new BigDecimal(written.replaceAll("[^+\\-\\d" + decimal + "]", "").replace(decimal, '.')))
                : Optional.empty();
    }

    private char decimalSign() {
        return DecimalFormatSymbols.getInstance(getLocale()).getDecimalSeparator();
    }
}
