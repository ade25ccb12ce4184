package io.saluran.pipeline.deal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Line items and what they come to, in a person's words.
///
/// @param currency of the deal; null for the reporting one
record ItemWords(DealDesk desk, @Nullable String currency, Locale locale, DealBoardWords.Words text) {

    String money(BigDecimal value) {
        return desk.money(value, currency);
    }

    /// How many, at which price and on which terms.
    String about(ItemAmounts.Line item) {
        var terms = item.terms();
        var words = new ArrayList<String>();
        words.add(item.unitPrice() == null
                ? text.of("deal.items.no-price", count(item.quantity()))
                : count(item.quantity()) + " × " + money(item.unitPrice()));
        if (terms.discount().signum() > 0) {
            words.add(text.of("deal.items.less", terms.discount()));
        }
        if (terms.tax().signum() > 0) {
            words.add(text.of("deal.items.plus-tax", terms.tax()));
        }
        if (terms.period() != null) {
            words.add(terms.term() == null
                    ? text.of("deal.items.each." + terms.period().key())
                    : text.of("deal.items.each-term." + terms.period().key(), terms.term()));
        }
        return String.join(" · ", words);
    }

    private String count(BigDecimal quantity) {
        return NumberFormat.getInstance(locale).format(quantity);
    }

    /// The lines below the items.
    List<Component> totals(ItemAmounts amounts, BigDecimal total) {
        var lines = new ArrayList<Component>();
        lines.add(line("deal.items.total", total, "total"));
        if (amounts.tax().signum() > 0) {
            lines.add(line("deal.items.tax-total", amounts.tax(), "part"));
            lines.add(line("deal.items.with-tax", total.add(amounts.tax()), "part"));
        }
        if (amounts.monthly() != null && amounts.yearly() != null) {
            lines.add(line("deal.items.one-off", amounts.oneOff(), "part"));
            lines.add(line("deal.items.monthly", amounts.monthly(), "part"));
            lines.add(line("deal.items.yearly", amounts.yearly(), "part"));
        }
        return lines;
    }

    private Component line(String key, BigDecimal value, String name) {
        var amount = new Span(money(value));
        amount.addClassName("s-num");
        var line = new Div(new Span(text.of(key)), amount);
        line.addClassNames("s-line", name);
        return line;
    }
}
