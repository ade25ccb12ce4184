package io.saluran.ui.importing;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.select.SelectVariant;
import io.saluran.platform.importing.ImportDraft;
import io.saluran.platform.importing.ImportForm;
import io.saluran.platform.importing.ImportProblem;
import io.saluran.platform.importing.ImportTop;
import io.saluran.ui.component.Toast;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/// How the file is read, as it was found: its sheet, its heading, and for text the character set and the signs between
/// and around cells. Each can be changed.
final class FormBar extends Div {

    private static final long serialVersionUID = 1;
    private static final Map<String, String> SEPARATORS = Map.of(",", "comma", ";", "semicolon", "\t", "tab", "|",
            "bar");
    private static final List<String> CHARSETS = List.of("UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE",
            "windows-1252",
            "windows-1250",
            "windows-1251", "GB18030", "Big5", "Shift_JIS");
    private static final int PAIRS = 4;

    private final transient ImportDraft draft;
    private final transient Runnable changed;

    /// @param changed is called after the file was read in another way
    FormBar(ImportDraft draft, Runnable changed) {
        this.draft = draft;
        this.changed = changed;
        addClassNames("s-row", "wrap", "s-form-bar");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", getTranslation("importing.form"));
        show();
    }

    private void show() {
        removeAll();
        var form = draft.form();
        if (draft.sheets().size() > 1) {
            add(sheets());
        }
        add(heading(form));
        if (form.isText()) {
            add(choice("importing.form.separator", with(List.of(",", ";", "\t", "|"), form.separator()),
                    form.separator(), this::separator, form::withSeparator),
                    choice("importing.form.quote", with(List.of("\"", "'", ""), form.quote()), form.quote(),
                            this::quote,
                            form::withQuote),
                    choice("importing.form.charset", with(CHARSETS, form.charset()), form.charset(), name -> name,
                            form::withCharset));
        }
    }

    private static List<String> with(List<String> usual, String found) {
        var all = new ArrayList<>(usual);
        if (!all.contains(found)) {
            all.addFirst(found);
        }
        return all;
    }

    private Select<Integer> sheets() {
        var sheets = new Select<Integer>();
        sheets.setItems(IntStream.range(0, draft.sheets().size()).boxed().toList());
        sheets.setLabel(getTranslation("importing.match.sheet"));
        sheets.setItemLabelGenerator(index -> draft.sheets().get(index));
        sheets.setValue(draft.sheet());
        sheets.addThemeVariants(SelectVariant.SMALL);
        sheets.addValueChangeListener(chosen -> change(() -> draft.useSheet(chosen.getValue())));
        return sheets;
    }

    private record Lines(long first, long last) {}

    private Select<Lines> heading(ImportForm form) {
        var found = new Lines(form.heading(), form.headingEnd());
        var top = draft.top();
        var items = new ArrayList<Lines>();
        items.add(new Lines(0, 0));
        top.forEach(row -> items.add(new Lines(row.row(), row.row())));
        for (int i = 0; i + 1 < Math.min(top.size(), PAIRS); i++) {
            items.add(new Lines(top.get(i).row(), top.get(i + 1).row()));
        }
        if (!items.contains(found)) {
            items.add(found);
        }
        var heading = new Select<Lines>();
        heading.setLabel(getTranslation("importing.form.heading"));
        heading.setItems(items);
        heading.setItemLabelGenerator(this::words);
        heading.setValue(found);
        heading.addThemeVariants(SelectVariant.SMALL);
        heading.addValueChangeListener(chosen -> change(
                () -> draft.useForm(form.withHeading(chosen.getValue().first(), chosen.getValue().last()))));
        return heading;
    }

    private String words(Lines lines) {
        if (lines.first() == 0) {
            return getTranslation("importing.form.heading.none");
        }
        var cells = String.join(", ", draft.top().stream().filter(row -> row.row() == lines.first()).findFirst()
                .map(ImportTop::cells).orElse(List.of()));
        return lines.first() == lines.last()
                ? getTranslation("importing.form.heading.row", lines.first(), cells)
                : getTranslation("importing.form.heading.rows", lines.first(), lines.last(), cells);
    }

    private Select<String> choice(String label, List<String> items, String value, Function<String, String> words,
            Function<String, ImportForm> other) {
        var choice = new Select<String>();
        choice.setLabel(getTranslation(label));
        choice.setItems(items);
        choice.setItemLabelGenerator(words::apply);
        choice.setValue(value);
        choice.addThemeVariants(SelectVariant.SMALL);
        choice.addValueChangeListener(chosen -> change(() -> draft.useForm(other.apply(chosen.getValue()))));
        return choice;
    }

    private String separator(String sign) {
        var known = SEPARATORS.get(sign);
        return known == null
                ? getTranslation("importing.form.separator.other", sign)
                : getTranslation("importing.form.separator." + known);
    }

    private String quote(String sign) {
        return getTranslation("importing.form.quote."
                + (sign.isEmpty() ? "none" : sign.equals("\"") ? "double" : "single"));
    }

    /// Reads the file again, which takes a while for a large one.
    private void change(Runnable reading) {
        setEnabled(false);
        var ui = UI.getCurrent();
        OffUi.run(ui, () -> {
            reading.run();
            return draft;
        }, read -> again(changed), (ImportProblem problem) -> again(() -> Toast.error(OffUi.words(ui, problem))));
    }

    private void again(Runnable then) {
        setEnabled(true);
        show();
        then.run();
    }
}
