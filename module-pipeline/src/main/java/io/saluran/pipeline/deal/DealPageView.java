package io.saluran.pipeline.deal;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.saluran.ui.component.Hearing;
import io.saluran.pipeline.api.DealChanged;
import io.saluran.pipeline.api.DealClosed;
import io.saluran.pipeline.api.DealMoved;
import io.saluran.pipeline.api.PipelinesChanged;
import io.saluran.pipeline.deal.DealPage.Facts;
import io.saluran.pipeline.deal.Deals.Outcome;
import io.saluran.platform.event.Events;
import io.saluran.platform.field.FieldsChanged;
import io.saluran.ui.component.PageKeys;
import io.saluran.ui.component.RecordPanels;
import io.saluran.ui.component.Toast;
import io.saluran.ui.component.Undos;
import io.saluran.ui.field.ShowsFields;
import io.saluran.ui.panel.RecordPanel.RecordRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Everything about one deal: stage path, next step, facts, people, products, timeline, and the panels of other bundles.
@Route("deals/:id")
public final class DealPageView extends Div implements BeforeEnterObserver, HasDynamicTitle, DealPlace, ShowsFields {

    /// In an address: with its first fact open.
    static final String EDIT = "edit";

    private static final long serialVersionUID = 1;

    private final transient DealReading reading;
    private final transient DealDesk desk;
    private final DealHead head;
    private final DealNextStep nextStep;
    private final DealComposer composer;
    private final DealTimelineList timeline;
    private final DealRenewalPanel renewal;
    private final DealFacts facts;
    private final DealPeople people;
    private final DealItems items;
    private final CommentForm comment;
    private final DealFilesPanel files;
    private final DealCriteriaPanel criteria;
    private final DealComparePanel compare;
    private final Div right = new Div();
    private @Nullable RecordPanels panels;
    private transient @Nullable RecordRef shownFor;
    private transient @Nullable Facts deal;
    private transient Map<String, List<String>> origin = Map.of();

    DealPageView(DealReading reading, DealDesk desk, DealTalk talk, Events events) {
        this.reading = reading;
        this.desk = desk;
        new Hearing(this, events)
                .of(DealMoved.class, moved -> isOfOthers(moved.by()), moved -> hear(moved.deal()))
                .of(DealChanged.class, changed -> isOfOthers(changed.by()), changed -> hear(changed.deal()))
                .of(DealClosed.class, closed -> isOfOthers(closed.by()), closed -> hear(closed.deal()))
                .of(FieldsChanged.class, changed -> showFields())
                .of(PipelinesChanged.class, changed -> showFields());
        head = new DealHead(desk, new DealPageActs(desk, this, Undos.on(this), this::go));
        nextStep = new DealNextStep(desk, reading.page(), this);
        composer = new DealComposer(desk, this, there -> reload());
        timeline = new DealTimelineList(reading, desk, talk.comments());
        comment = new CommentForm(talk.comments(), desk.viewer(), () -> deal().id(), text -> {
            var there = talk.comments().say(desk.viewer(), deal().id(), text);
            reload();
            return there;
        });
        files = new DealFilesPanel(talk.files(), desk, this);
        renewal = new DealRenewalPanel(reading.renewal(), desk, this);
        facts = new DealFacts(desk, reading.page(), this);
        people = new DealPeople(desk, reading.page(), this);
        items = new DealItems(desk, reading.page(), this);
        criteria = new DealCriteriaPanel(desk, this);
        compare = new DealComparePanel(reading.compare(), desk, this);
        right.add(criteria, compare);
        addClassName("s-page");
        composer.setVisible(desk.mayWrite());
        comment.setVisible(desk.mayWrite());
        var columns = new Div(new Div(facts, people, items, files),
                new Div(renewal, nextStep, composer, comment, timeline),
                right);
        columns.addClassName("s-columns3");
        add(head, tabs(columns), columns);
        var keys = PageKeys.on(this).key("j", getTranslation("record.next"), () -> step(true))
                .key("k", getTranslation("record.previous"), () -> step(false));
        if (desk.mayWrite()) {
            keys.key("e", getTranslation("board.edit"), facts::editFirst)
                    .key("2", getTranslation("deal.comment"), comment::focus)
                    .key("1", getTranslation("deal.note"), composer::focus)
                    .key("n", getTranslation("deal.next-step.what"), nextStep::plan);
        }
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

    /// @param origin the board's or list's parameters with `list`, so that the page knows its neighbours
    static String address(UUID deal, Map<String, String> origin) {
        return "deals/" + deal + (origin.isEmpty() ? "" : "?" + QueryParameters.simple(origin).getQueryString());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        origin = event.getLocation().getQueryParameters().getParameters();
        var id = event.getRouteParameters().get("id").flatMap(DealPageView::uuid);
        deal = id.flatMap(known -> reading.page().of(desk.viewer(), known)).orElse(null);
        if (deal == null) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        show(deal);
        if (origin.containsKey(EDIT)) {
            // only on arrival, not for the deals that one goes on to
            origin = new HashMap<>(origin);
            origin.remove(EDIT);
            facts.editFirst();
        }
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private void show(Facts shown) {
        var stages = desk.stages(shown.pipeline());
        var place = reading.neighbours().of(desk.viewer(), shown.id(), origin).orElse(null);
        head.show(shown,
                new DealHead.Around(up(shown), place, stages, reading.page().daysIn(desk.viewer(), shown.id())));
        renewal.show();
        nextStep.show();
        composer.show();
        timeline.show(shown, stages);
        facts.show();
        people.show();
        items.show();
        files.show();
        criteria.show();
        compare.show();
        showPanels(new RecordRef("deal", shown.id(), recordFacts(shown)));
    }

    private void showPanels(RecordRef ref) {
        if (panels == null) {
            panels = new RecordPanels(ref, desk.viewer());
            right.add(panels);
        } else if (!ref.equals(shownFor)) {
            panels.refresh(ref);
        }
        shownFor = ref;
    }

    private String up(Facts shown) {
        var parameters = new HashMap<>(origin);
        var list = String.join("", Objects.requireNonNullElse(parameters.remove("list"), List.of()));
        if (parameters.isEmpty()) {
            return "deals?pipeline=" + shown.pipeline();
        }
        return (list.equals("table") ? "deals/table?" : "deals?") + new QueryParameters(parameters).getQueryString();
    }

    private static Map<String, String> recordFacts(Facts shown) {
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

    private void step(boolean forward) {
        reading.neighbours().of(desk.viewer(), deal().id(), origin)
                .map(place -> forward ? place.after() : place.before())
                .ifPresent(this::go);
    }

    private void go(UUID next) {
        UI.getCurrent().navigate("deals/" + next, new QueryParameters(origin));
    }

    @Override
    public Facts deal() {
        return Objects.requireNonNull(deal);
    }

    @Override
    public Optional<Facts> fresh() {
        return reading.page().of(desk.viewer(), deal().id());
    }

    @Override
    public boolean done(Outcome outcome) {
        if (outcome instanceof Outcome.Overtaken) {
            Toast.error(getTranslation("deal.overtaken"));
        } else if (outcome instanceof Outcome.Missing(var fields)) {
            Toast.error(getTranslation("deal.needs", fields.stream()
                    .map(key -> desk.own().label(key, getLocale())).collect(Collectors.joining(", "))));
        } else if (outcome instanceof Outcome.Unmet(var criteria)) {
            Toast.error(getTranslation("deal.unmet.these", CriteriaWords.all(criteria, desk, this::getTranslation)));
        } else if (outcome instanceof Outcome.Refused(var why)) {
            Toast.error(getTranslation("deal.refused." + why));
        }
        reload();
        return outcome instanceof Outcome.Done;
    }

    private void reload() {
        fresh().ifPresentOrElse(now -> {
            deal = now;
            show(now);
        }, () -> {
            UI.getCurrent().navigate("deals");
            Toast.show(getTranslation("deal.gone"));
        });
    }

    @Override
    public void showFields() {
        if (deal != null) {
            reload();
        }
    }

    private boolean isOfOthers(UUID by) {
        return !by.equals(desk.viewer().person());
    }

    private void hear(UUID changed) {
        if (deal != null && (deal.id().equals(changed) || renewal.names(changed))) {
            reload();
        }
    }

    @Override
    public String getPageTitle() {
        return deal == null ? getTranslation("deal.title") : deal.name();
    }
}
