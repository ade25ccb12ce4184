package io.saluran.pipeline.metrics;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Location;
import io.saluran.pipeline.deal.DealSelection;
import io.saluran.platform.format.Formats;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/// Figures of the period that stands in the page's address, each a link to its deals. Another period needs no reading.
final class SalesPanel extends Div implements AfterNavigationObserver {

    private static final long serialVersionUID = 1;
    private static final String PARAMETER = "period";

    private final transient SalesFigures.Figures figures;
    private final transient LocalDate today;
    private final transient Formats formats;
    private final Nav periods = new Nav();
    private final UnorderedList list = new UnorderedList();

    SalesPanel(SalesFigures.Figures figures, LocalDate today, Formats formats) {
        this.figures = figures;
        this.today = today;
        this.formats = formats;
        periods.addClassNames("s-seg", "s-tile-tools");
        periods.setAriaLabel(getTranslation("metrics.period"));
        list.addClassName("s-figures");
        add(periods, list);
        show(UI.getCurrent().getActiveViewLocation());
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        show(event.getLocation());
    }

    private void show(Location address) {
        show(Period.of(address.getQueryParameters().getSingleParameter(PARAMETER).orElse("")));
    }

    void show(Period period) {
        periods.removeAll();
        Stream.of(Period.ALL, Period.TWELVE_MONTHS, Period.YEAR, Period.QUARTER)
                .forEach(each -> periods.add(choice(each, each == period)));
        var closed = DealSelection.closed(period.from(today), null);
        list.removeAll();
        list.add(all(period, closed), open());
        list.add(closed(figures.closed(period), closed));
    }

    private Anchor choice(Period period, boolean chosen) {
        var link = new Anchor("?" + PARAMETER + '=' + period.key(), getTranslation("metrics.period." + period.key()));
        link.getElement().setAttribute("router-link", true);
        if (chosen) {
            link.addClassName("on");
            link.getElement().setAttribute("aria-current", "true");
        }
        return link;
    }

    /// All deals, or those closed in the period: an open deal belongs to no period.
    private Component all(Period period, DealSelection closed) {
        var count = figures.closed(period).count() + (period == Period.ALL ? figures.open().count() : 0);
        var everything = period == Period.ALL;
        return figure(everything ? "metrics.all" : "metrics.closed", formats.number(count, getLocale()),
                closed.path("all", null), getTranslation(everything ? "metrics.all.about" : "metrics.closed.about"));
    }

    private Component open() {
        var open = figures.open();
        var path = DealSelection.closed(null, null).path("open", null);
        var count = formats.number(open.count(), getLocale());
        if (open.total() == null || open.weighted() == null) {
            return figure("metrics.open", count, path,
                    getTranslation(open.count() == 0 ? "metrics.open.none" : "metrics.open.no-value"));
        }
        return figure("metrics.open", count, path, formats.money(open.total(), getLocale()),
                getTranslation("metrics.open.weighted", formats.money(open.weighted(), getLocale())),
                unconverted(open.unconverted()));
    }

    private List<Component> closed(SalesFigures.Closed closed, DealSelection selection) {
        var won = selection.path("won", null);
        var wonTotal = closed.wonTotal() == null ? "" : formats.money(closed.wonTotal(), getLocale());
        var nothing = getTranslation("metrics.nothing");
        return List.of(
                figure("metrics.won", formats.number(closed.won(), getLocale()), won, wonTotal,
                        unconverted(closed.unconverted())),
                figure("metrics.average", closed.averageWon() == null
                        ? nothing
                        : formats.exactMoney(closed.averageWon(), getLocale()), won,
                        getTranslation("metrics.average.about")),
                figure("metrics.ratio", closed.count() == 0
                        ? nothing
                        : formats.percent(closed.closeRatio(), 2, getLocale()), selection.path("all", null),
                        getTranslation("metrics.ratio.about", closed.won(), closed.count())),
                figure("metrics.lost", formats.number(closed.lost(), getLocale()), selection.path("lost", null),
                        getTranslation("metrics.lost.about", closed.count())));
    }

    private String unconverted(long deals) {
        return deals == 0 ? "" : getTranslation("deal.not-converted.count", deals);
    }

    private ListItem figure(String label, String words, String path, String... about) {
        var figure = new Span(words);
        figure.addClassName("s-figure");
        var link = new Anchor(path, new Span(getTranslation(label)), figure);
        Stream.of(about).filter(line -> !line.isEmpty()).map(Span::new).forEach(line -> {
            line.addClassNames("s-small", "s-num");
            link.add(line);
        });
        link.getElement().setAttribute("router-link", true);
        return new ListItem(link);
    }
}
