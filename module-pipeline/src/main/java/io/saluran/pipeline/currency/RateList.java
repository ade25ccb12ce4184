package io.saluran.pipeline.currency;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import io.saluran.pipeline.currency.Rates.Narrowing;
import io.saluran.pipeline.currency.Rates.Rate;
import io.saluran.platform.format.Formats;
import io.saluran.ui.component.DayField;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.component.Lucide;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.function.Consumer;

/// The rates, newest first and a page at a time, of one currency or of all, until a day.
final class RateList extends Div {

    private static final long serialVersionUID = 1;
    private static final int PAGE = 100;

    private final transient Rates rates;
    private final transient Formats formats;
    private final transient Consumer<Rate> remove;
    private final Select<String> currency = new Select<>();
    private final DayField until = new DayField(getTranslation("currency.until"));
    private final Div narrowing = new Div(currency, until);
    private final Div found = new Div();
    private int shown = PAGE;

    /// @param remove takes a rate away
    RateList(Rates rates, Formats formats, Consumer<Rate> remove) {
        this.rates = rates;
        this.formats = formats;
        this.remove = remove;
        addClassName("s-stack");
        narrowing.addClassNames("s-row", "wrap");
        currency.setLabel(getTranslation("currency.of"));
        currency.setItemLabelGenerator(code -> code.isEmpty() ? getTranslation("currency.of.all") : code);
        until.setClearButtonVisible(true);
        found.addClassName("s-stack");
        add(narrowing, found);
        read();
        currency.addValueChangeListener(chosen -> begin());
        until.addValueChangeListener(chosen -> begin());
    }

    /// Reads anew after rates changed.
    void read() {
        var codes = new ArrayList<>(rates.currencies());
        narrowing.setVisible(!codes.isEmpty());
        var chosen = currency.getOptionalValue().filter(codes::contains).orElse("");
        codes.addFirst("");
        currency.setItems(codes);
        currency.setValue(chosen);
        show();
    }

    private void begin() {
        shown = PAGE;
        show();
    }

    private void show() {
        found.removeAll();
        var of = new Narrowing(currency.getOptionalValue().orElse(""), until.getValue());
        var rows = new Div();
        rows.addClassName("s-list");
        var some = rates.newest(of, shown);
        some.forEach(rate -> rows.add(row(rate)));
        if (some.isEmpty()) {
            found.add(
                    new EmptyState(getTranslation(of.equals(Narrowing.NONE) ? "currency.none" : "currency.none-such")));
            return;
        }
        found.add(rows);
        var all = rates.count(of);
        if (all > some.size()) {
            var words = new Span(getTranslation("currency.shown", some.size(), all));
            words.addClassNames("s-small", "s-secondary");
            var more = new Button(getTranslation("currency.more"), click -> {
                shown += PAGE;
                show();
            });
            more.addThemeVariants(ButtonVariant.SMALL);
            var foot = new Div(words, more);
            foot.addClassNames("s-row", "wrap");
            found.add(foot);
        }
    }

    private Div row(Rate rate) {
        var what = new Span("1 " + rate.currency() + " = " + rate.rate().toPlainString() + ' ' + rate.base());
        what.addClassNames("s-grow", "s-num");
        var day = day(rate.on());
        var away = new Button(Lucide.icon("x"), click -> remove.accept(rate));
        away.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        away.addThemeName("icon");
        away.setAriaLabel(getTranslation("currency.remove", rate.currency(), day));
        var since = new Span(day);
        since.addClassNames("s-muted", "s-num");
        var row = new Div(what, since, away);
        row.addClassName("s-row");
        return row;
    }

    private String day(LocalDate on) {
        return formats.date(on, getLocale());
    }
}
