package io.saluran.ui.internal.job;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import io.saluran.platform.internal.job.JobList.Row;
import io.saluran.platform.internal.job.JobList.Run;
import io.saluran.ui.component.Badge;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.Tone;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One job in the list.
final class JobRow extends Div {

    private static final long serialVersionUID = 1;

    private final transient JobWords words;

    JobRow(Row row, JobWords words, Runnable runNow) {
        this.words = words;
        addClassNames("s-row", "wrap");
        var icon = new Span(Lucide.icon("clock"));
        icon.addClassName("s-icon");
        var name = new Div(new Span(words.title(row.name())));
        name.addClassName("s-medium");
        var text = new Div(name);
        text.addClassName("s-grow");
        var about = words.about(row.name());
        if (!about.isEmpty()) {
            text.add(small(about));
        }
        text.add(small(Stream.of(words.schedule(row.schedule()), next(row), words.bundle(row.bundle()))
                .filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "))));
        var last = row.last();
        if (last != null) {
            text.add(small(last(last)));
            if (last.problem() != null) {
                text.add(new Div(last.problem()));
            }
        }
        add(icon, text, badge(row));
        if (row.isRunning() && last != null) {
            add(progress(row, last));
        }
        add(button(row, runNow));
    }

    private String next(Row row) {
        if (!row.isHere()) {
            return getTranslation("jobs.waits");
        }
        return row.isRunning() ? "" : getTranslation("jobs.next", words.time(row.next()));
    }

    private String last(Run last) {
        return last.took().map(took -> getTranslation("jobs.last", words.time(last.beganAt()), words.duration(took)))
                .orElseGet(() -> getTranslation("jobs.since", words.time(last.beganAt())));
    }

    private Badge badge(Row row) {
        var last = row.last();
        if (last == null) {
            return new Badge(getTranslation(row.isHere() ? "jobs.outcome.never" : "jobs.outcome.waits"), Tone.NEUTRAL);
        }
        return new Badge(getTranslation("jobs.outcome." + last.outcome()), switch (last.outcome()) {
            case "done" -> Tone.WON;
            case "failed", "lost" -> Tone.OVERDUE;
            case "running" -> Tone.BRAND;
            default -> Tone.NEUTRAL;
        });
    }

    private ProgressBar progress(Row row, Run last) {
        var bar = new ProgressBar(0, 1, last.progress());
        bar.setIndeterminate(last.progress() == 0);
        bar.setWidth("96px");
        bar.getElement().setAttribute("aria-label", words.title(row.name()));
        return bar;
    }

    private Button button(Row row, Runnable runNow) {
        var button = new Button(getTranslation("jobs.run"), click -> runNow.run());
        button.addThemeVariants(ButtonVariant.SMALL);
        button.setAriaLabel(getTranslation("jobs.run-named", words.title(row.name())));
        button.setEnabled(row.isHere() && !row.isRunning());
        return button;
    }

    private static Div small(String text) {
        var line = new Div(text);
        line.addClassNames("s-muted", "s-small");
        return line;
    }
}
