package io.saluran.ui.internal.field;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.saluran.db.Viewer;
import io.saluran.platform.field.FieldDefinition;
import io.saluran.platform.field.FieldedRecord;
import io.saluran.platform.internal.field.FieldChanges.Outcome;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.PageHeader;
import io.saluran.ui.component.PageKeys;
import io.saluran.ui.component.Toast;
import io.saluran.ui.field.ShowsFields;
import io.saluran.ui.internal.shell.UiHost;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The fields that the company has added, for each kind of record: each change is saved where it is made.
@Route("settings/fields/:type?")
public final class FieldsView extends Div implements BeforeEnterObserver, HasDynamicTitle, ShowsFields {

    private static final long serialVersionUID = 1;

    private final transient Viewer viewer;
    private final transient UiHost host;
    private final transient Map<Tab, FieldedRecord> kinds = new HashMap<>();
    private final Tabs tabs = new Tabs();
    private final Div content = new Div();
    private @Nullable String wanted;
    private boolean showing;

    public FieldsView(Viewer viewer, UiHost host) {
        this.viewer = viewer;
        this.host = host;
        addClassName("s-page");
        tabs.addSelectedChangeListener(chosen -> {
            if (!showing) {
                chosen().ifPresent(kind -> wanted = kind.type());
                showKind();
            }
        });
        var add = new Button(getTranslation("fields.add"), Lucide.icon("plus"), click -> add());
        add.addThemeVariants(ButtonVariant.PRIMARY);
        add.addClassName("s-main-act");
        add.setSuffixComponent(PageKeys.hint("N"));
        PageKeys.on(this).key("n", getTranslation("fields.add"), this::add);
        content.addClassNames("s-wide", "s-stack");
        var scroll = new Div(content);
        scroll.addClassNames("s-scroll", "s-pad");
        add(new PageHeader(getTranslation("fields.title")).actions(add), tabs, scroll);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        wanted = event.getRouteParameters().get("type").orElse(null);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        showFields();
    }

    /// Shows the kinds of records that there are now; called again when a bundle came or went.
    @Override
    public void showFields() {
        showing = true;
        kinds.clear();
        tabs.removeAll();
        host.fields().records().services().stream().sorted(Comparator.comparingInt(FieldedRecord::order))
                .forEach(kind -> {
                    var tab = new Tab(getTranslation(kind.title()));
                    kinds.put(tab, kind);
                    tabs.add(tab);
                    if (kind.type().equals(wanted)) {
                        tabs.setSelectedTab(tab);
                    }
                });
        showing = false;
        showKind();
    }

    private Optional<FieldedRecord> chosen() {
        return Optional.ofNullable(kinds.get(tabs.getSelectedTab()));
    }

    private void showKind() {
        content.removeAll();
        chosen().ifPresentOrElse(this::show, () -> content.add(new EmptyState(getTranslation("fields.no-records"))));
    }

    private void show(FieldedRecord kind) {
        var all = host.fields().fields().everyOf(kind.type());
        var active = all.stream().filter(each -> !each.archived()).toList();
        var archived = all.stream().filter(FieldDefinition::archived).toList();
        var about = new Paragraph(getTranslation("fields.about"));
        about.addClassName("s-muted");
        content.add(about);
        if (active.isEmpty()) {
            content.add(new EmptyState(getTranslation("fields.empty")));
        } else {
            content.add(rows(kind, active));
        }
        if (!archived.isEmpty()) {
            var heading = new H2(getTranslation("fields.archived"));
            content.add(heading, new Paragraph(getTranslation("fields.archived.about")), rows(kind, archived));
        }
    }

    private Div rows(FieldedRecord kind, List<FieldDefinition> fields) {
        var rows = new Div();
        rows.addClassName("s-list");
        for (int i = 0; i < fields.size(); i++) {
            rows.add(new FieldRow(fields.get(i), new FieldRow.Place(i, fields.size()), host.fields().fields().types(),
                    new Acts(kind)));
        }
        return rows;
    }

    private void add() {
        chosen().ifPresent(kind -> new FieldDialog(viewer, host, kind, null, made -> {
            showKind();
            Toast.show(getTranslation("fields.was-added", made.label(getLocale())));
        }).open());
    }

    /// What a row asks for.
    private final class Acts implements FieldRow.Acts {

        private final FieldedRecord kind;

        Acts(FieldedRecord kind) {
            this.kind = kind;
        }

        @Override
        public void edit(FieldDefinition field) {
            new FieldDialog(viewer, host, kind, field, changed -> showKind()).open();
        }

        @Override
        public void place(FieldDefinition field, int place) {
            tell(host.fields().changes().place(viewer, field.id(), place));
        }

        @Override
        public void archive(FieldDefinition field) {
            ArchiveDialog.ask(kind, field, () -> archiveNow(field));
        }

        private void archiveNow(FieldDefinition field) {
            var outcome = host.fields().changes().archive(viewer, field.id(), field.version());
            if (tell(outcome) && outcome instanceof Outcome.Done(var archived)) {
                Toast.undo(getTranslation("fields.was-archived", field.label(getLocale())), () -> restore(archived));
            }
        }

        @Override
        public void restore(FieldDefinition field) {
            tell(host.fields().changes().restore(viewer, field.id(), field.version()));
        }
    }

    /// @return whether it was done
    private boolean tell(Outcome outcome) {
        switch (outcome) {
            case Outcome.Done done -> {
            }
            case Outcome.Overtaken overtaken -> Toast.error(getTranslation("fields.overtaken"));
            case Outcome.Refused(var why) -> Toast.error(getTranslation("field.refused." + why));
            case Outcome.Unfit(var records, var examples) -> Toast.error(
                    getTranslation("fields.unfit", records, String.join(", ", examples)));
        }
        showKind();
        return outcome instanceof Outcome.Done;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("fields.title");
    }
}
