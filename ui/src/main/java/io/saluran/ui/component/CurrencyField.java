package io.saluran.ui.component;

import com.vaadin.flow.component.combobox.ComboBox;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;

/// Chooses a currency by its code or its name; those of the region come first.
public final class CurrencyField extends ComboBox<Currency> {

    private static final long serialVersionUID = 1;
    private static final List<String> NEAR = List.of("MYR", "SGD", "USD", "EUR", "GBP", "IDR", "THB", "AUD");

    public CurrencyField(String label) {
        super(label);
        var near = NEAR.stream().map(Currency::getInstance).toList();
        var others = Currency.getAvailableCurrencies().stream()
                .filter(each -> !near.contains(each) && each.getDefaultFractionDigits() >= 0)
                .sorted(Comparator.comparing(Currency::getCurrencyCode));
        setItems(java.util.stream.Stream.concat(near.stream(), others).toList());
        setItemLabelGenerator(each -> each.getCurrencyCode() + " · " + each.getDisplayName(getLocale()));
    }
}
