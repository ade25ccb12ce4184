package io.saluran.training.handbook;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.saluran.training.handbook.Handbook.Node;
import io.saluran.training.handbook.HandbookSearch.Hit;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.component.Later;
import io.saluran.ui.component.Lucide;
import java.util.List;

/// The way to a page: the tree, opened where the reader is, or what the search box finds.
final class HandbookIndex extends Nav {

    private static final long serialVersionUID = 1;
    private static final int SHORTEST = 2;
    private static final int HITS = 20;
    private static final int TYPING_PAUSE_MILLIS = 200;

    private final transient HandbookDesk desk;
    private final transient List<Node> tree;
    private final String current;
    private final TextField box = new TextField();
    private final Div list = new Div();

    /// @param current slug of the page that is open; empty for none
    HandbookIndex(HandbookDesk desk, List<Node> tree, String current) {
        this.desk = desk;
        this.tree = tree;
        this.current = current;
        addClassName("s-tree");
        getElement().setAttribute("aria-label", getTranslation("handbook.pages"));
        box.setPlaceholder(getTranslation("handbook.search"));
        box.setAriaLabel(getTranslation("handbook.search"));
        box.setPrefixComponent(Lucide.icon("search"));
        box.setClearButtonVisible(true);
        box.setWidthFull();
        box.setValueChangeMode(ValueChangeMode.LAZY);
        box.setValueChangeTimeout(TYPING_PAUSE_MILLIS);
        box.addValueChangeListener(typed -> search(typed.getValue().strip()));
        add(box, list);
        showTree();
    }

    private void search(String query) {
        list.removeAll();
        if (query.length() < SHORTEST) {
            showTree();
            return;
        }
        Later.load(list, () -> desk.search().find(desk.viewer(), query, HITS), this::hits);
    }

    private void showTree() {
        list.add(level(tree));
    }

    private Component level(List<Node> nodes) {
        var level = new UnorderedList();
        for (var node : nodes) {
            var item = new ListItem(link(node));
            if (!node.children().isEmpty() && (holds(node) || (tree.size() == 1 && tree.contains(node)))) {
                item.add(level(node.children()));
            }
            level.add(item);
        }
        return level;
    }

    private boolean holds(Node node) {
        return node.slug().equals(current) || node.children().stream().anyMatch(this::holds);
    }

    private Component link(Node node) {
        var icon = Lucide.icon(node.children().isEmpty()
                ? "file-text"
                : holds(node)
                        ? "chevron-down"
                        : "chevron-right");
        var link = new Anchor(HandbookPageView.path(node.slug()), icon, new Span(node.title()));
        link.getElement().setAttribute("router-link", true);
        if (node.slug().equals(current)) {
            link.getElement().setAttribute("aria-current", "page");
        }
        if (node.stale()) {
            var sign = Lucide.icon("clock-alert");
            sign.addClassName("s-warn");
            sign.getElement().setAttribute("title", getTranslation("handbook.stale"));
            link.add(sign);
        }
        if (!node.language().equals(getLocale().getLanguage())) {
            link.add(language(node.language()));
        }
        return link;
    }

    private static Component language(String tag) {
        var language = new com.vaadin.flow.component.HtmlComponent("small");
        language.getElement().setText(tag.toUpperCase(java.util.Locale.ROOT));
        return language;
    }

    private Component hits(List<Hit> hits) {
        var found = new Div();
        if (hits.isEmpty()) {
            found.add(new EmptyState(getTranslation("handbook.search.nothing", box.getValue())));
        }
        for (var hit : hits) {
            var title = new Span(hit.title());
            title.addClassName("s-medium");
            var link = new Anchor(HandbookPageView.path(hit.slug()), title, excerpt(hit.excerpt()));
            link.getElement().setAttribute("router-link", true);
            link.getStyle().set("flex-direction", "column").set("align-items", "start").set("gap", "2px");
            found.add(link);
        }
        return found;
    }

    private static Component excerpt(String text) {
        var excerpt = new Span();
        excerpt.addClassNames("s-small", "s-secondary");
        var marked = false;
        for (var part : text.replaceAll("\\s+", " ").split("[" + HandbookSearch.FOUND + HandbookSearch.END + "]", -1)) {
            if (marked) {
                var found = new com.vaadin.flow.component.HtmlComponent("mark");
                found.getElement().setText(part);
                excerpt.add(found);
            } else {
                excerpt.add(new Span(part));
            }
            marked = !marked;
        }
        return excerpt;
    }
}
