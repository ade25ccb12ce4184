package io.saluran.pipeline.record;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.grid.GridSortOrderBuilder;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.function.ValueProvider;
import com.vaadin.flow.router.QueryParameters;
import io.saluran.pipeline.field.FieldWriting;
import io.saluran.pipeline.field.OwnFields;
import io.saluran.platform.field.FieldValues;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Columns of a list of records. The first holds name and, on a phone, a second line instead of the other columns.
///
/// @param fields where the names of columns are, for example `account.field.`
public record ListColumns<R>(Grid<R> grid, String fields) {

    /// The first column, which stays in sight.
    ///
    /// @param path where a row opens
    /// @param origin parameters of that address, from which the page knows its list
    /// @param second the second line on a phone
    public void name(Function<R, String> name, Function<R, String> path, Supplier<Map<String, String>> origin,
            Function<R, String> second) {
        grid.addColumn(new ComponentRenderer<>(row -> {
            var below = new Span(second.apply(row));
            below.addClassNames("s-only-phone", "s-second");
            var lines = new Div(Panel.link(Address.of(path.apply(row), origin.get()), name.apply(row)), below);
            lines.addClassName("s-two-lines");
            return lines;
        })).setHeader(heading("name")).setSortProperty("name").setKey("name").setFlexGrow(3).setFrozen(true)
                .setWidth("200px");
        grid.addItemClickListener(clicked -> UI.getCurrent().navigate(path.apply(clicked.getItem()),
                QueryParameters.simple(origin.get())));
    }

    public Grid.Column<R> text(String key, ValueProvider<R, @Nullable String> words) {
        return grid.addColumn(row -> {
            var text = words.apply(row);
            return text == null ? "" : text;
        }).setHeader(heading(key)).setSortProperty(key).setKey(key).setFlexGrow(1).setWidth("130px").setResizable(true)
                .setTooltipGenerator(words::apply).setPartNameGenerator(row -> "wide").setHeaderPartName("wide");
    }

    public Grid.Column<R> number(String key, ValueProvider<R, @Nullable String> words) {
        return text(key, words).setTextAlign(ColumnTextAlign.END).setWidth("116px")
                .setPartNameGenerator(row -> "num wide");
    }

    /// The company's own fields that are columns, after the others; called again when they are others.
    ///
    /// @param values what a row holds of them
    public void own(OwnFields own, Function<R, FieldValues> values) {
        var locale = UI.getCurrent().getLocale();
        grid.getColumns().stream().filter(column -> FieldWriting.keyOf(column.getKey()).isPresent()).toList()
                .forEach(grid::removeColumn);
        for (var field : own.listed()) {
            var words = (ValueProvider<R, @Nullable String>) row -> own.show(field, values.apply(row), locale);
            var column = text(FieldWriting.historyName(field.key()), words).setHeader(field.label(locale));
            if (own.isNumber(field)) {
                column.setTextAlign(ColumnTextAlign.END).setPartNameGenerator(row -> "num wide");
            }
        }
    }

    private String heading(String key) {
        return grid.getTranslation(fields + key);
    }

    /// The sort order that an address names, for example `-value`.
    public List<GridSortOrder<R>> order(String words) {
        var column = grid.getColumnByKey(words.startsWith("-") ? words.substring(1) : words);
        var order = new GridSortOrderBuilder<R>();
        if (column == null) {
            return List.of();
        }
        return words.startsWith("-") ? order.thenDesc(column).build() : order.thenAsc(column).build();
    }

    /// The order as an address names it; empty for none.
    public static <T> String words(List<GridSortOrder<T>> order) {
        return order.stream().findFirst().map(first -> (first.getDirection() == SortDirection.DESCENDING ? "-" : "")
                + first.getSorted().getKey()).orElse("");
    }
}
