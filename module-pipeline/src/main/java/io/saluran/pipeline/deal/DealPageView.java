package io.saluran.pipeline.deal;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.saluran.db.Viewer;
import io.saluran.pipeline.api.DealChanged;
import io.saluran.pipeline.api.DealClosed;
import io.saluran.pipeline.api.DealMoved;
import io.saluran.pipeline.deal.DealPage.Facts;
import io.saluran.pipeline.deal.Deals.Outcome;
import io.saluran.pipeline.stage.Pipelines;
import io.saluran.platform.event.Events;
import io.saluran.platform.event.Events.Subscription;
import io.saluran.platform.format.Formats;
import io.saluran.ui.component.Badge;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.RecordPanels;
import io.saluran.ui.component.Toast;
import io.saluran.ui.component.Tone;
import io.saluran.ui.panel.RecordPanel.RecordRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Everything about one deal: stage path, facts, timeline, and the panels of other bundles.
@Route("deals/:id")
public final class DealPageView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient DealPage reading;
    private final transient DealTimeline history;
    private final transient DealTimelineWords words;
    private final transient Deals deals;
    private final transient Pipelines pipelines;
    private final transient DealChoices choices;
    private final transient Formats formats;
    private final transient Events events;
    private final transient Viewer viewer;
    private final transient List<Subscription> subscriptions = new ArrayList<>();
    private final Div head = new Div();
    private final Div left = new Div();
    private final Div timeline = new Div();
    private final Div right = new Div();
    private final TextArea note = new TextArea();
    private @Nullable RecordPanels panels;
    private transient @Nullable Facts deal;

    DealPageView(DealPage reading, DealTimeline history, DealTimelineWords words, Deals deals, Pipelines pipelines,
            DealChoices choices, Formats formats, Events events, Viewer viewer) {
        this.reading = reading;
        this.history = history;
        this.words = words;
        this.deals = deals;
        this.pipelines = pipelines;
        this.choices = choices;
        this.formats = formats;
        this.events = events;
        this.viewer = viewer;
        addClassName("s-page");
        head.addClassName("s-record");
        var middle = new Div();
        if (viewer.may(DealPermissions.WRITE)) {
            middle.add(composer());
        }
        middle.add(timeline);
        var columns = new Div(left, middle, right);
        columns.addClassName("s-columns3");
        add(head, tabs(columns), columns);
    }

    private Tabs tabs(Div columns) {
        var tabs = new Tabs(new Tab(getTranslation("deal.timeline")), new Tab(getTranslation("deal.facts")),
                new Tab(getTranslation("deal.help")));
        tabs.addClassName("s-columns3-tabs");
        columns.getElement().setAttribute("data-tab", "0");
        tabs.addSelectedChangeListener(chosen -> columns.getElement().setAttribute("data-tab",
                Integer.toString(tabs.getSelectedIndex())));
        return tabs;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var id = event.getRouteParameters().get("id").flatMap(DealPageView::uuid);
        deal = id.flatMap(known -> reading.of(viewer, known)).orElse(null);
        if (deal == null) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        show(deal);
    }

    private static java.util.Optional<UUID> uuid(String text) {
        try {
            return java.util.Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return java.util.Optional.empty();
        }
    }

    private void show(Facts shown) {
        head.removeAll();
        head.add(crumb(shown), top(shown), stagePath(shown));
        left.removeAll();
        left.add(new DealFacts(shown, formats, choices, viewer.may(DealPermissions.WRITE), this::edit));
        timeline.removeAll();
        timeline.add(words.timeline(history.page(viewer, shown.id(), null), viewer));
        var ref = new RecordRef("deal", shown.id(), facts(shown));
        if (panels == null) {
            panels = new RecordPanels(ref, viewer);
            right.add(panels);
        } else {
            panels.refresh(ref);
        }
    }

    private static Map<String, String> facts(Facts shown) {
        var facts = new HashMap<String, String>();
        facts.put("pipeline", shown.pipeline().toString());
        facts.put("stage", shown.stage().toString());
        facts.put("stageName", shown.stageName());
        facts.put("funnel", shown.funnel());
        if (shown.productName() != null) {
            facts.put("product", shown.productName());
        }
        if (shown.industry() != null) {
            facts.put("industry", shown.industry());
        }
        return facts;
    }

    private Component crumb(Facts shown) {
        var up = new Anchor("deals?pipeline=" + shown.pipeline(), getTranslation("deal.title"));
        up.getElement().setAttribute("router-link", true);
        var crumb = new Div(up, Lucide.icon("chevron-right"), new Span(shown.pipelineName()));
        crumb.addClassName("s-crumb");
        return crumb;
    }

    private Component top(Facts shown) {
        var meta = new Div();
        meta.addClassName("meta");
        if (shown.account() != null && shown.accountName() != null) {
            var account = new Anchor("accounts/" + shown.account(), shown.accountName());
            account.getElement().setAttribute("router-link", true);
            account.addClassName("s-link");
            meta.add(account);
        }
        var value = new Span(shown.value() == null ? getTranslation("deal.no-value-yet")
                : formats.money(shown.value(), getLocale()));
        value.addClassNames("s-num", "s-strong");
        meta.add(value);
        if (shown.closesOn() != null) {
            meta.add(new Span(getTranslation("deal.closes", formats.date(shown.closesOn(), getLocale()))));
        }
        if (shown.ownerName() != null) {
            meta.add(new Span(shown.ownerName()));
        }
        meta.add(state(shown));
        var text = new Div(new H1(shown.name()), meta);
        text.addClassName("s-grow");
        var top = new Header(text, actions(shown));
        top.addClassName("top");
        return top;
    }

    private Badge state(Facts shown) {
        if (shown.outcome() == null) {
            return new Badge(getTranslation("deal.likely",
                    formats.percent(shown.probability().doubleValue(), 0, getLocale())), Tone.BRAND);
        }
        return "won".equals(shown.outcome()) ? new Badge(getTranslation("deal.won-because", shown.reason()), Tone.WON)
                : new Badge(getTranslation("deal.lost-because", shown.reason()), Tone.LOST);
    }

    private Component actions(Facts shown) {
        var actions = new Div();
        actions.addClassName("acts");
        if (viewer.may(DealPermissions.WRITE)) {
            if (shown.outcome() == null) {
                var won = new Button(getTranslation("deal.won"), Lucide.icon("trophy"), click -> close(true));
                won.addThemeVariants(ButtonVariant.SUCCESS);
                actions.add(won, new Button(getTranslation("deal.lost"), click -> close(false)));
            } else {
                actions.add(new Button(getTranslation("deal.reopen"), click -> done(
                        deals.reopen(viewer, shown.id(), shown.version()))));
            }
        }
        if (viewer.may(DealPermissions.DELETE)) {
            var delete = new Button(Lucide.icon("trash-2"), click -> delete());
            delete.setAriaLabel(getTranslation("ui.delete"));
            delete.setTooltipText(getTranslation("ui.delete"));
            delete.addThemeVariants(ButtonVariant.TERTIARY);
            actions.add(delete);
        }
        return actions;
    }

    private Component stagePath(Facts shown) {
        var stages = pipelines.all().stream().filter(pipeline -> pipeline.id().equals(shown.pipeline()))
                .flatMap(pipeline -> pipeline.stages().stream()).toList();
        return new StagePath(stages, shown, viewer.may(DealPermissions.WRITE) && shown.outcome() == null,
                stage -> done(deals.move(viewer, shown.id(), stage, shown.version())));
    }

    private Component composer() {
        note.setPlaceholder(getTranslation("deal.note.placeholder"));
        note.setAriaLabel(getTranslation("deal.note"));
        note.setWidthFull();
        note.setMinHeight("72px");
        var save = new Button(getTranslation("deal.note.save"), click -> saveNote());
        var room = new Div();
        room.addClassName("s-grow");
        var foot = new com.vaadin.flow.component.html.Footer(room, save);
        var inside = new Div(note);
        inside.addClassName("in");
        var composer = new Div(inside, foot);
        composer.addClassName("s-composer");
        return composer;
    }

    private void saveNote() {
        if (note.getValue().isBlank() || deal == null) {
            note.focus();
            return;
        }
        if (deals.note(viewer, deal.id(), note.getValue())) {
            note.clear();
            reload();
        } else {
            Toast.error(getTranslation("deal.gone"));
        }
    }

    private <T> void edit(DealField<T> field, @Nullable T value) {
        if (deal != null) {
            done(deals.edit(viewer, deal.id(), field, value, deal.version()));
        }
    }

    private void close(boolean won) {
        if (deal == null) {
            return;
        }
        var shown = deal;
        new CloseDealDialog(won, pipelines.reasons(won ? "won" : "lost"),
                reason -> done(deals.close(viewer, shown.id(), won, reason.id(), shown.version())), () -> {}).open();
    }

    private void delete() {
        if (deal == null) {
            return;
        }
        var shown = deal;
        if (deals.delete(viewer, shown.id(), shown.version()) instanceof Outcome.Done) {
            UI.getCurrent().navigate("deals");
            Toast.undo(getTranslation("deal.was-deleted", shown.name()), () -> {
                deals.restore(viewer, shown.id());
                UI.getCurrent().navigate("deals/" + shown.id());
            });
        } else {
            done(new Outcome.Overtaken());
        }
    }

    private void done(Outcome outcome) {
        if (outcome instanceof Outcome.Overtaken) {
            Toast.error(getTranslation("deal.overtaken"));
        } else if (outcome instanceof Outcome.Refused(var why)) {
            Toast.error(getTranslation("deal.refused." + why));
        }
        reload();
    }

    private void reload() {
        if (deal == null) {
            return;
        }
        reading.of(viewer, deal.id()).ifPresentOrElse(now -> {
            deal = now;
            show(now);
        }, () -> {
            UI.getCurrent().navigate("deals");
            Toast.show(getTranslation("deal.gone"));
        });
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        var ui = attached.getUI();
        subscriptions.add(events.on(DealMoved.class, moved -> hear(ui, moved.deal(), moved.by())));
        subscriptions.add(events.on(DealChanged.class, changed -> hear(ui, changed.deal(), changed.by())));
        subscriptions.add(events.on(DealClosed.class, closed -> hear(ui, closed.deal(), closed.by())));
    }

    private void hear(UI ui, UUID changed, UUID by) {
        if (!by.equals(viewer.person())) {
            ui.access(() -> {
                if (deal != null && deal.id().equals(changed)) {
                    reload();
                }
            });
        }
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        subscriptions.forEach(Subscription::close);
        subscriptions.clear();
    }

    @Override
    public String getPageTitle() {
        return deal == null ? getTranslation("deal.title") : deal.name();
    }
}
