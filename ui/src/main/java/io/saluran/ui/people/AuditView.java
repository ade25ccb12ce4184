package io.saluran.ui.people;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.saluran.db.Viewer;
import io.saluran.platform.format.Formats;
import io.saluran.platform.internal.audit.AuditExport;
import io.saluran.platform.internal.audit.AuditTrail;
import io.saluran.platform.internal.audit.AuditTrail.Entry;
import io.saluran.platform.text.Texts;
import io.saluran.ui.component.DayField;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.component.Later;
import io.saluran.ui.component.PageHeader;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Who did what, newest first; narrowed by the address, and taken away as a file.
@Route("settings/audit")
public final class AuditView extends Div implements HasDynamicTitle, BeforeEnterObserver {

    private static final long serialVersionUID = 1;
    private static final int PAGE = 100;

    private final transient Viewer viewer;
    private final transient AuditTrail trail;
    private final transient AuditRows.Words words;
    private final ComboBox<String> person = new ComboBox<>();
    private final ComboBox<String> action = new ComboBox<>();
    private final DatePicker from = new DayField();
    private final DatePicker to = new DayField();
    private final Anchor csv = new Anchor("", getTranslation("audit.csv"));
    private final Anchor xlsx = new Anchor("", getTranslation("audit.xlsx"));
    private final Later list = new Later();
    private boolean filling;

    public AuditView(Viewer viewer, AuditTrail trail, Formats formats, Texts texts) {
        this.viewer = viewer;
        this.trail = trail;
        this.words = new AuditRows.Words(viewer, formats, texts);
        addClassName("s-page");
        list.addClassName("s-scroll");
        // Holds nothing that takes the focus, so it takes it itself, to be scrolled by keys.
        list.getElement().setAttribute("tabindex", "0");
        csv.addClassName("s-link");
        xlsx.addClassName("s-link");
        csv.getElement().setAttribute("download", true);
        xlsx.getElement().setAttribute("download", true);
        add(new PageHeader(getTranslation("audit.title")).actions(csv, xlsx), filters(), list);
    }

    private Div filters() {
        var choices = trail.choices();
        person.setPlaceholder(getTranslation("audit.everybody"));
        person.setAriaLabel(getTranslation("audit.person"));
        person.setItems(choices.people());
        action.setPlaceholder(getTranslation("audit.everything"));
        action.setAriaLabel(getTranslation("audit.action"));
        action.setItems(choices.actions());
        action.setItemLabelGenerator(words::action);
        person.setClearButtonVisible(true);
        action.setClearButtonVisible(true);
        date(from, "audit.from");
        date(to, "audit.to");
        person.addValueChangeListener(change -> go());
        action.addValueChangeListener(change -> go());
        var bar = new Div(person, action, from, to);
        bar.addClassNames("s-bar", "choices");
        return bar;
    }

    private void date(DatePicker picker, String label) {
        picker.setAriaLabel(getTranslation(label));
        picker.setPlaceholder(getTranslation(label));
        picker.setClearButtonVisible(true);
        picker.addValueChangeListener(change -> go());
    }

    /// The filter stands in the address, so that it can be kept and sent.
    private void go() {
        if (!filling) {
            UI.getCurrent().navigate(AuditView.class, QueryParameters.simple(query()));
        }
    }

    private Map<String, String> query() {
        var query = new TreeMap<String, String>();
        put(query, "person", person.getValue());
        put(query, "action", action.getValue());
        put(query, "from", day(from.getValue()));
        put(query, "to", day(to.getValue()));
        return query;
    }

    private static void put(Map<String, String> query, String key, @Nullable String value) {
        if (value != null) {
            query.put(key, value);
        }
    }

    private static @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var query = new TreeMap<String, String>();
        event.getLocation().getQueryParameters().getParameters().forEach((key, values) -> query.put(key,
                values.getFirst()));
        show(query);
    }

    /// @param query the filter as the address has it
    void show(Map<String, String> query) {
        filling = true;
        person.setValue(query.get("person"));
        action.setValue(query.get("action"));
        from.setValue(AuditExport.day(query.get("from")));
        to.setValue(AuditExport.day(query.get("to")));
        filling = false;
        var suffix = query.isEmpty() ? "" : "?" + QueryParameters.simple(query).getQueryString();
        csv.setHref("export/audit.csv" + suffix);
        xlsx.setHref("export/audit.xlsx" + suffix);
        var filter = AuditExport.filter(query, viewer.zone());
        list.load(() -> trail.page(filter, null, PAGE), entries -> rows(filter, entries));
    }

    private Component rows(AuditTrail.Filter filter, List<Entry> entries) {
        if (entries.isEmpty()) {
            return filter.equals(AuditTrail.Filter.none())
                    ? new EmptyState(getTranslation("audit.empty"))
                    : new EmptyState(getTranslation("audit.nothing"), new Button(getTranslation("people.clear"),
                            click -> UI.getCurrent().navigate(AuditView.class)));
        }
        var rows = new AuditRows(words, entries);
        var page = new Div(rows);
        if (entries.size() == PAGE) {
            page.add(more(filter, rows, entries.getLast()));
        }
        return page;
    }

    private Button more(AuditTrail.Filter filter, AuditRows rows, Entry last) {
        var more = new Button(getTranslation("audit.more"));
        more.addClickListener(click -> {
            var entries = trail.page(filter, last.id(), PAGE);
            rows.append(entries);
            var page = more.getParent().orElseThrow().getElement();
            page.removeChild(more.getElement());
            if (entries.size() == PAGE) {
                page.appendChild(more(filter, rows, entries.getLast()).getElement());
            }
        });
        return more;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("audit.title");
    }
}
