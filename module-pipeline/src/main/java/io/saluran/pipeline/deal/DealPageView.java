package io.saluran.pipeline.deal;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.saluran.pipeline.api.DealChanged;
import io.saluran.pipeline.api.DealClosed;
import io.saluran.pipeline.api.DealMoved;
import io.saluran.pipeline.api.PipelinesChanged;
import io.saluran.pipeline.deal.DealPage.Facts;
import io.saluran.pipeline.deal.Deals.Outcome;
import io.saluran.pipeline.record.RecordHead;
import io.saluran.pipeline.score.DealScorePanel;
import io.saluran.platform.event.Events;
import io.saluran.platform.field.FieldsChanged;
import io.saluran.ui.component.Hearing;
import io.saluran.ui.component.PageKeys;
import io.saluran.ui.component.RecordPanels;
import io.saluran.ui.component.Toast;
import io.saluran.ui.component.Undos;
import io.saluran.ui.field.ShowsFields;
import io.saluran.ui.panel.RecordPanel.RecordRef;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Everything about one deal: stage path, next step, facts, people, products, timeline, and the panels of other bundles.
@Route("deals/:id")
public final class DealPageView extends Div implements BeforeEnterObserver, HasDynamicTitle, DealPlace, ShowsFields {

    /// In an address: with its first fact open.
    static final String EDIT = "edit";

    private static final long serialVersionUID = 1;

    private final transient DealReading reading;
    private final transient DealDesk desk;
    private final transient DealPageActs acts;
    private final DealHead head;
    private final DealNextStep nextStep;
    private final DealComposer composer;
    private final DealTimelineList timeline;
    private final DealRenewalPanel renewal;
    private final DealFacts facts;
    private final DealPeople people;
    private final DealItems items;
    private final DealTouches touches;
    private final PlannedList planned;
    private final DealFilesPanel files;
    private final DealCriteriaPanel criteria;
    private final DealComparePanel compare;
    private final DealScorePanel score;
    private final Div right = new Div();
    private @Nullable RecordPanels panels;
    private transient @Nullable RecordRef shownFor;
    private transient @Nullable Facts deal;
    private transient DealOrigin origin = DealOrigin.NONE;
    private final transient Frozen frozen = new Frozen();
    private final Div columns;
    private @Nullable DealGone gone;

    DealPageView(DealReading reading, DealDesk desk, DealTalk talk, Events events) {
        this.reading = reading;
        this.desk = desk;
        new Hearing(this, events)
                .of(DealMoved.class, moved -> isOfOthers(moved.by()), moved -> hear(moved.deal()))
                .of(DealChanged.class, changed -> isOfOthers(changed.by()), changed -> hear(changed.deal()))
                .of(DealClosed.class, closed -> isOfOthers(closed.by()), closed -> hear(closed.deal()))
                .of(FieldsChanged.class, changed -> showFields())
                .of(PipelinesChanged.class, changed -> showFields());
        acts = new DealPageActs(desk, this, this::go, this::logTouch);
        head = new DealHead(desk, acts);
        touches = new DealTouches(talk.activities(), talk.comments(), desk, this, this::getTranslation);
        nextStep = new DealNextStep(desk, reading.page(), this, touches);
        planned = new PlannedList(touches);
        timeline = new DealTimelineList(reading, desk, talk.comments(), touches);
        var comment = new CommentForm(new CommentForm.Of(talk.comments(), desk.viewer(), () -> deal().id()), text -> {
            var there = talk.comments().say(desk.viewer(), deal().id(), text).isPresent();
            reload();
            return there;
        });
        composer = new DealComposer(new NoteForm(desk, this, there -> reload()), comment, touches);
        files = new DealFilesPanel(talk.files(), desk, this);
        renewal = new DealRenewalPanel(reading.renewal(), desk, this);
        facts = new DealFacts(desk, reading.page(), this);
        people = new DealPeople(desk, reading.page(), this);
        items = new DealItems(desk, reading.page(), this);
        criteria = new DealCriteriaPanel(desk, this);
        compare = new DealComparePanel(reading.compare(), desk, this);
        score = new DealScorePanel(reading.scores(), desk.formats(), desk.viewer());
        right.add(criteria, score, compare);
        addClassName("s-page");
        composer.setVisible(desk.mayWrite());
        columns = new Div(new Div(facts, people, items, files),
                new Div(renewal, nextStep, planned, composer, timeline),
                right);
        columns.addClassName("s-columns3");
        add(head, RecordHead.tabs(columns, getTranslation("deal.timeline"), getTranslation("deal.facts"),
                getTranslation("deal.help")), columns);
        DealDrop.on(this, files.upload());
        keys();
    }

    private void keys() {
        var keys = PageKeys.on(this).key("j", getTranslation("record.next"), () -> step(true))
                .key("k", getTranslation("record.previous"), () -> step(false))
                .key("escape", getTranslation("deal.back"), this::goBack);
        if (desk.mayWrite()) {
            composer.keys(keys);
            keys.key("t", getTranslation("deal.log-touch"), () -> whileHere(composer::logTouch))
                    .key("n", getTranslation("deal.next-step.what"), () -> whileHere(nextStep::plan))
                    .key("e", getTranslation("deal.facts.edit"), () -> whileHere(facts::edit))
                    .key("w", getTranslation("deal.won"), () -> whileHere(() -> acts.closeIfOpen(true)))
                    .key("o", getTranslation("deal.lost"), () -> whileHere(() -> acts.closeIfOpen(false)));
        }
    }

    private void logTouch() {
        composer.logTouch();
    }

    private void whileHere(Runnable action) {
        if (gone == null) {
            action.run();
        }
    }

    /// @param origin the board's or list's parameters with `list`, so that the page knows its neighbours
    static String address(UUID deal, Map<String, String> origin) {
        return "deals/" + deal + (origin.isEmpty() ? "" : "?" + QueryParameters.simple(origin).getQueryString());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        origin = DealOrigin.of(event.getLocation().getQueryParameters().getParameters());
        var id = event.getRouteParameters().get("id").flatMap(RecordHead::id);
        deal = id.flatMap(known -> reading.page().of(desk.viewer(), known)).orElse(null);
        if (deal == null) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        show(deal);
        if (event.getLocation().getQueryParameters().getParameters().containsKey(EDIT)) {
            facts.edit();
        }
    }

    private void show(Facts shown) {
        thaw();
        var stages = desk.stages(shown.pipeline());
        var from = origin.parameters();
        head.show(shown, new DealHead.Around(origin.up(shown).address(),
                () -> reading.neighbours().of(desk.viewer(), shown.id(), from), stages,
                reading.page().daysIn(desk.viewer(), shown.id()),
                reading.usual().of(shown.pipeline())));
        renewal.show();
        var plans = touches.planned();
        nextStep.show(plans);
        planned.show(plans);
        composer.show();
        timeline.show(shown, stages);
        facts.show();
        people.show();
        items.show();
        files.show();
        criteria.show();
        compare.show();
        score.setVisible(shown.outcome() == null);
        if (score.isVisible()) {
            score.show(shown.id(), shown.stageName());
        }
        showPanels(DealRef.of(shown));
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

    private void step(boolean forward) {
        reading.neighbours().of(desk.viewer(), deal().id(), origin.parameters())
                .map(place -> forward ? place.after() : place.before())
                .ifPresent(this::go);
    }

    private void go(UUID next) {
        UI.getCurrent().navigate("deals/" + next, origin.query());
    }

    private void goBack() {
        var up = origin.up(deal());
        UI.getCurrent().navigate(up.path(), up.parameters());
    }

    @Override
    public Undos undos() {
        return Undos.on(this);
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
        new OutcomeWords(desk, this::getTranslation).of(outcome).ifPresent(Toast::error);
        reload();
        return outcome instanceof Outcome.Done;
    }

    private void reload() {
        fresh().ifPresentOrElse(now -> {
            deal = now;
            show(now);
        }, this::stay);
    }

    /// Somebody else has deleted the deal, or it is not for this person any more: what was begun is not lost with it.
    private void stay() {
        if (gone == null) {
            gone = new DealGone(desk, reading.page(), deal().id(), this::reload);
            addComponentAsFirst(gone);
            head.freeze(frozen);
            frozen.freeze(columns);
        }
    }

    private void thaw() {
        if (gone != null) {
            remove(gone);
            gone = null;
            frozen.thaw();
        }
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
