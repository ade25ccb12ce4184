package io.saluran.ui.importing;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.select.SelectVariant;
import io.saluran.platform.format.Formats;
import io.saluran.platform.importing.DateOrder;
import io.saluran.platform.importing.DecimalSign;
import io.saluran.platform.importing.ImportColumn;
import io.saluran.platform.importing.ImportDraft;
import io.saluran.platform.importing.ImportField;
import io.saluran.ui.component.Badge;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.Tone;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which column goes where. Only doubtful ones are marked.
final class MatchStep extends Div {

    private static final long serialVersionUID = 1;
    private static final int MOST_DECIMALS = 20;
    private static final String LEFT_OUT = "";

    private final transient ImportDraft draft;
    private final transient Formats formats;
    private final H2 title = new H2();
    private final Paragraph summary = new Paragraph();
    private final Div table = new Div();
    private final transient Runnable reread;

    /// @param reread is called after the file was read in another way
    MatchStep(ImportDraft draft, Formats formats, Runnable reread) {
        this.draft = draft;
        this.formats = formats;
        this.reread = reread;
        addClassName("s-scroll");
        var words = new Div(title, summary);
        words.addClassName("s-grow");
        var intro = new Div(words);
        intro.addClassName("s-intro");
        draft.choices().forEach((option, values) -> intro.add(choice(option, values)));
        add(intro, new FormBar(draft, this::read), table);
        show();
    }

    /// Says that the file fits another kind of records better.
    ///
    /// @param take brings it in as that
    void suggest(String target, Runnable take) {
        var title = getTranslation("import.target." + target);
        var words = new Span(getTranslation("importing.match.likelier", title));
        words.addClassName("s-grow");
        var button = new Button(getTranslation("importing.match.take", title), click -> take.run());
        button.addThemeVariants(ButtonVariant.SMALL);
        var notice = new Div(words, button);
        notice.addClassNames("s-callout", "warn", "s-row", "wrap");
        notice.getElement().setAttribute("role", "status");
        addComponentAsFirst(notice);
    }

    private Select<String> choice(String option, List<String> values) {
        var choice = new Select<String>();
        var key = "import.option." + draft.target() + '.' + option;
        choice.setLabel(getTranslation(key));
        var items = new ArrayList<String>();
        items.add(LEFT_OUT);
        items.addAll(values);
        choice.setItems(items);
        choice.setItemLabelGenerator(value -> value.isEmpty() ? getTranslation(key + ".none") : words(key, value));
        choice.setValue(draft.options().getOrDefault(option, LEFT_OUT));
        choice.addValueChangeListener(chosen -> draft.option(option, chosen.getValue()));
        return choice;
    }

    /// A value is a name that people gave, or one of the target's own, which has words.
    private String words(String key, String value) {
        var words = getTranslation(key + '.' + value);
        return words.startsWith("!") ? value : words;
    }

    private void read() {
        show();
        reread.run();
    }

    private void show() {
        var columns = draft.columns();
        var recognised = columns.stream().filter(column -> column.field() != null).count();
        title.setText(getTranslation("importing.match.title", columns.size()));
        summary.setText(summaryOf(columns, recognised));
        table.removeAll();
        var rows = new NativeTable();
        rows.addClassNames("s-table", "full", "stack", "s-match");
        rows.getElement().setAttribute("aria-label", title.getText());
        var head = rows.getHead().addRow();
        for (var key : List.of("column", "values", "goes-to", "filled")) {
            var cell = new NativeTableHeaderCell(getTranslation("importing.match." + key));
            if (key.equals("filled")) {
                cell.addClassName("n");
            }
            head.add(cell);
        }
        columns.forEach(column -> rows.getBody().add(row(column)));
        table.add(rows);
    }

    private String summaryOf(List<ImportColumn> columns, long recognised) {
        var missing = draft.missing().stream().map(this::title).toList();
        if (!missing.isEmpty()) {
            return getTranslation("importing.match.missing", String.join(", ", missing));
        }
        var doubtful = columns.stream().filter(column -> column.undecided() || column.surprise() != null).count();
        return getTranslation("importing.match.summary", recognised, doubtful);
    }

    private NativeTableRow row(ImportColumn column) {
        var name = new NativeTableCell();
        var heading = new Span(headingOf(column));
        heading.addClassName("s-medium");
        name.add(heading);
        if (column.surprise() != null) {
            name.add(new Span(" "), new Badge(getTranslation(column.surprise()), Tone.WARNING));
        }
        if (column.undecided()) {
            name.add(new Span(" "), new Badge(getTranslation(isDate(column)
                    ? "importing.match.two-ways"
                    : "importing.match.two-numbers"), Tone.WARNING));
        }
        var values = new NativeTableCell(String.join(" · ", column.samples()));
        values.addClassNames("s-secondary", "s-trunc");
        var goesTo = new NativeTableCell();
        var choose = new Div(Lucide.icon("arrow-right"), fieldOf(column));
        choose.addClassName("s-row");
        if (isDate(column)) {
            choose.add(orderOf(column));
        } else if (column.signs()) {
            choose.add(signOf(column));
        }
        goesTo.add(choose);
        understood(column).ifPresent(goesTo::add);
        var filled = new NativeTableCell(formats.percent(column.filled(), 0, getLocale()));
        filled.addClassName("n");
        return new NativeTableRow(name, values, goesTo, filled);
    }

    private String headingOf(ImportColumn column) {
        return column.name().isEmpty() ? getTranslation("importing.match.unnamed", column.index() + 1) : column.name();
    }

    private Select<String> fieldOf(ImportColumn column) {
        var field = new Select<String>();
        var items = new ArrayList<String>();
        items.add(LEFT_OUT);
        draft.fields().forEach(each -> items.add(each.key()));
        field.setItems(items);
        field.setItemLabelGenerator(key -> key.isEmpty()
                ? getTranslation("importing.match.leave-out")
                : draft.fields().stream().filter(each -> each.key().equals(key)).findFirst().map(this::title)
                        .orElse(key));
        field.setAriaLabel(getTranslation("importing.match.goes-to-of", headingOf(column)));
        field.addThemeVariants(SelectVariant.SMALL);
        field.setValue(column.field() == null ? LEFT_OUT : column.field());
        field.addValueChangeListener(chosen -> {
            draft.map(column.index(), chosen.getValue().isEmpty() ? null : chosen.getValue());
            show();
        });
        return field;
    }

    private Select<DateOrder> orderOf(ImportColumn column) {
        var order = new Select<DateOrder>();
        order.setItems(DateOrder.values());
        order.setItemLabelGenerator(each -> getTranslation("importing.dates." + each.code()));
        order.setAriaLabel(getTranslation("importing.dates.of", headingOf(column)));
        order.setPlaceholder(getTranslation("importing.dates.choose"));
        order.addThemeVariants(SelectVariant.SMALL);
        order.setValue(column.dates());
        order.setInvalid(column.undecided());
        order.addValueChangeListener(chosen -> {
            draft.readDates(column.index(), chosen.getValue());
            show();
        });
        return order;
    }

    private Select<DecimalSign> signOf(ImportColumn column) {
        var sign = new Select<DecimalSign>();
        sign.setItems(DecimalSign.values());
        sign.setItemLabelGenerator(each -> getTranslation("importing.decimals." + each.code()));
        sign.setAriaLabel(getTranslation("importing.decimals.of", headingOf(column)));
        sign.setPlaceholder(getTranslation("importing.decimals.choose"));
        sign.addThemeVariants(SelectVariant.SMALL);
        sign.setValue(column.decimals());
        sign.setInvalid(column.undecided());
        sign.addValueChangeListener(chosen -> {
            draft.readNumbers(column.index(), chosen.getValue());
            show();
        });
        return sign;
    }

    /// What the first date or number that can be read is read as, where there is something to confirm.
    private Optional<Div> understood(ImportColumn column) {
        var read = column.understood();
        var of = column.understoodOf();
        if (read == null || of == null || (column.decimals() == null && !isDate(column))) {
            return Optional.empty();
        }
        var words = isDate(column) ? formats.date(LocalDate.parse(read), getLocale()) : number(read);
        var line = new Div(getTranslation("importing.match.understood", of, words));
        line.addClassNames("s-small", "s-secondary");
        return Optional.of(line);
    }

    private String number(String read) {
        var format = NumberFormat.getNumberInstance(getLocale());
        format.setMaximumFractionDigits(MOST_DECIMALS);
        return format.format(new BigDecimal(read));
    }

    private boolean isDate(ImportColumn column) {
        return draft.fields().stream()
                .anyMatch(field -> field.key().equals(column.field()) && field.kind() == ImportField.Kind.DATE);
    }

    private String title(ImportField field) {
        return FieldTitle.of(draft, field.key(), getLocale());
    }
}
