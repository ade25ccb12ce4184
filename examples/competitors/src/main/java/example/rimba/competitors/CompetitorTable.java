package example.rimba.competitors;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import example.rimba.competitors.CompetitorList.Row;
import io.saluran.ui.component.Lucide;
import java.util.List;
import java.util.function.Consumer;

/// Competitors as rows.
final class CompetitorTable extends NativeTable {

    private static final long serialVersionUID = 1;

    private final transient Consumer<Row> edit;
    private final transient Consumer<Row> delete;

    CompetitorTable(List<Row> rows, boolean mayWrite, Consumer<Row> edit, Consumer<Row> delete) {
        this.edit = edit;
        this.delete = delete;
        addClassNames("s-table", "full", "stack");
        var head = new NativeTableRow();
        for (var column : List.of("name", "how-to-beat", "met", "win-rate")) {
            var heading = new NativeTableHeaderCell(getTranslation("competitors." + column));
            if (column.equals("how-to-beat")) {
                heading.addClassName("s-hide-phone");
            }
            head.add(heading);
        }
        head.add(new NativeTableHeaderCell());
        getHead().add(head);
        rows.forEach(row -> getBody().add(line(row, mayWrite)));
    }

    private NativeTableRow line(Row row, boolean mayWrite) {
        var name = new Span(row.name());
        name.addClassName("s-medium");
        var beat = new Span(row.howToBeat());
        beat.addClassName("s-trunc");
        var howToBeat = new NativeTableCell(beat);
        howToBeat.addClassName("s-hide-phone");
        var line = new NativeTableRow(new NativeTableCell(name), howToBeat,
                new NativeTableCell(new Span(getTranslation("competitors.met-in", row.met()))),
                new NativeTableCell(new WinRate(row.won(), row.lost())));
        line.add(new NativeTableCell(mayWrite ? buttons(row) : new Span()));
        return line;
    }

    private Component buttons(Row row) {
        var buttons = new Div(button("pencil", getTranslation("competitors.edit-named", row.name()),
                () -> edit.accept(row)),
                button("trash-2", getTranslation("competitors.delete-named", row.name()), () -> delete.accept(row)));
        buttons.addClassNames("s-row", "s-rowacts");
        return buttons;
    }

    /// A button that says by its icon, and to those who do not see it by its label, what it does.
    static Button button(String icon, String label, Runnable action) {
        var button = new Button(Lucide.icon(icon), click -> action.run());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.addThemeName("icon");
        button.setAriaLabel(label);
        button.setTooltipText(label);
        return button;
    }
}
