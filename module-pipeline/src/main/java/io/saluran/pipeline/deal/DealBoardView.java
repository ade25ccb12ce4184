package io.saluran.pipeline.deal;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.saluran.db.Viewer;
import io.saluran.pipeline.api.DealChanged;
import io.saluran.pipeline.api.DealClosed;
import io.saluran.pipeline.api.DealMoved;
import io.saluran.pipeline.api.DealsChanged;
import io.saluran.pipeline.api.DealsImported;
import io.saluran.pipeline.api.PipelinesChanged;
import io.saluran.pipeline.deal.DealLanes.By;
import io.saluran.pipeline.stage.Pipelines.Pipeline;
import io.saluran.platform.event.Events;
import io.saluran.platform.field.FieldsChanged;
import io.saluran.platform.format.Formats;
import io.saluran.platform.view.SavedViews;
import io.saluran.ui.component.Board;
import io.saluran.ui.component.Hearing;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.PageHeader;
import io.saluran.ui.component.PageKeys;
import io.saluran.ui.component.Phone;
import io.saluran.ui.component.Presence;
import io.saluran.ui.component.Undos;
import io.saluran.ui.component.ViewTabs;
import io.saluran.ui.field.ShowsFields;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The deals of a pipeline on a board. Moves are shown at once and taken back when somebody else was faster; others'
/// changes arrive while the page is open.
@Route("deals")
public final class DealBoardView extends Div
        implements
            BeforeEnterObserver,
            HasDynamicTitle,
            ShowsFields,
            DealBoardActs.Surface,
            ChosenBar.Page {

    /// Parameters that the table does not know.
    static final Set<String> BOARD_ONLY = Set.of("cards", "lanes");

    private static final long serialVersionUID = 1;

    private final transient DealBoard reading;
    private final transient DealList list;
    private final transient DealLanes lanesReading;
    private final ShapePicker lanes = new ShapePicker("lanes", "board.lanes",
            Stream.of(By.values()).map(By::word).toList(), each -> getTranslation("board.lanes." + each), this::laned);
    private int lanesShown = DealLanes.LANES;
    private boolean isNarrow;
    private final transient UsualTimes usual;
    private final transient DealBoardActs acts;
    private final transient DealBoardFace face;
    private final transient Formats formats;
    private final transient Viewer viewer;
    private final PipelinePicker picker;
    private final DealFilterBar filterBar;
    private final DealsMissing missing;
    private final ViewTabs views;
    private final Board board = new Board();
    private final Anchor table = new Anchor();
    private final Presence presence;
    private final ChosenBar chosen;
    private final transient ChosenParts parts;
    private transient DealFilter filter = DealFilter.NONE;

    DealBoardView(DealBoardReading reading, DealDesk desk, DealCards cards, Events events, SavedViews saved) {
        this.reading = reading.board();
        this.list = reading.list();
        this.lanesReading = reading.lanes();
        this.usual = reading.usual();
        this.formats = desk.formats();
        this.viewer = desk.viewer();
        presence = new Presence(viewer);
        face = new DealBoardFace(reading, cards, new LanesFace(formats, viewer, this::getTranslation), board, viewer,
                this::origin);
        acts = new DealBoardActs(desk, this);
        picker = new PipelinePicker(desk.pipelines(), () -> this.reading.busiest(viewer), this::go);
        filterBar = new DealFilterBar(desk, this::narrow);
        missing = new DealsMissing(reading.list(), viewer, () -> filterBar.clear());
        views = new ViewTabs(saved, viewer, new ViewTabs.Page("deals", "deals", DealListView.TABLE_ONLY,
                Set.of("pipeline"), this::shownParameters)).counting(this::count);
        addClassName("s-page");
        board.setSizeFull();
        var keys = PageKeys.on(this)
                .also("J K", getTranslation("board.keys.next"))
                .also("H L", getTranslation("board.keys.column"))
                .also("↵", getTranslation("board.open"))
                .also("X", getTranslation("board.keys.choose"))
                .also("⇧ X", getTranslation("board.keys.choose-to"))
                .key("/", getTranslation("filter.text"), filterBar::focusText)
                .key("f", getTranslation("filter.more"), filterBar::openMore);
        if (viewer.may(DealPermissions.WRITE)) {
            keys.also("Alt →", getTranslation("board.keys.move")).also("E", getTranslation("board.edit"))
                    .also("W", getTranslation("deal.mark-won")).also("O", getTranslation("deal.mark-lost"))
                    .key("n", getTranslation("deal.new"), acts::create);
            board.addMoveListener(moved -> acts.move(moved, by()));
            board.addMoveAllListener(moved -> DealBoardActs.move(moved, by(), chosen()));
            board.addRailListener(
                    dropped -> acts.close(dropped.card(), "won".equals(dropped.rail()), dropped.version()));
        } else {
            board.addMoveListener(moved -> board.moveBack(moved.card()));
            board.addRailListener(dropped -> board.moveBack(dropped.card()));
        }
        chosen = new ChosenBar(desk, Undos.on(this), this);
        board.addSelectionListener(now -> chosen.show(now.cards().stream().map(UUID::fromString)
                .collect(Collectors.toCollection(LinkedHashSet::new))));
        parts = new ChosenParts(reading.choices(), desk.own(), viewer, face::tell, this::told);
        filterBar.add(lanes, parts.menu());
        add(header(), views, filterBar, missing, board, chosen, keys.foot());
        Phone.whenNarrow(this, this::withoutLanes);
        board.addOpenListener(opened -> go(opened.card(), Map.of()));
        board.addEditListener(edited -> go(edited.card(), Map.of(DealPageView.EDIT, "")));
        board.addMoreLanesListener(wanted -> {
            lanesShown += DealLanes.LANES;
            renew();
        });
        board.addMoreListener(wanted -> face.showMore(wanted.column(), wanted.last(), filter));
        new Hearing(this, events)
                .of(DealMoved.class, moved -> hear(moved.deal(), moved.by()))
                .of(DealChanged.class, changed -> hear(changed.deal(), changed.by()))
                .of(DealClosed.class, closed -> hear(closed.deal(), closed.by()))
                .of(DealsChanged.class, changed -> renew())
                .of(FieldsChanged.class, changed -> showFields())
                .of(DealsImported.class, imported -> loadAgain())
                .of(PipelinesChanged.class, changed -> loadAgain());
    }

    private @Nullable By by() {
        return lanes.word().flatMap(By::of).orElse(null);
    }

    /// Set when the constructor is through.
    private ChosenBar chosen() {
        return chosen;
    }

    private void hear(UUID deal, UUID by) {
        refresh(deal, !by.equals(viewer.person()));
    }

    /// A phone shows one column at a time, also for an address that has lanes.
    private void withoutLanes() {
        isNarrow = true;
        if (lanes.word().isPresent()) {
            lanes.none();
            load();
        }
    }

    /// Somebody chose lanes, or none.
    private void laned() {
        lanesShown = DealLanes.LANES;
        go();
    }

    private String count(Map<String, String> view) {
        return new ViewCounts(list, formats, viewer).of(view, DealListView.TABLE_ONLY,
                picker.getValue() == null ? null : picker.getValue().id());
    }

    private PageHeader header() {
        var add = new Button(getTranslation("deal.new"), Lucide.icon("plus"), click -> acts.create());
        add.addThemeVariants(ButtonVariant.PRIMARY);
        add.setSuffixComponent(PageKeys.hint("N"));
        add.addClassName("s-main-act");
        add.setVisible(viewer.may(DealPermissions.WRITE));
        return new PageHeader(getTranslation("deal.title"), picker)
                .actions(presence, new DealViewSwitch(table, DealViewSwitch.Shown.BOARD), add);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var parameters = views.enter(event.getLocation().getQueryParameters().getParameters());
        filter = DealFilter.of(parameters);
        var wanted = String.join("", parameters.getOrDefault("pipeline", List.of()));
        picker.show(wanted);
        filterBar.show(filter);
        presence.at("deals/" + (picker.getValue() == null ? "" : picker.getValue().id()));
        lanes.show(parameters);
        if (isNarrow) {
            lanes.none();
        }
        parts.enter(parameters);
        table.setHref("deals/table" + address());
        views.show();
        load();
        CameFrom.back().ifPresent(this::returnTo);
    }

    /// Cards tell something else now.
    private void told() {
        renew();
        table.setHref("deals/table" + address());
        views.show();
    }

    private void narrow(DealFilter narrowed) {
        filter = narrowed;
        go();
    }

    private void go(String deal, Map<String, String> further) {
        CameFrom.went(UUID.fromString(deal));
        var parameters = origin();
        parameters.putAll(further);
        UI.getCurrent().navigate("deals/" + deal, QueryParameters.simple(parameters));
    }

    /// Shows the card from which somebody comes back, however far down it stands.
    private void returnTo(UUID deal) {
        reading.card(viewer, deal, filter).filter(card -> picker.has(card.stage())).ifPresent(card -> {
            if (lanes.word().isEmpty() && face.shown(deal).isEmpty()) {
                show(reading.asFarAs(viewer, filter, reading.first(viewer, picker.getValue().id(), filter),
                        Map.of(card.stage(), reading.until(viewer, filter, card))));
            }
            board.returnTo(deal.toString());
        });
    }

    /// Puts what is shown into the address, so that it can be shared and the back button works.
    private void go() {
        UI.getCurrent().navigate("deals", QueryParameters.simple(parameters()));
    }

    private Map<String, String> parameters() {
        var parameters = shownParameters();
        views.mark(parameters);
        return parameters;
    }

    private Map<String, String> shownParameters() {
        var parameters = new HashMap<>(filter.parameters());
        lanes.into(parameters);
        parts.into(parameters);
        if (picker.getValue() != null) {
            parameters.put("pipeline", picker.getValue().id().toString());
        }
        return parameters;
    }

    private String address() {
        return "?" + QueryParameters.simple(parameters()).getQueryString();
    }

    /// What a deal's page needs to know its neighbours on this board.
    private Map<String, String> origin() {
        var parameters = parameters();
        parameters.put("list", "board");
        return parameters;
    }

    private void load() {
        face.forgetOpened();
        if (picker.getValue() == null) {
            return;
        }
        face.compareWith(usual.of(picker.getValue().id()));
        var read = reading.first(viewer, picker.getValue().id(), filter);
        show(read);
        showSum(read);
    }

    /// The same deals as they are now: of each column as many as were shown, so that it stays where it is scrolled to.
    private void renew() {
        if (picker.getValue() == null) {
            return;
        }
        face.compareWith(usual.of(picker.getValue().id()));
        var read = reading.asFarAs(viewer, filter, reading.first(viewer, picker.getValue().id(), filter),
                face.lengths());
        show(read);
        showSum(read);
    }

    private void show(DealBoard.Board read) {
        lanes.word().flatMap(By::of).ifPresentOrElse(
                by -> face.show(read, lanesReading.asFarAs(viewer, filter, by,
                        lanesReading.of(viewer, picker.getValue().id(), filter, by, lanesShown), face.opened()), by),
                () -> face.show(read));
    }

    private void showSum(DealBoard.Board read) {
        if (read.counted()) {
            filterBar.setSum(sum(read));
        } else {
            countLater(read, picker.getValue().id(), filter);
        }
        var shown = new DealQuery(picker.getValue().id(), null, "open", filter);
        filterBar.setNotConverted(() -> list.unconverted(viewer, shown));
        var none = !filter.isEmpty() && read.columns().stream().allMatch(column -> column.cards().isEmpty());
        board.setClassName("s-away", none);
        missing.show(shown, none);
    }

    private void countLater(DealBoard.Board first, UUID pipeline, DealFilter of) {
        filterBar.setSumLater(() -> reading.counted(viewer, pipeline, of, first), counted -> {
            face.showHeads(counted);
            return sum(counted);
        });
    }

    private String sum(DealBoard.Board read) {
        return DealBoardWords.sum(read, formats, getLocale(), this::getTranslation);
    }

    @Override
    public Optional<DealBoard.Card> shown(UUID deal) {
        return face.shown(deal);
    }

    @Override
    public Optional<Pipeline> pipeline() {
        return Optional.ofNullable(picker.getValue());
    }

    @Override
    public Board board() {
        return board;
    }

    /// Pipelines may have come, gone or changed.
    private void loadAgain() {
        picker.show(picker.getValue() == null ? "" : picker.getValue().id().toString());
        renew();
    }

    @Override
    public void showFields() {
        filterBar.showFields();
        parts.showAgain();
        renew();
    }

    /// Shows a deal as it is now, wherever it stands, and the sums with it.
    @Override
    public void refresh(UUID deal, boolean glow) {
        if (picker.getValue() == null) {
            return;
        }
        var read = reading.first(viewer, picker.getValue().id(), filter);
        showSum(read);
        if (lanes.word().isEmpty()) {
            face.refresh(read, deal, filter, glow);
            return;
        }
        show(read);
        if (glow) {
            board.glow(deal.toString());
        }
    }

    @Override
    public Undos undos() {
        return Undos.on(this);
    }

    @Override
    public void chooseNone() {
        board.clearSelection();
    }

    @Override
    public void again() {
        renew();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("deal.title");
    }
}
