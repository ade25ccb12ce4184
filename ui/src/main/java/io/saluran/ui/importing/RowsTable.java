package io.saluran.ui.importing;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldVariant;
import com.vaadin.flow.dom.Element;
import io.saluran.platform.format.Formats;
import io.saluran.platform.importing.ImportChange;
import io.saluran.platform.importing.ImportDraft;
import io.saluran.platform.importing.ImportField;
import io.saluran.platform.importing.ImportPage.Refusal;
import io.saluran.platform.importing.ImportPage.Row;
import io.saluran.platform.importing.ImportVerdict;
import io.saluran.ui.component.Toast;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Rows of a checked file as a table: what would be made cell by cell, what would change from what to what, and what is
/// left out with the cell to mend.
///
/// @param edited is called after cells were written, to check again; with the row at which a person is, 0 for none
record RowsTable(ImportDraft draft, Formats formats, LongConsumer edited) {

    private static final int MOST_CELLS = 6;
    private static final String ID = "import-row-";
    private static final List<String> NAMES = List.of("name", "title", "external_id", "account", "currency");

    NativeTable of(ImportVerdict verdict, List<Row> rows) {
        var table = new NativeTable();
        table.addClassNames("s-table", "stack");
        table.getElement().setAttribute("aria-label", text("importing.rows.title"));
        switch (verdict) {
            case CREATE, SAME -> plain(table, rows);
            case UPDATE -> changed(table, rows);
            case REJECT -> refused(table, rows);
        }
        return table;
    }

    /// The cell to mend of a row, or of the first one after it.
    static Optional<TextField> fieldFrom(Component parent, long row) {
        if (parent instanceof TextField field) {
            return field.getId().filter(id -> id.startsWith(ID) && Long.parseLong(id.substring(ID.length())) >= row)
                    .map(id -> field);
        }
        return parent.getChildren().flatMap(child -> fieldFrom(child, row).stream()).findFirst();
    }

    private void head(NativeTable table, List<String> titles) {
        var head = table.getHead().addRow();
        titles.forEach(title -> head.add(new NativeTableHeaderCell(title)));
    }

    private void plain(NativeTable table, List<Row> rows) {
        var columns = draft.fields().stream().filter(field -> rows.stream().anyMatch(
                row -> row.cells().containsKey(field.key()))).limit(MOST_CELLS).toList();
        var titles = new ArrayList<String>();
        titles.add(text("importing.rows.row"));
        columns.forEach(field -> titles.add(title(field.key())));
        head(table, titles);
        for (var row : rows) {
            var line = new NativeTableRow(number(row));
            for (var field : columns) {
                line.add(labelled(title(field.key()), new Span(words(field.key(), row.cells().get(field.key())))));
            }
            table.getBody().add(line);
        }
    }

    private void changed(NativeTable table, List<Row> rows) {
        head(table, List.of(text("importing.rows.row"), text("importing.rows.record"), text("importing.rows.changes")));
        for (var row : rows) {
            var lines = new Div();
            lines.addClassNames("s-stack", "tight");
            row.changes().forEach(change -> lines.add(line(change)));
            if (row.changes().isEmpty()) {
                row.cells().forEach((field, value) -> lines.add(new Div(text("importing.rows.cell", title(field),
                        words(field, value)))));
            }
            table.getBody().add(new NativeTableRow(number(row), record(row), labelled(text("importing.rows.changes"),
                    lines)));
        }
    }

    /// `Value: 500 → 700`, of which the old one is struck out and both are said in words to who cannot see that.
    private Div line(ImportChange change) {
        var was = change.was();
        var line = new Div(new Span(title(change.field()) + ": "));
        line.addClassName("s-change");
        var old = new Element("del").setText(was == null ? text("importing.rows.empty") : words(change.field(), was));
        var becomes = new Element("ins").setText(words(change.field(), change.becomes()));
        line.getElement().appendChild(old, Element.createText(" → "), becomes);
        return line;
    }

    private void refused(NativeTable table, List<Row> rows) {
        head(table, List.of(text("importing.rows.row"), text("importing.rows.record"), text("importing.rows.why"),
                text("importing.rows.mend")));
        for (var row : rows) {
            row.refusal().ifPresent(refusal -> {
                var why = UI.getCurrent().getTranslation(refusal.key(), refusal.value(),
                        refusal.field().isEmpty() ? "" : title(refusal.field()), refusal.more());
                table.getBody().add(new NativeTableRow(number(row), record(row), labelled(text("importing.rows.why"),
                        new Span(why)), labelled(text("importing.rows.mend"), mend(row, refusal))));
            });
        }
    }

    private Component mend(Row row, Refusal refusal) {
        if (draft.fields().stream().noneMatch(field -> field.key().equals(refusal.field()))) {
            return new Span("–");
        }
        var field = new TextField();
        field.setValue(refusal.value());
        field.setId(ID + row.number());
        field.setAriaLabel(text("importing.rows.cell-of", title(refusal.field()), row.number()));
        field.addThemeVariants(TextFieldVariant.SMALL);
        var save = new Button(text("importing.rows.save"), click -> {
            draft.edit(row.number(), refusal.field(), field.getValue());
            edited.accept(row.number());
        });
        save.addThemeVariants(ButtonVariant.SMALL);
        save.addClickShortcut(Key.ENTER).listenOn(field);
        var buttons = new Div(field, save);
        buttons.addClassNames("s-row", "wrap");
        if (refusal.alike() > 1) {
            var all = new Button(text("importing.rows.replace-all", refusal.alike()), click -> replace(row, refusal,
                    field.getValue()));
            all.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
            all.setTooltipText(text("importing.rows.replace-all-of", refusal.alike(), refusal.value()));
            buttons.add(all);
            if (refusal.others() > 0) {
                var others = new Span(text("importing.rows.replace-others", refusal.others()));
                others.addClassNames("s-small", "s-secondary");
                buttons.add(others);
            }
        }
        if (draft.doubts().contains(refusal.key())) {
            buttons.add(take("importing.rows.take", () -> draft.take(row.number(), true),
                    () -> draft.take(row.number(), false)),
                    take("importing.rows.take-all", () -> draft.takeAll(refusal.key(), true),
                            () -> draft.takeAll(refusal.key(), false)));
        }
        return buttons;
    }

    /// What is in doubt is right as it is.
    private Button take(String words, Runnable said, Runnable back) {
        var take = new Button(text(words), click -> {
            said.run();
            edited.accept(0);
            Toast.undo(text("importing.rows.taken"), () -> {
                back.run();
                edited.accept(0);
            });
        });
        take.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        return take;
    }

    private void replace(Row row, Refusal refusal, String with) {
        draft.replaceAll(refusal.field(), refusal.value(), with);
        edited.accept(row.number());
        Toast.undo(text("importing.rows.replaced", refusal.alike(), refusal.value(), with), () -> {
            draft.takeBackEdit();
            edited.accept(0);
        });
    }

    private NativeTableCell number(Row row) {
        var cell = new NativeTableCell(formats.number(row.number(), UI.getCurrent().getLocale()));
        cell.addClassNames("s-num", "s-secondary");
        cell.getElement().setAttribute("data-label", text("importing.rows.row"));
        return cell;
    }

    /// By what people know the row: its name, or else the first thing in it.
    private NativeTableCell record(Row row) {
        var name = NAMES.stream().filter(row.cells()::containsKey).findFirst()
                .or(() -> row.cells().keySet().stream().findFirst());
        return labelled(text("importing.rows.record"), new Span(name.map(
                field -> words(field, row.cells().get(field))).orElse("–")));
    }

    private static NativeTableCell labelled(String label, Component content) {
        var cell = new NativeTableCell(content);
        cell.getElement().setAttribute("data-label", label);
        return cell;
    }

    private String words(String field, @Nullable String value) {
        if (value == null) {
            return "";
        }
        var locale = UI.getCurrent().getLocale();
        return switch (kind(field)) {
            case DATE -> formats.date(LocalDate.parse(value), locale);
            case NUMBER, SHARE, WHOLE -> decimals(locale).format(new BigDecimal(value));
            case TEXT, EMAIL, REFERENCE, KEY -> value;
        };
    }

    private static NumberFormat decimals(java.util.Locale locale) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(20);
        return format;
    }

    private ImportField.Kind kind(String key) {
        return draft.fields().stream().filter(field -> field.key().equals(key)).findFirst().map(ImportField::kind)
                .orElse(ImportField.Kind.TEXT);
    }

    private String title(String field) {
        return FieldTitle.of(draft, field, UI.getCurrent().getLocale());
    }

    private static String text(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }
}
