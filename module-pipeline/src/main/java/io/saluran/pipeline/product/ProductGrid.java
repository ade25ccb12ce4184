package io.saluran.pipeline.product;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.function.ValueProvider;
import io.saluran.pipeline.field.FieldWriting;
import io.saluran.pipeline.field.OwnFields;
import io.saluran.pipeline.product.ProductList.Row;
import io.saluran.platform.field.FieldDefinition;
import io.saluran.platform.format.Formats;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.Phone;
import java.math.BigDecimal;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Products as a table, sorted by any column; on a phone two lines each.
final class ProductGrid extends Grid<Row> {

    private static final long serialVersionUID = 1;

    private final transient Formats formats;
    private final transient Acts acts;

    /// What a person may do here.
    interface Acts {
        boolean mayChange();

        boolean maySeeDeals();

        void edit(Row row);

        void archive(Row row);

        void restore(Row row);
    }

    ProductGrid(List<Row> rows, OwnFields own, Formats formats, Acts acts) {
        this.formats = formats;
        this.acts = acts;
        setSizeFull();
        column("name", new ComponentRenderer<>(this::name), by(Row::name)).setFlexGrow(3);
        addColumn(row -> Objects.requireNonNullElse(row.series(), "")).setHeader(getTranslation("product.series"))
                .setKey("series").setComparator(by(row -> Objects.requireNonNullElse(row.series(), "")))
                .setFlexGrow(2);
        amount("list-price", Row::listPrice);
        number(column("open-deals", new ComponentRenderer<>(row -> deals(row, "open", row.openDeals())),
                Comparator.comparingLong(Row::openDeals)));
        number(column("won-deals", new ComponentRenderer<>(row -> deals(row, "won", row.wonDeals())),
                Comparator.comparingLong(Row::wonDeals)));
        amount("won-value", Row::wonValue);
        own.listed().forEach(field -> own(own, field));
        if (acts.mayChange()) {
            addItemDoubleClickListener(click -> acts.edit(click.getItem()));
            addColumn(new ComponentRenderer<>(this::buttons)).setKey("acts").setWidth("96px").setFlexGrow(0);
        }
        setItems(rows);
        Phone.columns(this, "name", "acts");
    }

    private Column<Row> column(String key, ComponentRenderer<? extends Component, Row> shown, Comparator<Row> order) {
        return addColumn(shown).setHeader(getTranslation("product." + key)).setKey(key).setComparator(order);
    }

    private void amount(String key, Function<Row, @Nullable BigDecimal> value) {
        ValueProvider<Row, String> words = row -> money(value.apply(row));
        number(addColumn(words).setHeader(getTranslation("product." + key)).setKey(key).setComparator(
                Comparator.comparing(value, Comparator.nullsFirst(Comparator.naturalOrder()))));
    }

    /// One of the company's own fields.
    private void own(OwnFields own, FieldDefinition field) {
        ValueProvider<Row, String> words = row -> Objects
                .requireNonNullElse(own.show(field, row.fields(), getLocale()), "");
        var column = addColumn(words).setHeader(field.label(getLocale()))
                .setKey(FieldWriting.historyName(field.key())).setComparator(own.comparing(field, Row::fields))
                .setTooltipGenerator(words::apply);
        if (own.isNumber(field)) {
            number(column);
        }
    }

    private static void number(Column<Row> column) {
        column.setTextAlign(ColumnTextAlign.END).setPartNameGenerator(row -> "num");
    }

    private Comparator<Row> by(Function<Row, String> words) {
        var collator = Collator.getInstance(getLocale());
        return (one, other) -> collator.compare(words.apply(one), words.apply(other));
    }

    private String money(@Nullable BigDecimal value) {
        return value == null ? "" : formats.money(value, getLocale());
    }

    private Component name(Row row) {
        var title = new Span(row.name());
        title.addClassName("s-medium");
        var below = new Span(Stream.of(money(row.listPrice()), getTranslation("product.open", row.openDeals()),
                row.wonValue() == null ? "" : getTranslation("product.won", money(row.wonValue())))
                .filter(words -> !words.isEmpty()).collect(Collectors.joining(" · ")));
        below.addClassNames("s-only-phone", "s-second-line");
        var lines = new Div(title, below);
        lines.addClassName("s-two-lines");
        return lines;
    }

    private Component deals(Row row, String outcome, int count) {
        var words = formats.number(count, getLocale());
        if (count == 0 || !acts.maySeeDeals()) {
            return new Span(words);
        }
        var link = new Anchor("deals/table?product=" + row.id() + "&outcome=" + outcome, words);
        link.getElement().setAttribute("router-link", true);
        link.addClassName("s-link");
        return link;
    }

    private Component buttons(Row row) {
        var buttons = new Div(icon("pencil", "product.edit-named", row, () -> acts.edit(row)), row.archived()
                ? icon("archive-restore", "product.restore-named", row, () -> acts.restore(row))
                : icon("archive", "product.archive-named", row, () -> acts.archive(row)));
        buttons.addClassNames("s-row", "s-rowacts");
        return buttons;
    }

    private Button icon(String icon, String label, Row row, Runnable action) {
        var button = new Button(Lucide.icon(icon), click -> action.run());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.addThemeName("icon");
        button.setAriaLabel(getTranslation(label, row.name()));
        button.setTooltipText(getTranslation(label, row.name()));
        return button;
    }
}
