package io.saluran.pipeline.deal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import io.saluran.pipeline.deal.DealTimeline.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was said at a touch, in the timeline, and the ways to mend it and to take it away.
final class TouchBody extends Div {

    private static final long serialVersionUID = 1;

    private TouchBody(Entry entry, DealTouches acts) {
        if (entry.after() != null) {
            add(new MentionedText(entry.after(), List.of()));
        }
        if (acts.desk().mayWrite()) {
            var row = new Div(act("deal.comment.edit", () -> acts.edit(entry.id())),
                    act("deal.comment.delete", () -> acts.delete(entry.id())));
            row.addClassName("s-row");
            add(row);
        }
    }

    /// Null where there is nothing to show.
    static @Nullable TouchBody of(Entry entry, DealTouches acts) {
        return entry.after() == null && !acts.desk().mayWrite() ? null : new TouchBody(entry, acts);
    }

    private Button act(String words, Runnable action) {
        var button = new Button(getTranslation(words), click -> action.run());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        return button;
    }
}
