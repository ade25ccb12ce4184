package io.saluran.pipeline.record;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Section;

/// A part of a record's page under a heading.
public final class Panel extends Section {

    private static final long serialVersionUID = 1;

    private final Header header;

    public Panel(String title, Component body) {
        header = new Header(new H2(title));
        addClassName("s-panel");
        add(header, body);
    }

    /// The one link at the right of the heading.
    public Panel more(String path, String words) {
        var more = link(path, words);
        more.removeClassName("s-link");
        more.addClassName("more");
        header.add(more);
        return this;
    }

    /// A link within the product.
    public static Anchor link(String path, String words) {
        var link = new Anchor(path, words);
        link.getElement().setAttribute("router-link", true);
        link.addClassName("s-link");
        return link;
    }
}
