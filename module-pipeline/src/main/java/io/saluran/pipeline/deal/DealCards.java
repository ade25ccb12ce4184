package io.saluran.pipeline.deal;

import io.saluran.db.Viewer;
import io.saluran.pipeline.api.FunnelStage;
import io.saluran.pipeline.field.OwnFields;
import io.saluran.pipeline.field.ShortTexts;
import io.saluran.platform.field.Fields;
import io.saluran.platform.format.Formats;
import io.saluran.platform.text.Texts;
import io.saluran.ui.component.Board;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The board's columns and cards in a person's words.
final class DealCards {

    private static final char NO_BREAK = '\u00a0';

    private final Texts texts;
    private final Formats formats;
    private final Clock clock;
    private final OwnFields own;

    DealCards(Texts texts, Formats formats, Clock clock, Fields fields) {
        this.own = new OwnFields(fields, DealOwnFields.TYPE);
        this.texts = texts;
        this.formats = formats;
        this.clock = clock;
    }

    List<Board.Column> columns(DealBoard.Board board, Viewer viewer) {
        return board.columns().stream().map(column -> board.counted()
                ? column(column, weighted(board), viewer)
                : uncounted(column, viewer)).toList();
    }

    private Board.Column column(DealBoard.Column column, BigDecimal boardWeighted, Viewer viewer) {
        var locale = viewer.locale();
        var third = FunnelStage.of(column.funnel()).third();
        var share = column.weighted() == null || boardWeighted.signum() == 0
                ? 0
                : column.weighted().divide(boardWeighted, 4, RoundingMode.HALF_UP).doubleValue();
        return new Board.Column(column.stage().toString(), column.name(), third, text(viewer, "funnel." + third),
                formats.number(column.count(), locale),
                column.total() == null
                        ? column.count() == 0 ? "" : text(viewer, "deal.no-value-yet")
                        : formats.compactMoney(column.total(), locale),
                column.weighted() == null
                        ? ""
                        : text(viewer, "deal.weighted", formats.compact(column.weighted(), locale)),
                share, column.count() > column.cards().size());
    }

    /// While its deals are being counted.
    private Board.Column uncounted(DealBoard.Column column, Viewer viewer) {
        var third = FunnelStage.of(column.funnel()).third();
        return new Board.Column(column.stage().toString(), column.name(), third, text(viewer, "funnel." + third), "…",
                "", "", 0, !column.cards().isEmpty() && column.cards().size() % DealBoard.PAGE == 0);
    }

    private static BigDecimal weighted(DealBoard.Board board) {
        return board.columns().stream().map(DealBoard.Column::weighted).filter(value -> value != null)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    List<Board.Rail> rails(DealBoard.Board board, Viewer viewer) {
        return List.of(rail("won", board.closed().get("won"), viewer),
                rail("lost", board.closed().get("lost"), viewer));
    }

    private Board.Rail rail(String outcome, DealBoard.@Nullable Closed closed, Viewer viewer) {
        var count = closed == null ? 0 : closed.count();
        var total = closed == null || closed.total() == null ? BigDecimal.ZERO : closed.total();
        return new Board.Rail(outcome, text(viewer, "deal." + outcome),
                count == 0
                        ? ""
                        : formats.number(count, viewer.locale()) + " · "
                                + formats.compactMoney(total, viewer.locale()),
                viewer.may(DealPermissions.WRITE) ? "won".equals(outcome) ? "W" : "O" : null);
    }

    /// How a card is looked at.
    ///
    /// @param limits of the stage in which it stands
    record Look(Ripeness.Limits limits, CardParts parts) {}

    /// @param origin parameters of the board, for the deal's page
    Board.Card card(DealBoard.Card deal, Look look, Map<String, String> origin, Viewer viewer) {
        var locale = viewer.locale();
        return new Board.Card(deal.id().toString(), deal.account(), deal.name(), value(deal, viewer),
                listPrice(deal, viewer),
                deal.closesOn() == null ? null : formats.date(deal.closesOn(), locale),
                warning(deal, look.limits(), viewer),
                deal.owner() == null ? null : owner(deal),
                deal.nextStep() == null ? null : new Board.Next("calendar-check", next(deal, viewer)),
                deal.stageSince() == null
                        ? null
                        : formats.days(Ripeness.daysInStage(deal.stageSince(), clock.instant()), locale),
                DealPageView.address(deal.id(), origin), facts(deal, look.parts(), viewer), deal.version());
    }

    /// What is to be seen on cards of the company's own fields.
    private List<Board.Fact> facts(DealBoard.Card deal, CardParts parts, Viewer viewer) {
        var values = deal.fields();
        var facts = new ArrayList<Board.Fact>();
        if (deal.monthlyValue() != null && parts.shown().contains(CardParts.MONTHLY)) {
            facts.add(new Board.Fact(text(viewer, "deal.field.monthlyValue"),
                    formats.money(deal.monthlyValue(), viewer.locale())));
        }
        if (!values.values().isEmpty()) {
            facts.addAll(own.all().stream()
                    .filter(field -> parts.shows(field) && values.get(field.key()).isPresent())
                    .map(field -> new Board.Fact(field.label(viewer.locale()),
                            String.valueOf(own.show(field, values, viewer.locale())),
                            ShortTexts.of(field, values.get(field.key()).orElse(null))))
                    .toList());
        }
        return facts;
    }

    private static Board.Owner owner(DealBoard.Card deal) {
        var name = deal.ownerName() == null ? "" : deal.ownerName();
        var initials = deal.ownerInitials() == null ? "" : deal.ownerInitials();
        return new Board.Owner(name, initials, Math.floorMod(java.util.Objects.hashCode(deal.owner()) * 31, 360));
    }

    private @Nullable String value(DealBoard.Card deal, Viewer viewer) {
        if (deal.currency() != null && deal.amount() != null) {
            return DealDesk.foreign(deal.amount(), deal.currency(), viewer.locale());
        }
        return deal.value() == null ? null : formats.money(deal.value(), viewer.locale());
    }

    private @Nullable String listPrice(DealBoard.Card deal, Viewer viewer) {
        return deal.listPrice() == null
                ? null
                : text(viewer, "deal.list-price", formats.money(deal.listPrice(), viewer.locale()));
    }

    private String next(DealBoard.Card deal, Viewer viewer) {
        var step = String.valueOf(deal.nextStep());
        return deal.nextStepOn() == null
                ? step
                : step + ", " + formats.date(deal.nextStepOn(), viewer.locale()).replace(' ', NO_BREAK);
    }

    /// The worst that is wrong stands on the card, all of it is told beside it.
    private Board.@Nullable Warning warning(DealBoard.Card deal, Ripeness.Limits limits, Viewer viewer) {
        var wrong = Ripeness.all(deal, limits, clock, viewer.zone());
        if (wrong.isEmpty()) {
            return null;
        }
        var words = new RipenessWords((key, arguments) -> text(viewer, key, arguments),
                date -> formats.date(date, viewer.locale()));
        var reasons = wrong.stream().map(words::of).toList();
        return new Board.Warning(kind(wrong.getFirst()), reasons.getFirst(), String.join(" · ", reasons));
    }

    private static String kind(Ripeness worst) {
        return switch (worst) {
            case Ripeness.Rotting rotting -> "rotting";
            case Ripeness.DatePassed passed -> "date";
            case Ripeness.Slow slow -> "slow";
            case Ripeness.NoNextStep none -> "nostep";
            case Ripeness.Fine fine -> "";
        };
    }

    Map<String, String> boardTexts(Viewer viewer) {
        var words = new HashMap<>(texts(viewer));
        if (viewer.may(DealPermissions.WRITE)) {
            words.put("edit", text(viewer, "board.edit"));
        }
        return words;
    }

    private Map<String, String> texts(Viewer viewer) {
        return Map.ofEntries(
                Map.entry("more", text(viewer, "board.more")),
                Map.entry("empty", text(viewer, "board.empty")),
                Map.entry("noValue", text(viewer, "deal.no-value-yet")),
                Map.entry("plan", text(viewer, "board.plan")),
                Map.entry("age", text(viewer, "board.age")),
                Map.entry("stages", text(viewer, "board.stages")),
                Map.entry("open", text(viewer, "board.open")),
                Map.entry("move", text(viewer, "board.move")),
                Map.entry("moreLanes", text(viewer, "board.lanes.more")),
                Map.entry("choose", text(viewer, "board.choose")),
                Map.entry("chooseOne", text(viewer, "board.choose-one")),
                Map.entry("openMenu", text(viewer, "board.open-menu")),
                Map.entry("moved", text(viewer, "board.moved")),
                Map.entry("movedBack", text(viewer, "board.moved-back")));
    }

    private String text(Viewer viewer, String key, Object... arguments) {
        return texts.text(viewer.locale(), key, arguments);
    }
}
