package io.saluran.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.saluran.dist.BoardElement.Card;
import io.saluran.dist.BoardElement.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How the board behaves under hands: fingers, mouse and keys, while others change what it shows.
@Tag("P1")
@EnabledIfEnvironmentVariable(named = "SALURAN_BROWSER", matches = ".+")
class BoardElementIT {

    private static final List<String> STAGES = List.of("a", "b", "c");

    private static BoardElement board(Screen screen, int cards) {
        var board = BoardElement.on(screen);
        board.stages(STAGES);
        STAGES.forEach(stage -> board.cards(stage, BoardElement.cards(stage, cards)));
        return board;
    }

    @ParameterizedTest
    @ValueSource(ints = {420, 600, 1000})
    void a_long_press_on_a_phone_opens_the_menu_and_nothing_else(int millis) {
        try (var board = board(Screen.PHONE, 3)) {
            var y = board.topOf("a1") + 30;
            board.finger("touchStart", 80, y);
            board.page().waitForTimeout(millis);
            board.finger("touchEnd", 80, y);
            board.page().waitForTimeout(400);

            assertThat(menuIsOpen(board)).isTrue();
            assertThat(board.told()).containsExactly("card-menu a1");

            board.page().getByRole(com.microsoft.playwright.options.AriaRole.MENUITEM,
                    new com.microsoft.playwright.Page.GetByRoleOptions().setName("Stage b")).tap();
            assertThat(board.told()).containsExactly("card-menu a1", "card-move a1");
            assertThat(menuIsOpen(board)).isFalse();
        }
    }

    @Test
    void a_tap_after_a_long_press_counts_at_once() {
        try (var board = board(Screen.PHONE, 3)) {
            var y = board.topOf("a1") + 30;
            board.finger("touchStart", 80, y);
            board.page().waitForTimeout(450);
            board.finger("touchEnd", 80, y);
            board.page().waitForTimeout(60);
            board.run("() => board.shadowRoot.querySelector('.menu').hidePopover()");
            board.page().touchscreen().tap(80, board.topOf("a0") + 30);

            assertThat(board.told()).containsExactly("card-menu a1", "card-open a0");
        }
    }

    private static boolean menuIsOpen(BoardElement board) {
        return (boolean) board.run("() => board.shadowRoot.querySelector('.menu').matches(':popover-open')");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 300})
    void a_card_that_comes_in_above_leaves_the_one_under_the_pointer_where_it_is(int scrolled) {
        try (var board = board(Screen.DESK, 30)) {
            board.run("top => board.shadowRoot.querySelector('.list').scrollTop = top", scrolled);
            board.settle();
            var under = (String) board.run("""
                    () => [...board.shadowRoot.querySelector('.list').children]
                        .find(card => card.getBoundingClientRect().top > 300).dataset.id""");
            board.page().mouse().move(100, board.topOf(under) + 40);
            board.settle();
            var top = board.topOf(under);
            board.upsert("a", new Card("new", "Somebody else's"), 0);
            board.settle();
            assertThat(board.topOf(under)).isCloseTo(top, within(1));

            board.run("() => board.removeCard('new')");
            board.settle();
            assertThat(board.topOf(under)).isCloseTo(top, within(1));
        }
    }

    @Test
    void a_card_that_comes_in_above_leaves_the_focused_one_where_it_is() {
        try (var board = board(Screen.DESK, 30)) {
            board.run("() => board.focusCard('b2')");
            var top = board.topOf("b2");
            board.upsert("b", new Card("new", "Somebody else's"), 0);
            board.settle();

            assertThat(board.topOf("b2")).isCloseTo(top, within(1));
            assertThat(board.focused()).isEqualTo("b2");
        }
    }

    @Test
    void a_column_that_is_told_anew_keeps_scroll_and_focus() {
        try (var board = board(Screen.DESK, 100)) {
            board.run("() => board.focusCard('a60')");
            board.settle();
            var top = board.topOf("a60");
            var changed = new ArrayList<>(BoardElement.cards("a", 100));
            changed.remove(80);
            changed.remove(58);
            board.cards("a", changed);
            board.settle();

            assertThat(board.topOf("a60")).isCloseTo(top, within(1));
            assertThat(board.focused()).isEqualTo("a60");
        }
    }

    @Test
    void lanes_that_are_told_anew_keep_scroll_focus_and_a_drag() {
        var lanes = IntStream.range(0, 12).mapToObj(each -> "lane" + each).toList();
        try (var board = BoardElement.on(Screen.DESK)) {
            tellLanes(board, lanes, List.of());
            board.run("() => board.focusCard('lane6:b1')");
            board.run("() => board.scroller.scrollTop += 40");
            board.settle();
            var scrolled = ((Number) board.run("() => board.scroller.scrollTop")).doubleValue();
            var top = board.topOf("lane6:b1");
            tellLanes(board, lanes, List.of("lane1:c"));
            board.settle();

            assertThat(scrolled).isGreaterThan(100);
            assertThat(board.focused()).isEqualTo("lane6:b1");
            assertThat(board.topOf("lane6:b1")).isCloseTo(top, within(1));

            board.page().mouse().move(60, board.topOf("lane6:a0") + 15);
            board.page().mouse().down();
            board.page().mouse().move(90, board.topOf("lane6:a0") + 25);
            tellLanes(board, lanes, List.of());
            board.settle();
            assertThat((boolean) board.run("() => board.hasAttribute('dragging')")).isTrue();
            var to = board.topOf("lane6:b1");
            board.page().mouse().move(600, to + 10);
            board.page().mouse().up();
            assertThat(board.told()).containsExactly("card-move lane6:a0");
        }
    }

    @Test
    void a_card_moved_by_key_in_lanes_keeps_the_focus_when_they_are_told_anew() {
        var lanes = List.of("x", "y");
        try (var board = BoardElement.on(Screen.DESK)) {
            tellLanes(board, lanes, List.of());
            board.run("() => board.focusCard('x:a0')");
            board.page().keyboard().press("Alt+ArrowRight");
            assertThat(board.focused()).isEqualTo("x:a0");
            board.run("() => { told.length = 0; }");
            board.lanes(lanes, STAGES);
            // as the server tells it: first the cell that it left, then the one where it is
            board.run("""
                    () => {
                        const card = { id: 'x:a0', name: 'Deal', facts: [], version: 2 };
                        board.setCards('x:a', []);
                        board.setCards('x:b', [card]);
                    }""");
            assertThat(board.focused()).isEqualTo("x:a0");
            assertThat(board.columnOf("x:a0")).isEqualTo("x:b");
        }
    }

    /// @param fuller cells with three cards more, in front
    private static void tellLanes(BoardElement board, List<String> lanes, List<String> fuller) {
        board.lanes(lanes, STAGES);
        lanes.forEach(lane -> STAGES.forEach(stage -> {
            var cell = lane + ":" + stage;
            var cards = new ArrayList<Card>(fuller.contains(cell) ? BoardElement.cards(cell + "-more", 3) : List.of());
            cards.addAll(BoardElement.cards(cell, 3));
            board.cards(cell, cards);
        }));
    }

    @Test
    void a_key_that_moves_one_of_many_chosen_cards_tells_of_all() {
        try (var board = board(Screen.DESK, 5)) {
            board.run("() => { board.choose('a1'); board.choose('a2'); board.focusCard('a1'); }");
            board.page().keyboard().press("Alt+ArrowRight");
            assertThat(board.told()).containsExactly("cards-move a b");

            board.run("() => board.focusCard('a3')");
            board.page().keyboard().press("Alt+ArrowRight");
            assertThat(board.told()).containsExactly("cards-move a b", "card-move a3");
        }
    }

    @Test
    void forty_stages_ten_thousand_cards_and_names_without_end_stay_usable() {
        var stages = IntStream.range(0, 40).mapToObj(each -> "s" + each + "-").toList();
        try (var board = BoardElement.on(Screen.DESK)) {
            board.stages(stages);
            var cards = new ArrayList<>(BoardElement.cards("s0-", 10_000));
            cards.set(0, new Card("long", "Pembekalan".repeat(30)));
            cards.set(1, new Card("rtl", "צינור מכירות של חברה גדולה مشروع كبير"));
            board.cards("s0-", cards);
            stages.stream().skip(1).forEach(stage -> board.cards(stage, BoardElement.cards(stage, 2)));

            assertThat((boolean) board.run("() => document.documentElement.scrollWidth <= innerWidth"))
                    .as("the page is not wider than the window").isTrue();
            assertThat((boolean) board
                    .run("""
                            () => {
                                const card = board.cardElement('long');
                                return card.scrollWidth <= card.clientWidth && card.offsetWidth <= card.closest('.col').clientWidth;
                            }"""))
                    .as("a long name stays in its card").isTrue();
            assertThat(board.run("() => getComputedStyle(board.cardElement('rtl').querySelector('.name')).direction"))
                    .isEqualTo("rtl");

            board.run("() => board.focusCard('long')");
            board.page().keyboard().press("End");
            assertThat(board.focused()).isEqualTo("s0-9999");
            board.page().keyboard().press("Home");
            var began = System.nanoTime();
            board.page().keyboard().press("Alt+ArrowRight");
            assertThat(board.columnOf("long")).isEqualTo("s1-");
            assertThat(board.focused()).isEqualTo("long");
            board.upsert("s0-", new Card("new", "Somebody else's"), 0);
            assertThat((System.nanoTime() - began) / 1_000_000).as("milliseconds for both, also on a busy machine")
                    .isLessThan(10_000);

            board.run("() => board.focusCard('s39-0')");
            assertThat((boolean) board.run("""
                    () => {
                        const box = board.cardElement('s39-0').getBoundingClientRect();
                        return box.left >= 0 && box.right <= innerWidth;
                    }""")).as("the last stage was scrolled to").isTrue();
            assertThat(board.complaints()).isEmpty();
        }
    }
}
