package io.saluran.pipeline.currency;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import io.saluran.pipeline.currency.Rates.Rate;
import io.saluran.pipeline.currency.Rates.Refusal;
import io.saluran.ui.component.AmountField;
import io.saluran.ui.component.CurrencyField;
import io.saluran.ui.component.DayField;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import java.util.function.Function;

/// Asks for the rate of a day.
final class RateDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private final CurrencyField currency = new CurrencyField(getTranslation("currency.code"));
    private final CurrencyField base = new CurrencyField(getTranslation("currency.base"));
    private final DayField on = new DayField(getTranslation("currency.on"));
    private final AmountField rate = new AmountField(getTranslation("currency.rate"));

    /// @param save keeps the rate, or says why not
    RateDialog(String reporting, LocalDate today, Function<Rate, Optional<Refusal>> save) {
        setHeaderTitle(getTranslation("currency.add"));
        setWidth("420px");
        setMaxWidth("96vw");
        base.setValue(Currency.getInstance(reporting));
        on.setValue(today);
        rate.setHelperText(getTranslation("currency.rate.help"));
        var body = new Div(currency, base, on, rate);
        body.addClassName("s-stack");
        add(body);
        var done = new Button(getTranslation("ui.save"), click -> {
            if (!isOpened() || currency.isEmpty() || base.isEmpty() || on.getValue() == null || rate.isEmpty()) {
                currency.setInvalid(currency.isEmpty());
                base.setInvalid(base.isEmpty());
                on.setInvalid(on.getValue() == null);
                rate.setInvalid(rate.isEmpty());
                return;
            }
            var refusal = save.apply(new Rate(currency.getValue().getCurrencyCode(),
                    base.getValue().getCurrencyCode(), on.getValue(), rate.getValue()));
            if (refusal.isEmpty()) {
                close();
                return;
            }
            rate.setInvalid(true);
            rate.setErrorMessage(getTranslation("currency.refused." + refusal.get()));
        });
        done.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("ui.cancel"), click -> close()), done);
    }
}
