package io.saluran.training.handbook;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.saluran.training.handbook.Handbook.Node;
import io.saluran.training.handbook.HandbookNews.News;
import io.saluran.ui.component.Lucide;
import java.util.List;

/// What stands beside the tree before a page was chosen: pages to look through again, what changed lately, and the
/// chapters.
final class HandbookOverview extends Div {

    private static final long serialVersionUID = 1;

    private final transient HandbookDesk desk;

    HandbookOverview(HandbookDesk desk, List<Node> tree, News news) {
        this.desk = desk;
        addClassNames("s-pad", "s-stack");
        getStyle().set("gap", "16px");
        if (!news.due().isEmpty()) {
            add(card("handbook.tile.due", news
                    .due().stream().map(page -> row(page.slug(), page.title(), "calendar-clock",
                            getTranslation(page.late() ? "handbook.tile.due-since" : "handbook.tile.due-on",
                                    desk.formats().date(page.on(), getLocale())),
                            page.late()))
                    .toList()));
        }
        add(card("handbook.chapters", tree.stream().map(node -> row(node.slug(), node.title(), "book-open",
                getTranslation("handbook.pages-below", count(node) - 1), false)).toList()));
        add(card("handbook.tile.changed", news.changed().stream().map(page -> row(page.slug(), page.title(), "history",
                when(page), false)).toList()));
    }

    private String when(HandbookNews.Changed page) {
        var at = desk.formats().time(page.at(), desk.viewer().zone(), getLocale());
        return page.author() == null ? at : getTranslation("handbook.tile.by", at, page.author());
    }

    private static int count(Node node) {
        return 1 + node.children().stream().mapToInt(HandbookOverview::count).sum();
    }

    private Component card(String heading, List<Component> rows) {
        var list = new Div();
        list.addClassNames("s-list", "inset");
        list.add(rows);
        var card = new Section(new Header(new H2(getTranslation(heading))), list);
        card.addClassName("s-card");
        return card;
    }

    private static Component row(String slug, String title, String icon, String detail, boolean late) {
        var name = new Span(title);
        name.addClassNames("title", "s-grow");
        var more = new Span(detail);
        more.addClassNames("why", "s-num");
        if (late) {
            more.addClassName("s-warn");
        }
        var row = new Anchor(HandbookPageView.path(slug), Lucide.icon(icon), name, more);
        row.getElement().setAttribute("router-link", true);
        return row;
    }
}
