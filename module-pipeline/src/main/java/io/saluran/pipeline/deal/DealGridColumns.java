package io.saluran.pipeline.deal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid.Column;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.function.SerializableFunction;
import io.saluran.ui.component.Badge;
import io.saluran.ui.component.Tone;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The columns of the table of deals that are built in, each as wide as what it usually holds; those of the usual table
/// stand side by side on a screen of 1440 pixels.
final class DealGridColumns {

    // a character of the heading, the space around it, and the arrow of one that is sorted by, in pixels
    private static final double LETTER = 6.5;
    private static final int AROUND = 26;
    private static final int ARROW = 16;

    private final DealGrid grid;
    private final DealDesk desk;
    private final Supplier<Map<String, String>> origin;
    private final DealWarnings warnings;

    /// @param origin parameters of the list, for the pages of its deals
    DealGridColumns(DealGrid grid, DealDesk desk, Supplier<Map<String, String>> origin) {
        this.grid = grid;
        this.desk = desk;
        this.origin = origin;
        warnings = new DealWarnings(new RipenessWords(grid::getTranslation, desk::date), desk.clock(),
                desk.viewer().zone());
    }

    void add() {
        drawn("name", this::name, 200).setFlexGrow(3).setFrozen(true);
        words("account", DealList.Row::accountName, 150).setFlexGrow(1);
        drawn("stage", this::state, 140);
        number("value", this::value, 132);
        number(DealColumns.WEIGHTED, row -> money(row.weighted()), 132);
        number("probability", row -> row.probability() == null
                ? null
                : desk.formats().percent(row.probability().doubleValue(), 0, desk.viewer().locale()), 90);
        number("monthlyValue", row -> money(row.monthlyValue()), 110);
        number("yearlyValue", row -> money(row.yearlyValue()), 110);
        number("amount", row -> row.amount() == null ? null : desk.money(row.amount(), row.currency()), 120);
        words("currency", DealList.Row::currency, 80);
        date("closesOn", DealList.Row::closesOn);
        words("owner", DealList.Row::ownerName, 135).setFlexGrow(1);
        words("team", row -> row.standing().team(), 120);
        drawn(DealColumns.WARNINGS, this::warnings, 250).setTooltipGenerator(warnings::words);
        words("nextStep", DealList.Row::nextStep, 130).setFlexGrow(2);
        date("nextStepOn", DealList.Row::nextStepOn);
        number("stageSince", this::daysInStage, 90);
        date("closedOn", DealList.Row::closedOn);
        date("endsOn", DealList.Row::endsOn);
        words("product", DealList.Row::productName, 150);
        words("source", DealList.Row::source, 120);
        words("pipeline", DealList.Row::pipelineName, 120);
        date("openedOn", DealList.Row::openedOn);
        words("reason", DealList.Row::reason, 150);
        words("externalId", DealList.Row::externalId, 120);
    }

    private Column<DealList.Row> words(String key, Function<DealList.Row, @Nullable String> words, int width) {
        return shaped(grid.addColumn(row -> Objects.requireNonNullElse(words.apply(row), "")), key, width)
                .setTooltipGenerator(words::apply);
    }

    private Column<DealList.Row> drawn(String key, SerializableFunction<DealList.Row, Component> part, int width) {
        return shaped(grid.addColumn(new ComponentRenderer<>(part)), key, width);
    }

    private Column<DealList.Row> number(String key, Function<DealList.Row, @Nullable String> words, int width) {
        return words(key, words, width).setTextAlign(ColumnTextAlign.END).setPartNameGenerator(row -> "num");
    }

    private Column<DealList.Row> date(String key, Function<DealList.Row, @Nullable LocalDate> date) {
        return number(key, row -> {
            var day = date.apply(row);
            return day == null ? null : desk.formats().date(day, desk.viewer().locale());
        }, 112);
    }

    /// What has no order in the database shows no arrow.
    private Column<DealList.Row> shaped(Column<DealList.Row> column, String key, int width) {
        var heading = grid.getTranslation(heading(key));
        var isSortable = DealList.SORTS.containsKey(key);
        var least = (int) Math.ceil(heading.length() * LETTER) + AROUND + (isSortable ? ARROW : 0);
        return column.setHeader(heading).setKey(key).setSortProperty(key).setSortable(isSortable).setFlexGrow(0)
                .setResizable(true).setWidth(Math.max(width, least) + "px");
    }

    private static String heading(String key) {
        return switch (key) {
            case "pipeline" -> "deal.pipeline";
            case "openedOn" -> "deal.opened";
            case "stageSince" -> "board.age";
            case "nextStepOn" -> "deal.column.nextStepOn";
            default -> "deal.field." + key;
        };
    }

    private @Nullable String money(@Nullable BigDecimal amount) {
        return amount == null ? null : desk.formats().money(amount, desk.viewer().locale());
    }

    private @Nullable String daysInStage(DealList.Row row) {
        var days = DealColumns.daysInStage(row, desk.clock().instant());
        return days == null ? null : desk.formats().number(days, desk.viewer().locale());
    }

    /// The worst as on the card, the others beside it.
    private Component warnings(DealList.Row row) {
        var parts = new Div();
        parts.addClassName("s-warnings");
        warnings.of(row).forEach(wrong -> parts.add(new Badge(warnings.words().of(wrong), wrong.tone())));
        return parts;
    }

    private Component name(DealList.Row row) {
        var link = new Anchor(DealPageView.address(row.id(), origin.get()), row.name());
        link.getElement().setAttribute("router-link", true);
        link.getElement().addEventListener("click", click -> CameFrom.went(row.id()));
        link.addClassName("s-link");
        var below = new Span(Stream.of(row.accountName(), row.outcome() == null
                ? row.stageName()
                : grid.getTranslation("deal." + row.outcome()), value(row)).filter(Objects::nonNull)
                .collect(Collectors.joining(" · ")));
        below.addClassNames("s-only-phone", "s-second-line");
        var lines = new Div(link, below);
        lines.addClassName("s-two-lines");
        return lines;
    }

    private String value(DealList.Row row) {
        if (row.currency() != null && row.amount() != null) {
            return desk.money(row.amount(), row.currency());
        }
        return row.value() == null
                ? grid.getTranslation("deal.no-value-yet")
                : desk.formats().money(row.value(), desk.viewer().locale());
    }

    private Component state(DealList.Row row) {
        return row.outcome() == null
                ? new Span(row.stageName())
                : new Badge(grid.getTranslation("deal." + row.outcome()),
                        "won".equals(row.outcome()) ? Tone.WON : Tone.LOST);
    }
}
