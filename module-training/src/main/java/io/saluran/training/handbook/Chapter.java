package io.saluran.training.handbook;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import io.saluran.training.handbook.Handbook.Node;
import java.util.List;

/// The pages of a chapter, where its own page has no text.
final class Chapter extends UnorderedList {

    private static final long serialVersionUID = 1;

    Chapter(List<Node> pages) {
        for (var page : pages) {
            var link = new Anchor(HandbookPageView.path(page.slug()), page.title());
            link.getElement().setAttribute("router-link", true);
            add(new ListItem(link));
        }
    }
}
