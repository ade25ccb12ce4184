package io.saluran.ui.importing;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.select.SelectVariant;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.platform.format.Formats;
import io.saluran.platform.importing.ImportCheck;
import io.saluran.platform.importing.ImportDraft;
import io.saluran.platform.importing.ImportFilter;
import io.saluran.platform.importing.ImportPage;
import io.saluran.platform.importing.ImportVerdict;
import io.saluran.ui.component.Later;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Row by row what an import would do, by what becomes of the rows; those left out can be mended here.
final class RowsPart extends Section {

    private static final long serialVersionUID = 1;
    private static final int PAGE = 50;
    private static final List<ImportVerdict> TABS = List.of(ImportVerdict.CREATE, ImportVerdict.UPDATE,
            ImportVerdict.SAME, ImportVerdict.REJECT);

    private final transient ImportDraft draft;
    private final transient RowsTable table;
    private final transient Formats formats;
    private final Tabs tabs = new Tabs();
    private final List<Span> counts = new ArrayList<>();
    private final Select<ImportCheck.Reason> reasons = new Select<>();
    private final Later rows = new Later();
    private transient ImportCheck check;
    private int shown = PAGE;
    private boolean filling;
    private long at;

    /// @param edited is called after cells were written, to check again
    RowsPart(ImportDraft draft, ImportCheck check, Formats formats, Runnable edited) {
        this.draft = draft;
        this.formats = formats;
        this.check = check;
        this.table = new RowsTable(draft, formats, row -> {
            // An undo may come when the page was left.
            if (isAttached()) {
                at = row;
                edited.run();
            }
        });
        addClassName("s-card");
        for (var verdict : TABS) {
            var count = new Span();
            counts.add(count);
            var tab = new Tab(
                    new Text(getTranslation("importing.rows." + verdict.name().toLowerCase(Locale.ROOT)) + " "), count);
            tabs.add(tab);
        }
        tabs.addSelectedChangeListener(chosen -> begin());
        reasons.setAriaLabel(getTranslation("importing.rows.reason"));
        reasons.addThemeVariants(SelectVariant.SMALL);
        reasons.setEmptySelectionAllowed(true);
        reasons.setEmptySelectionCaption(getTranslation("importing.rows.any-reason"));
        reasons.setItemLabelGenerator(reason -> reason == null
                ? getTranslation("importing.rows.any-reason")
                : getTranslation("importing.rows.reason-count", words(reason), reason.rows()));
        reasons.addValueChangeListener(chosen -> {
            if (!filling) {
                begin();
            }
        });
        var more = new Div(reasons);
        more.addClassNames("s-row", "more");
        add(new Header(new H2(getTranslation("importing.rows.title")), more), tabs, rows);
        count();
        first().ifPresent(at -> tabs.setSelectedIndex(at));
        load();
    }

    /// Those that can be looked at first: what changes, or else what there is.
    private Optional<Integer> first() {
        for (int at : new int[] {1, 3, 0, 2}) {
            if (count(TABS.get(at)) > 0) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    /// Shows rows of the same kind, as many as before, after another check.
    void show(ImportCheck again) {
        check = again;
        count();
        load();
    }

    private void count() {
        for (int i = 0; i < TABS.size(); i++) {
            counts.get(i).setText(formats.number(count(TABS.get(i)), getLocale()));
        }
        var chosen = Optional.ofNullable(reasons.getValue());
        filling = true;
        reasons.setItems(check.problems());
        check.problems().stream().filter(reason -> chosen.isPresent() && reason.key().equals(chosen.get().key())
                && reason.field().equals(chosen.get().field())).findFirst().ifPresent(reasons::setValue);
        filling = false;
    }

    private long count(ImportVerdict verdict) {
        return switch (verdict) {
            case CREATE -> check.create();
            case UPDATE -> check.update();
            case SAME -> check.same();
            case REJECT -> check.reject();
        };
    }

    private String words(ImportCheck.Reason reason) {
        return getTranslation(reason.key(), "…",
                reason.field().isEmpty() ? "" : FieldTitle.of(draft, reason.field(), getLocale()), "…");
    }

    private ImportVerdict verdict() {
        return TABS.get(Math.max(0, tabs.getSelectedIndex()));
    }

    private void begin() {
        shown = PAGE;
        load();
    }

    private void load() {
        var verdict = verdict();
        reasons.setVisible(verdict == ImportVerdict.REJECT && check.problems().size() > 1);
        var reason = reasons.getValue();
        var filter = verdict == ImportVerdict.REJECT && reason != null
                ? ImportFilter.of(reason)
                : ImportFilter.of(verdict);
        rows.load(() -> draft.page(filter, 0, shown), page -> content(filter, page));
    }

    private Component content(ImportFilter filter, ImportPage page) {
        if (page.rows().isEmpty()) {
            var none = new Paragraph(getTranslation("importing.rows.none"));
            none.addClassNames("s-import-none", "s-small", "s-secondary");
            return none;
        }
        var content = new Div(table.of(filter.verdict(), page.rows()));
        content.addClassName("s-import-rows");
        if (at > 0) {
            RowsTable.fieldFrom(content, at).ifPresent(TextField::focus);
            at = 0;
        }
        if (page.more()) {
            more(content, filter, page);
        }
        return content;
    }

    /// The next page comes below, without reading again what is there.
    private void more(Div content, ImportFilter filter, ImportPage page) {
        var next = new Button(getTranslation("importing.rows.more", PAGE));
        next.addClickListener(click -> {
            next.setEnabled(false);
            shown += PAGE;
            var last = page.rows().getLast().number();
            OffUi.run(UI.getCurrent(), () -> draft.page(filter, last, PAGE), following -> {
                content.remove(next);
                content.add(table.of(filter.verdict(), following.rows()));
                if (following.more()) {
                    more(content, filter, following);
                }
            }, problem -> next.setEnabled(true));
        });
        content.add(next);
    }
}
