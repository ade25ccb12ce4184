package io.saluran.ui.component;

import com.vaadin.flow.component.html.Span;

/// A word or two about the state of a thing.
public final class Badge extends Span {

    private static final long serialVersionUID = 1;

    public Badge(String text, Tone tone) {
        super(text);
        addClassName("s-badge");
        if (!tone.cssClass().isEmpty()) {
            addClassName(tone.cssClass());
        }
    }
}
