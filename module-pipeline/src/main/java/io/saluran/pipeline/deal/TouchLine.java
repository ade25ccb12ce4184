package io.saluran.pipeline.deal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.saluran.pipeline.deal.DealTimeline.Entry;
import io.saluran.ui.component.Lucide;

/// What was done, in a line of the timeline, with the ways to mend it and to take it away.
final class TouchLine extends Div {

    private static final long serialVersionUID = 1;

    /// @param line what was done, by whom, with whom
    TouchLine(Entry entry, String line, DealTouches acts) {
        addClassName("s-touch");
        var words = new Div(new Span(line));
        words.addClassName("s-grow");
        if (entry.subject() != null) {
            var subject = new Span(" " + entry.subject());
            subject.addClassName("s-secondary");
            words.add(subject);
        }
        add(words);
        if (acts.desk().mayWrite()) {
            add(act("deal.comment.edit", "pencil", line, () -> acts.edit(entry.id())),
                    act("deal.comment.delete", "trash-2", line, () -> acts.delete(entry.id())));
        }
    }

    private Button act(String words, String icon, String line, Runnable action) {
        var button = new Button(Lucide.icon(icon), click -> action.run());
        button.setAriaLabel(getTranslation(words) + ": " + line);
        button.setTooltipText(getTranslation(words));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.addThemeName("icon");
        return button;
    }
}
