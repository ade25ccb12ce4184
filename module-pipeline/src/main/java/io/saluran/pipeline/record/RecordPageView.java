package io.saluran.pipeline.record;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import io.saluran.db.Viewer;
import io.saluran.platform.event.Events;
import io.saluran.platform.field.FieldsChanged;
import io.saluran.platform.format.Formats;
import io.saluran.ui.component.Hearing;
import io.saluran.ui.component.Later;
import io.saluran.ui.component.PageKeys;
import io.saluran.ui.component.RecordPanels;
import io.saluran.ui.component.Toast;
import io.saluran.ui.field.ShowsFields;
import io.saluran.ui.panel.RecordPanel.RecordRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Everything about one record: its head with the place in the list it was opened from, its facts, what was changed, and
/// the panels of other bundles. A kind adds what else it has.
public abstract class RecordPageView<R extends RecordRow> extends Div
        implements
            BeforeEnterObserver,
            HasDynamicTitle,
            ShowsFields {

    private static final long serialVersionUID = 1;

    private final transient RecordList<R, ?> list;
    private final transient Records<?> records;
    private final transient RecordKind kind;
    private final transient Viewer viewer;
    private final transient Hearing hearing;
    private final transient ChangeTimeline.Words words;
    private final Div head = new Div();
    private final PlaceInList place = new PlaceInList(this::go);
    private final Later changes = new Later();
    private final Div others = new Div();
    private @Nullable RecordPanels panels;
    private transient @Nullable R shown;
    private transient Map<String, List<String>> origin = Map.of();

    protected RecordPageView(RecordList<R, ?> list, Records<?> records, Formats formats, Events events, Viewer viewer) {
        this.list = list;
        this.records = records;
        this.viewer = viewer;
        kind = list.kind();
        words = new ChangeTimeline.Words(formats, viewer, kind.fields(), list.own(), this::historyValue);
        hearing = new Hearing(this, events).of(FieldsChanged.class, changed -> showFields());
        addClassName("s-page");
        head.addClassName("s-record");
        PageKeys.on(this).key("j", getTranslation("record.next"), () -> step(true))
                .key("k", getTranslation("record.previous"), () -> step(false));
    }

    /// What stands below the name.
    protected abstract Div meta(R record);

    /// Shows the parts that this kind has, again after each change.
    protected abstract void showParts(R record);

    /// What can be done to it, before the button to delete it.
    protected abstract List<Component> actions(R record);

    /// The company's own fields of the record.
    protected FactList.Own own(R record) {
        return new FactList.Own(list.own(), record.fields(),
                edit -> change((id, seenVersion) -> records.edit(viewer, id, List.of(), List.of(edit), seenVersion)));
    }

    @Override
    public void showFields() {
        again(record -> reload(record.id()));
    }

    /// What panels are told beside the id.
    protected abstract Map<String, String> known(R record);

    /// A value of the history in words.
    protected String historyValue(String value) {
        return value;
    }

    /// Lays the page out: the left and the middle column, and what stands above the panels at the right.
    ///
    /// @param tabs what a phone calls the middle, the left and the right
    protected void lay(Component left, Component middle, List<Component> right, List<String> tabs) {
        var last = new Div();
        last.add(right);
        var then = new Button(getTranslation("record.as-of.open"), click -> asOf());
        then.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        last.add(others, new Panel(getTranslation("record.changes"), new Div(then, changes)));
        var columns = new Div(left, middle, last);
        columns.addClassName("s-columns3");
        add(head, RecordHead.tabs(columns, tabs.get(0), tabs.get(1), tabs.get(2)), columns);
    }

    /// Hears what happens while the page is open.
    protected Hearing hearing() {
        return hearing;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        origin = event.getLocation().getQueryParameters().getParameters();
        shown = event.getRouteParameters().get("id").flatMap(RecordHead::id).flatMap(id -> list.find(viewer, id))
                .orElse(null);
        if (shown == null) {
            var moved = event.getRouteParameters().get("id").flatMap(RecordHead::id)
                    .flatMap(id -> list.movedTo(viewer, id));
            if (moved.isPresent()) {
                event.forwardTo(kind.path() + '/' + moved.get());
                return;
            }
            event.rerouteToError(NotFoundException.class);
            return;
        }
        show(shown);
    }

    private void show(R record) {
        var id = record.id();
        var actions = RecordHead.actions(viewer.may(kind.delete()), () -> delete(record));
        actions(record).reversed().forEach(actions::addComponentAsFirst);
        var crumb = RecordHead.crumb(up(), getTranslation(kind.title()));
        place.show(id, () -> list.place(viewer, id, origin));
        crumb.add(place);
        head.removeAll();
        head.add(crumb, RecordHead.top(record.name(), meta(record), actions));
        showParts(record);
        changes.load(() -> list.changes(viewer, id, null),
                newest -> new ChangeTimeline(newest, words, last -> list.changes(viewer, id, last)));
        var ref = new RecordRef(kind.type(), id, known(record));
        if (panels == null) {
            panels = new RecordPanels(ref, viewer);
            others.add(panels);
        } else {
            panels.refresh(ref);
        }
    }

    /// The list as it was when the page was opened from it.
    private String up() {
        var parameters = new HashMap<>(origin);
        parameters.remove("list");
        return parameters.isEmpty()
                ? kind.path()
                : kind.path() + '?' + new QueryParameters(parameters).getQueryString();
    }

    private void asOf() {
        again(record -> new AsOfDialog(records.today(viewer),
                day -> words.formats().date(day, getLocale()), day -> records.asOf(viewer, record.id(), day)
                        .map(then -> then.entrySet().stream().map(words::fact).toList()))
                .open());
    }

    private void step(boolean forward) {
        again(record -> list.place(viewer, record.id(), origin)
                .map(place -> forward ? place.after() : place.before()).ifPresent(this::go));
    }

    private void go(UUID next) {
        UI.getCurrent().navigate(kind.path() + '/' + next, new QueryParameters(origin));
    }

    /// A change of a record as it was seen.
    @FunctionalInterface
    protected interface Change {
        Outcome of(UUID record, int seenVersion);
    }

    /// Changes the record as it is shown.
    protected void change(Change change) {
        again(record -> done(change.of(record.id(), record.version())));
    }

    private void delete(R record) {
        var outcome = records.delete(viewer, record.id(), record.version());
        if (!(outcome instanceof Outcome.Done)) {
            done(outcome);
            return;
        }
        UI.getCurrent().navigate(kind.path());
        Toast.undo(getTranslation("record.was-deleted", record.name()), () -> {
            records.restore(viewer, record.id());
            UI.getCurrent().navigate(kind.path() + '/' + record.id());
        });
    }

    private void done(Outcome outcome) {
        switch (outcome) {
            case Outcome.Done done -> {
            }
            case Outcome.Overtaken overtaken -> Toast.error(getTranslation(kind.words().apply("overtaken")));
            case Outcome.Refused(var why) -> Toast.error(getTranslation("record.refused." + why));
        }
        again(record -> reload(record.id()));
    }

    /// Shows a record as it is now, when another person changed it.
    ///
    /// @return whether it is the one on this page
    protected boolean changed(UUID id, UUID by) {
        var mine = shown != null && shown.id().equals(id);
        if (mine && !by.equals(viewer.person())) {
            reload(id);
        }
        return mine;
    }

    private void reload(UUID id) {
        list.find(viewer, id).ifPresentOrElse(now -> {
            shown = now;
            show(now);
        }, () -> {
            UI.getCurrent().navigate(kind.path());
            Toast.show(getTranslation(kind.words().apply("gone")));
        });
    }

    /// Does something with the record that is shown.
    protected void again(Consumer<R> part) {
        if (shown != null) {
            part.accept(shown);
        }
    }

    @Override
    public String getPageTitle() {
        return shown == null ? getTranslation(kind.title()) : shown.name();
    }
}
