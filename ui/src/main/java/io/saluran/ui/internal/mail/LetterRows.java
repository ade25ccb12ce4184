package io.saluran.ui.internal.mail;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.saluran.platform.internal.mail.Outbox.Row;
import io.saluran.platform.internal.mail.Outbox.State;
import io.saluran.ui.component.Badge;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.Tone;
import io.saluran.ui.internal.shell.Times;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Letters with what became of each; those that did not go say why and can be tried again.
final class LetterRows extends Div {

    private static final long serialVersionUID = 1;

    private final transient Times times;

    /// @param again tries to send one again
    LetterRows(Times times, List<Row> rows, Consumer<Row> again) {
        this.times = times;
        addClassName("s-stack");
        var failed = rows.stream().filter(row -> row.state() == State.FAILED).count();
        if (failed > 0) {
            var alarm = new Paragraph(getTranslation("mailing.failed", failed));
            alarm.addClassNames("s-callout", "over");
            add(alarm);
        }
        var list = new Div();
        list.addClassNames("s-list", "inset");
        rows.forEach(row -> list.add(row(row, again)));
        add(list);
    }

    private Div row(Row row, Consumer<Row> again) {
        var icon = new Span(Lucide.icon("mail"));
        icon.addClassName("s-icon");
        var subject = new Div(new Span(row.subject()));
        subject.addClassName("s-medium");
        var text = new Div(subject, small(row.recipient() + " · " + times.of(row.since()) + " · "
                + getTranslation("mailing.letters.by", row.bundle())));
        text.addClassName("s-grow");
        if (row.problem() != null) {
            text.add(new Div(getTranslation("mailing.letters.problem", row.attempts(), row.problem())));
            if (row.next() != null) {
                text.add(small(getTranslation("mailing.letters.next", times.of(row.next()))));
            }
        }
        var line = new Div(icon, text, badge(row.state()));
        line.addClassNames("s-row", "wrap");
        if (row.problem() != null && row.state() != State.SENT) {
            var button = new Button(getTranslation("mailing.letters.again"), click -> again.accept(row));
            button.addThemeVariants(ButtonVariant.SMALL);
            button.setAriaLabel(getTranslation("mailing.letters.again-named", row.subject(), row.recipient()));
            line.add(button);
        }
        return line;
    }

    private Badge badge(State state) {
        return new Badge(getTranslation("mailing.state." + state.name().toLowerCase(Locale.ROOT)), switch (state) {
            case WAITING -> Tone.NEUTRAL;
            case SENT -> Tone.WON;
            case FAILED -> Tone.OVERDUE;
        });
    }

    private static Div small(String text) {
        var small = new Div(text);
        small.addClassNames("s-muted", "s-small");
        return small;
    }
}
