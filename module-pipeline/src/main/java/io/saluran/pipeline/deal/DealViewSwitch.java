package io.saluran.pipeline.deal;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.saluran.ui.component.Lucide;

/// Board or table: two places for the same deals.
final class DealViewSwitch extends Div {

    private static final long serialVersionUID = 1;

    enum Shown {
        BOARD, TABLE
    }

    /// @param other leads to what is not shown, with the same filter
    DealViewSwitch(Anchor other, Shown shown) {
        addClassName("s-seg");
        var board = shown == Shown.BOARD;
        other.getElement().setAttribute("router-link", true);
        other.add(Lucide.icon(board ? "table-2" : "square-kanban"),
                new Span(getTranslation(board ? "deal.table" : "deal.board")));
        var here = new Span(Lucide.icon(board ? "square-kanban" : "table-2"),
                new Span(getTranslation(board ? "deal.board" : "deal.table")));
        here.addClassName("on");
        here.getElement().setAttribute("aria-current", "page");
        if (board) {
            add(here, other);
        } else {
            add(other, here);
        }
    }
}
