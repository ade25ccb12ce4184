package io.saluran.pipeline.metrics;

import com.vaadin.flow.component.html.Div;
import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.deal.DealPermissions;
import io.saluran.pipeline.deal.DealSelection;
import io.saluran.pipeline.metrics.WonMonths.Month;
import io.saluran.platform.format.Formats;
import io.saluran.ui.component.Chart;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.home.HomeTile;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// A chart of what was won, month by month.
@Component
public final class WonMonthsTile implements HomeTile {

    private final WonMonths months;
    private final Formats formats;

    @Activate
    public WonMonthsTile(@Reference Db db, @Reference Formats formats) {
        this.months = new WonMonths(db);
        this.formats = formats;
    }

    @Override
    public String title() {
        return "metrics.months";
    }

    @Override
    public int order() {
        return 130;
    }

    @Override
    public Width width() {
        return Width.HALF;
    }

    @Override
    public String permission() {
        return DealPermissions.READ;
    }

    @Override
    public Supplier<com.vaadin.flow.component.Component> prepare(Viewer viewer) {
        var found = months.of(viewer);
        return () -> show(found, viewer.locale());
    }

    private com.vaadin.flow.component.Component show(List<Month> months, Locale locale) {
        if (months.isEmpty()) {
            return new EmptyState(new Div().getTranslation("metrics.months.none"));
        }
        var chart = new Chart();
        chart.setWidthFull();
        chart.show(data(chart, months, locale));
        return chart;
    }

    private Chart.Data data(Chart words, List<Month> months, Locale locale) {
        var format = DateTimeFormatter.ofPattern("MMM yyyy", locale);
        var best = months.stream().max(Comparator.comparing(Month::total)).orElseThrow();
        var sum = months.stream().map(Month::total).reduce(BigDecimal.ZERO, BigDecimal::add);
        var sentence = words.getTranslation("metrics.months.sentence", format.format(months.getFirst().month()),
                format.format(months.getLast().month()), formats.compactMoney(sum, locale),
                format.format(best.month()), formats.compactMoney(best.total(), locale));
        var columns = List.of(words.getTranslation("metrics.months.month"),
                words.getTranslation("metrics.months.total"),
                words.getTranslation("metrics.months.won"), words.getTranslation("metrics.months.lost"));
        var axis = Chart.Axis.upTo(best.total().doubleValue(),
                value -> formats.compact(BigDecimal.valueOf(value), locale));
        return new Chart.Data(sentence, columns, List.of(Chart.Series.bars(columns.get(1))), axis,
                months.stream().map(month -> point(month, format, locale)).toList());
    }

    private Chart.Point point(Month month, DateTimeFormatter format, Locale locale) {
        var deals = DealSelection.closed(month.month().atDay(1), month.month().atEndOfMonth());
        return new Chart.Point(format.format(month.month()), List.of(month.total().doubleValue()),
                List.of(formats.money(month.total(), locale), formats.number(month.won(), locale),
                        formats.number(month.lost(), locale)),
                deals.path("won", null));
    }
}
