package io.saluran.pipeline.deal;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.saluran.db.Viewer;
import io.saluran.pipeline.api.DealChanged;
import io.saluran.pipeline.api.DealClosed;
import io.saluran.pipeline.api.DealMoved;
import io.saluran.pipeline.api.DealsImported;
import io.saluran.pipeline.stage.Pipelines;
import io.saluran.pipeline.stage.Pipelines.Pipeline;
import io.saluran.platform.event.Events;
import io.saluran.platform.event.Events.Subscription;
import io.saluran.platform.format.Formats;
import io.saluran.ui.component.Board;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.PageHeader;
import io.saluran.ui.component.Toast;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The deals of a pipeline on a board. Moves are shown at once and taken back when somebody else was faster; others'
/// changes arrive while the page is open.
@Route("deals")
public final class DealBoardView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient DealBoard reading;
    private final transient Deals deals;
    private final transient Pipelines pipelines;
    private final transient DealCards cards;
    private final transient DealChoices choices;
    private final transient Events events;
    private final transient Formats formats;
    private final transient Viewer viewer;
    private final Select<Pipeline> picker = new Select<>();
    private final DealFilterBar filterBar;
    private final Board board = new Board();
    private final Anchor table = new Anchor();
    private final transient List<Subscription> subscriptions = new ArrayList<>();
    private final transient Map<UUID, DealBoard.Card> shown = new HashMap<>();
    private transient DealFilter filter = DealFilter.NONE;

    DealBoardView(DealBoard reading, Deals deals, Pipelines pipelines, DealCards cards, DealChoices choices,
            Events events, Formats formats, Viewer viewer) {
        this.reading = reading;
        this.deals = deals;
        this.pipelines = pipelines;
        this.cards = cards;
        this.choices = choices;
        this.events = events;
        this.formats = formats;
        this.viewer = viewer;
        filterBar = new DealFilterBar(choices, this::narrow);
        addClassName("s-page");
        board.setSizeFull();
        add(header(), filterBar, board);
        if (viewer.may(DealPermissions.WRITE)) {
            board.addMoveListener(moved -> move(moved.card(), moved.to(), moved.version()));
            board.addRailListener(dropped -> close(dropped.card(), "won".equals(dropped.rail()), dropped.version()));
        } else {
            board.addMoveListener(moved -> board.moveBack(moved.card()));
            board.addRailListener(dropped -> board.moveBack(dropped.card()));
        }
        board.addOpenListener(opened -> UI.getCurrent().navigate("deals/" + opened.card()));
        board.addMoreListener(wanted -> showMore(wanted.column(), wanted.last()));
    }

    private PageHeader header() {
        picker.setItems(pipelines.all());
        picker.setItemLabelGenerator(Pipeline::name);
        picker.setAriaLabel(getTranslation("deal.pipeline"));
        picker.addValueChangeListener(chosen -> {
            if (chosen.isFromClient()) {
                go();
            }
        });
        var add = new Button(getTranslation("deal.new"), Lucide.icon("plus"), click -> create());
        add.addThemeVariants(ButtonVariant.PRIMARY);
        add.setVisible(viewer.may(DealPermissions.WRITE));
        return new PageHeader(getTranslation("deal.title"), picker).actions(new DealViewSwitch(table, DealViewSwitch.Shown.BOARD), add);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var parameters = event.getLocation().getQueryParameters().getParameters();
        filter = DealFilter.of(parameters);
        var wanted = String.join("", parameters.getOrDefault("pipeline", List.of()));
        var all = picker.getListDataView().getItems().toList();
        all.stream().filter(pipeline -> pipeline.id().toString().equals(wanted)).findFirst()
                .or(() -> all.stream().findFirst()).ifPresent(picker::setValue);
        filterBar.show(filter);
        table.setHref("deals/table" + address());
        load();
    }

    private void narrow(DealFilter narrowed) {
        filter = narrowed;
        go();
    }

    /// Puts what is shown into the address, so that it can be shared and the back button works.
    private void go() {
        UI.getCurrent().navigate("deals", QueryParameters.simple(parameters()));
    }

    private Map<String, String> parameters() {
        var parameters = new HashMap<>(filter.parameters());
        if (picker.getValue() != null) {
            parameters.put("pipeline", picker.getValue().id().toString());
        }
        return parameters;
    }

    private String address() {
        return "?" + QueryParameters.simple(parameters()).getQueryString();
    }

    private void load() {
        if (picker.getValue() == null) {
            return;
        }
        var read = reading.open(viewer, picker.getValue().id(), filter);
        shown.clear();
        board.setBoard(cards.columns(read, viewer), cards.rails(read, viewer), cards.boardTexts(viewer));
        for (var column : read.columns()) {
            board.setCards(column.stage().toString(), words(column.cards(), column.stage()));
        }
        showSum(read);
    }

    private void showSum(DealBoard.Board read) {
        var count = read.columns().stream().mapToLong(DealBoard.Column::count).sum();
        var total = sum(read.columns().stream().map(DealBoard.Column::total).toList());
        var weighted = sum(read.columns().stream().map(DealBoard.Column::weighted).toList());
        filterBar.setSum(total == null ? getTranslation("board.sum-no-value", count)
                : getTranslation("board.sum", count, formats.compactMoney(total, getLocale()),
                        formats.compactMoney(Objects.requireNonNullElse(weighted, BigDecimal.ZERO), getLocale())));
    }

    private static @Nullable BigDecimal sum(List<@Nullable BigDecimal> values) {
        return values.stream().filter(Objects::nonNull).reduce(BigDecimal::add).orElse(null);
    }

    private List<Board.Card> words(List<DealBoard.Card> page, UUID stage) {
        page.forEach(card -> shown.put(card.id(), card));
        return page.stream().map(card -> cards.card(card, rotDays(stage), viewer)).toList();
    }

    private @Nullable Integer rotDays(UUID stage) {
        return picker.getValue() == null ? null : picker.getValue().stages().stream()
                .filter(each -> each.id().equals(stage)).findFirst().map(Pipelines.Stage::rotDays).orElse(null);
    }

    private void showMore(String column, String last) {
        var stage = UUID.fromString(column);
        var from = shown.get(UUID.fromString(last));
        if (from == null) {
            board.appendCards(column, List.of(), false);
            return;
        }
        var page = reading.page(viewer, stage, filter, from);
        board.appendCards(column, words(page, stage), page.size() == DealBoard.PAGE);
    }

    private void move(String card, String toStage, int version) {
        var id = UUID.fromString(card);
        var before = shown.get(id);
        switch (deals.move(viewer, id, UUID.fromString(toStage), version)) {
            case Deals.Outcome.Done(var now) -> {
                refresh(id, false);
                if (before != null && !before.stage().toString().equals(toStage)) {
                    Toast.undo(getTranslation("deal.moved", before.name(), stageName(toStage)),
                            () -> move(card, before.stage().toString(), now));
                }
            }
            case Deals.Outcome.Overtaken() -> {
                board.moveBack(card);
                refresh(id, true);
                Toast.error(getTranslation("deal.overtaken"));
            }
            case Deals.Outcome.Refused(var why) -> {
                board.moveBack(card);
                Toast.error(getTranslation("deal.refused." + why));
            }
        }
    }

    private String stageName(String id) {
        return picker.getValue().stages().stream().filter(stage -> stage.id().toString().equals(id)).findFirst()
                .map(Pipelines.Stage::name).orElse("");
    }

    private void close(String card, boolean won, int version) {
        var id = UUID.fromString(card);
        new CloseDealDialog(won, pipelines.reasons(won ? "won" : "lost"), reason -> {
            switch (deals.close(viewer, id, won, reason.id(), version)) {
                case Deals.Outcome.Done(var now) -> {
                    board.removeCard(card);
                    load();
                    Toast.undo(getTranslation(won ? "deal.was-won" : "deal.was-lost"), () -> {
                        deals.reopen(viewer, id, now);
                        load();
                    });
                }
                case Deals.Outcome.Overtaken() -> {
                    board.moveBack(card);
                    Toast.error(getTranslation("deal.overtaken"));
                }
                case Deals.Outcome.Refused(var why) -> {
                    board.moveBack(card);
                    Toast.error(getTranslation("deal.refused." + why));
                }
            }
        }, () -> board.moveBack(card)).open();
    }

    private void create() {
        if (picker.getValue() == null || picker.getValue().stages().isEmpty()) {
            return;
        }
        new NewDealDialog(picker.getValue().stages(), choices, draft -> {
            var id = deals.create(viewer, draft);
            load();
            board.focusCard(id.toString());
        }).open();
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        var ui = attached.getUI();
        subscriptions.add(events.on(DealMoved.class, moved -> hear(ui, moved.deal(), moved.by())));
        subscriptions.add(events.on(DealChanged.class, changed -> hear(ui, changed.deal(), changed.by())));
        subscriptions.add(events.on(DealClosed.class, closed -> hear(ui, closed.deal(), closed.by())));
        subscriptions.add(events.on(DealsImported.class, imported -> ui.access(this::load)));
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        subscriptions.forEach(Subscription::close);
        subscriptions.clear();
    }

    private void hear(UI ui, UUID deal, UUID by) {
        ui.access(() -> refresh(deal, !by.equals(viewer.person())));
    }

    /// Shows a deal as it is now, wherever it stands, and the sums with it.
    private void refresh(UUID deal, boolean glow) {
        if (picker.getValue() == null) {
            return;
        }
        var read = reading.open(viewer, picker.getValue().id(), filter);
        cards.columns(read, viewer).forEach(board::setColumn);
        showSum(read);
        reading.card(viewer, deal, filter).filter(card -> onBoard(card.stage())).ifPresentOrElse(card -> {
            var known = shown.put(deal, card);
            if (known == null || known.version() != card.version() || glow) {
                board.upsertCard(card.stage().toString(), cards.card(card, rotDays(card.stage()), viewer),
                        place(read, card), glow);
            }
        }, () -> {
            shown.remove(deal);
            board.removeCard(deal.toString());
        });
    }

    private boolean onBoard(UUID stage) {
        return picker.getValue().stages().stream().anyMatch(each -> each.id().equals(stage));
    }

    private static int place(DealBoard.Board read, DealBoard.Card card) {
        return read.columns().stream().filter(column -> column.stage().equals(card.stage())).findFirst()
                .map(column -> column.cards().stream().map(DealBoard.Card::id).toList().indexOf(card.id()))
                .filter(place -> place >= 0).orElse(DealBoard.PAGE);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("deal.title");
    }
}
