package io.saluran.ui.internal.extension;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.saluran.ui.component.Lucide;

/// One thing about an extension, with which or where below it.
final class DetailRow extends Div {

    private static final long serialVersionUID = 1;

    /// @param which empty when there is nothing more to say
    DetailRow(String icon, String title, String which) {
        addClassNames("s-row", "s-fact");
        var text = new Div(new Span(title));
        text.addClassName("s-grow");
        if (!which.isEmpty()) {
            var small = new Div(which);
            small.addClassNames("s-muted", "s-small");
            text.add(small);
        }
        add(Lucide.icon(icon), text);
    }
}
