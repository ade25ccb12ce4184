package io.saluran.ui.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/// What stands where nothing is yet: one line on what will be here, and the way there.
public final class EmptyState extends Div {

    private static final long serialVersionUID = 1;

    /// @param actions one button, at most a link to the handbook beside it
    public EmptyState(String text, Component... actions) {
        addClassName("s-empty");
        add(new Paragraph(text));
        add(actions);
    }
}
