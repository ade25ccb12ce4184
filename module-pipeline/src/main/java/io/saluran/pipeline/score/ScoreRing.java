package io.saluran.pipeline.score;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;

/// A share of a hundred, as a number in a ring that is filled so far.
final class ScoreRing extends Div {

    private static final long serialVersionUID = 1;

    /// @param share from 0 to 1
    /// @param spoken what is read out
    ScoreRing(double share, String spoken) {
        addClassName("s-ring");
        getElement().setAttribute("role", "img");
        getElement().setAttribute("aria-label", spoken);
        getStyle().set("--share", String.format(Locale.ROOT, "%.1f%%", share * 100));
        add(new Span(String.valueOf(Math.round(share * 100))));
    }
}
