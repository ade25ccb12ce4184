package io.saluran.ui.component;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.shared.Registration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Cards in columns that can be dragged, or moved by keyboard or menu, from one to another. It shows what it is given and
/// tells what a person did; the cards of a column arrive page by page.
///
/// A moved card stays where it was dropped until [#moveBack] or [#upsertCard] says otherwise. All texts come formatted, in
/// the person's language.
@Tag("saluran-board-v1")
public final class Board extends Component implements HasSize, HasStyle {

    private static final long serialVersionUID = 1;

    @Override
    protected void onAttach(AttachEvent attached) {
        attached.getUI().getPage().addJsModule("context://saluran/board-v1.js");
    }

    /// Shows columns and rails without cards; skeletons stand until [#setCards].
    ///
    /// @param texts `more`, `empty`, `move`, `openMenu`, `noValue`, `moved` and what else the element's README names
    public void setBoard(List<Column> columns, List<Rail> rails, Map<String, String> texts) {
        call("this.setBoard($0)", Map.of("columns", columns, "rails", rails, "texts", texts));
    }

    /// Shows columns in swim lanes. Those without a lane are the heads of the stages; the others stand in their lane.
    ///
    /// @param more whether there are lanes after these
    public void setLanes(List<Column> heads, List<Lane> lanes, List<Cell> cells, boolean more, List<Rail> rails,
            Map<String, String> texts) {
        var columns = Stream.<Object>concat(heads.stream(), cells.stream()).toList();
        call("this.setBoard($0)",
                Map.of("columns", columns, "rails", rails, "texts", texts, "lanes", lanes, "moreLanes",
                        more));
    }

    /// Lights a card up once, as for another person's change.
    public void glow(String card) {
        call("this.glow($0)", card);
    }

    public Registration addMoreLanesListener(ComponentEventListener<MoreLanesWanted> listener) {
        return addListener(MoreLanesWanted.class, listener);
    }

    public void setCards(String column, List<Card> cards) {
        call("this.setCards($0, $1)", column, cards);
    }

    /// @param more whether there are cards after these
    public void appendCards(String column, List<Card> cards, boolean more) {
        call("this.appendCards($0, $1, $2)", column, cards, more);
    }

    /// Puts a card in, or changes and moves the one with its id.
    ///
    /// @param position from 0; a place after the last loaded card is not shown
    /// @param glow whether it lights up once, as for another person's change
    public void upsertCard(String column, Card card, int position, boolean glow) {
        call("this.upsertCard($0, $1, $2, $3)", column, card, position, glow);
    }

    public void removeCard(String card) {
        call("this.removeCard($0)", card);
    }

    /// Changes a column's head.
    public void setColumn(Column column) {
        call("this.setColumn($0)", column);
    }

    /// Changes what the rails tell.
    public void setRails(List<Rail> rails) {
        call("this.setRails($0)", rails);
    }

    /// Takes back a move that was refused.
    public void moveBack(String card) {
        call("this.moveBack($0)", card);
    }

    /// Leaves parts of all cards out: of `account`, `value`, `closesOn`, `owner`, `nextStep` and `age`.
    public void hide(List<String> parts) {
        getElement().setAttribute("hide", String.join(" ", parts));
    }

    public void focusCard(String card) {
        call("this.focusCard($0)", card);
    }

    /// Brings a card from which somebody went away into view; it gets the focus unless that is elsewhere.
    public void returnTo(String card) {
        call("this.returnTo($0)", card);
    }

    /// Lets no card be chosen any more; tells nobody.
    public void clearSelection() {
        call("this.clearSelection()");
    }

    /// Hears which cards are chosen, of those that are there or were.
    public Registration addSelectionListener(ComponentEventListener<CardsChosen> listener) {
        return addListener(CardsChosen.class, listener);
    }

    public Registration addMoveListener(ComponentEventListener<CardMoved> listener) {
        return addListener(CardMoved.class, listener);
    }

    /// Hears that all chosen cards are to go to another column; they stay until they are told to have moved.
    public Registration addMoveAllListener(ComponentEventListener<CardsMoved> listener) {
        return addListener(CardsMoved.class, listener);
    }

    public Registration addEditListener(ComponentEventListener<CardEdited> listener) {
        return addListener(CardEdited.class, listener);
    }

    public Registration addOpenListener(ComponentEventListener<CardOpened> listener) {
        return addListener(CardOpened.class, listener);
    }

    public Registration addMoreListener(ComponentEventListener<MoreWanted> listener) {
        return addListener(MoreWanted.class, listener);
    }

    public Registration addRailListener(ComponentEventListener<DroppedOnRail> listener) {
        return addListener(DroppedOnRail.class, listener);
    }

    private void call(String script, @Nullable Object... arguments) {
        // The element is defined by a module that may still be on its way.
        getElement().executeJs("customElements.whenDefined('saluran-board-v1').then(() => " + script + ")", arguments);
    }

    /// @param funnel `top`, `middle` or `bottom`
    /// @param share of the whole board's weighted value, 0 to 1
    /// @param more whether there are cards that are not loaded
    public record Column(
            String id,
            String name,
            String funnel,
            String funnelLabel,
            String count,
            String total,
            String weighted,
            double share,
            boolean more) {}

    /// A swim lane.
    public record Lane(String id, String name, String count, String total) {}

    /// A stage in a lane: a column like others, whose head is not shown.
    ///
    /// @param stage the same for a stage's cells in all lanes
    /// @param more whether there are cards that are not loaded
    public record Cell(String id, String lane, String stage, String name, String funnel, String count, boolean more) {}

    /// A place beside the columns where a card ends, such as won and lost.
    ///
    /// @param key the letter that sends the focused card there, `W` for `won` and `O` for `lost`; null for none
    public record Rail(String id, String name, String summary, @Nullable String key) {

        /// A rail without a key.
        public Rail(String id, String name, String summary) {
            this(id, name, summary, null);
        }
    }

    /// @param noValue what stands, quietly, where there is no value; null for the board's own words
    /// @param facts what else is shown, below the value
    /// @param version told with each move, so that a move of what another person has changed can be refused
    public record Card(
            String id,
            @Nullable String account,
            String name,
            @Nullable String value,
            @Nullable String noValue,
            @Nullable String date,
            @Nullable Warning warning,
            @Nullable Owner owner,
            @Nullable Next next,
            @Nullable String age,
            String href,
            List<Fact> facts,
            int version) {

        /// A card without further facts.
        public Card(String id, @Nullable String account, String name, @Nullable String value, @Nullable String noValue,
                @Nullable String date, @Nullable Warning warning, @Nullable Owner owner, @Nullable Next next,
                @Nullable String age, String href, int version) {
            this(id, account, name, value, noValue, date, warning, owner, next, age, href, List.of(), version);
        }
    }

    /// Something more that a card tells, in a line of its own.
    ///
    /// @param value all of it in words
    /// @param chips the same as several short texts; the first few are shown in place of the words
    public record Fact(String label, String value, List<String> chips) {
        public Fact {
            chips = List.copyOf(chips);
        }

        public Fact(String label, String value) {
            this(label, value, List.of());
        }
    }

    /// @param kind `rotting`, `date`, `nostep` or `slow`
    /// @param reasons all that is wrong, of which the text is the worst
    public record Warning(String kind, String text, String reasons) {

        /// A warning for one reason.
        public Warning(String kind, String text) {
            this(kind, text, text);
        }
    }

    /// @param hue 0 to 359
    public record Owner(String name, String initials, int hue) {}

    /// @param icon Lucide's name
    public record Next(String icon, String text) {}

    /// A card was moved to another column, or to another place in its own.
    @DomEvent("card-move")
    public static final class CardMoved extends ComponentEvent<Board> {
        private static final long serialVersionUID = 1;
        private final String card;
        private final String from;
        private final String to;
        private final int version;

        public CardMoved(Board source, boolean fromClient, @EventData("event.detail.card") String card,
                @EventData("event.detail.from") String from, @EventData("event.detail.to") String to,
                @EventData("event.detail.version") int version) {
            super(source, fromClient);
            this.card = card;
            this.from = from;
            this.to = to;
            this.version = version;
        }

        public String card() {
            return card;
        }

        public String from() {
            return from;
        }

        public String to() {
            return to;
        }

        public int version() {
            return version;
        }
    }

    /// Other cards are chosen than before.
    @DomEvent("cards-chosen")
    public static final class CardsChosen extends ComponentEvent<Board> {
        private static final long serialVersionUID = 1;
        private final String cards;

        /// @param cards their ids, parted by spaces
        public CardsChosen(Board source, boolean fromClient,
                @EventData("event.detail.cards.join(' ')") String cards) {
            super(source, fromClient);
            this.cards = cards;
        }

        public List<String> cards() {
            return cards.isEmpty() ? List.of() : List.of(cards.split(" ", -1));
        }
    }

    /// The chosen cards are to go to another column.
    @DomEvent("cards-move")
    public static final class CardsMoved extends ComponentEvent<Board> {
        private static final long serialVersionUID = 1;
        private final String from;
        private final String to;

        public CardsMoved(Board source, boolean fromClient, @EventData("event.detail.from") String from,
                @EventData("event.detail.to") String to) {
            super(source, fromClient);
            this.from = from;
            this.to = to;
        }

        /// Of cards of which nobody says where they were.
        public CardsMoved(Board source, boolean fromClient, String to) {
            this(source, fromClient, to, to);
        }

        /// Where the card stood by which they all were moved; others may have stood elsewhere.
        public String from() {
            return from;
        }

        public String to() {
            return to;
        }
    }

    /// A card is to be edited.
    @DomEvent("card-edit")
    public static final class CardEdited extends ComponentEvent<Board> {
        private static final long serialVersionUID = 1;
        private final String card;

        public CardEdited(Board source, boolean fromClient, @EventData("event.detail.card") String card) {
            super(source, fromClient);
            this.card = card;
        }

        public String card() {
            return card;
        }
    }

    /// A card was opened by click or key.
    @DomEvent("card-open")
    public static final class CardOpened extends ComponentEvent<Board> {
        private static final long serialVersionUID = 1;
        private final String card;

        public CardOpened(Board source, boolean fromClient, @EventData("event.detail.card") String card) {
            super(source, fromClient);
            this.card = card;
        }

        public String card() {
            return card;
        }
    }

    /// Somebody wants to see more lanes; answer with [#setLanes].
    @DomEvent("more-lanes")
    public static final class MoreLanesWanted extends ComponentEvent<Board> {
        private static final long serialVersionUID = 1;

        public MoreLanesWanted(Board source, boolean fromClient) {
            super(source, fromClient);
        }
    }

    /// The end of a column came into sight; answer with [#appendCards].
    @DomEvent("more")
    public static final class MoreWanted extends ComponentEvent<Board> {
        private static final long serialVersionUID = 1;
        private final String column;
        private final String last;

        public MoreWanted(Board source, boolean fromClient, @EventData("event.detail.column") String column,
                @EventData("event.detail.last") String last) {
            super(source, fromClient);
            this.column = column;
            this.last = last;
        }

        public String column() {
            return column;
        }

        /// The last card that is there.
        public String last() {
            return last;
        }
    }

    /// A card was dropped on a rail; ask what the rail needs, then [#removeCard] or [#moveBack].
    @DomEvent("rail-drop")
    public static final class DroppedOnRail extends ComponentEvent<Board> {
        private static final long serialVersionUID = 1;
        private final String card;
        private final String rail;
        private final int version;

        public DroppedOnRail(Board source, boolean fromClient, @EventData("event.detail.card") String card,
                @EventData("event.detail.rail") String rail, @EventData("event.detail.version") int version) {
            super(source, fromClient);
            this.card = card;
            this.rail = rail;
            this.version = version;
        }

        public String card() {
            return card;
        }

        public String rail() {
            return rail;
        }

        public int version() {
            return version;
        }
    }
}
