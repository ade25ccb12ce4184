package io.saluran.ui.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;

/// The head of a page: its name, what else stands beside the name, and its actions at the right.
public final class PageHeader extends Header {

    private static final long serialVersionUID = 1;

    private final H1 title;
    private final Div actions = new Div();

    public PageHeader(String title, Component... besideTitle) {
        this.title = new H1(title);
        addClassName("s-head");
        actions.addClassName("s-row");
        add(this.title);
        add(besideTitle);
        var room = new Div();
        room.addClassName("s-grow");
        add(room, actions);
    }

    /// Adds actions at the right, the main one last.
    public PageHeader actions(Component... components) {
        actions.add(components);
        return this;
    }

    /// Changes the name of the page.
    public void setHeading(String text) {
        title.setText(text);
    }
}
