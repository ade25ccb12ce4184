package io.saluran.ui.importing;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import io.saluran.platform.format.Formats;
import io.saluran.platform.importing.ImportProgress;
import io.saluran.platform.importing.ImportProgress.Phase;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// An import at work: how far, how fast, how long still.
final class RunStep extends Div {

    private static final long serialVersionUID = 1;
    private static final Duration REPORT_EVERY = Duration.ofMillis(200);

    private final transient Formats formats;
    private final ProgressBar bar = new ProgressBar();
    private final Paragraph words = new Paragraph();
    private final Paragraph hint = new Paragraph();
    private @Nullable Phase phase;
    private long started = System.nanoTime();

    RunStep(String title, Formats formats) {
        this.formats = formats;
        addClassNames("s-scroll", "s-pad");
        bar.setIndeterminate(true);
        bar.getElement().setAttribute("aria-label", title);
        words.addClassNames("s-secondary", "s-num");
        words.getElement().setAttribute("role", "status");
        hint.setText(getTranslation("importing.run.may-leave"));
        hint.addClassNames("s-small", "s-secondary");
        var column = new Div(new H2(title), bar, words, hint);
        column.addClassNames("s-wide", "s-stack");
        add(column);
    }

    /// Says what happens when the page is left, instead of that one may.
    RunStep hint(String words) {
        hint.setText(words);
        return this;
    }

    /// Says that it is about to stop.
    void stopping() {
        bar.setIndeterminate(true);
        words.setText(getTranslation("importing.run.stopping"));
    }

    /// What the import tells, a few times a second at most.
    ImportProgress progress() {
        var ui = com.vaadin.flow.component.UI.getCurrent();
        var last = new AtomicLong();
        return (phase, done, total) -> {
            var now = System.nanoTime();
            if (now - last.get() >= REPORT_EVERY.toNanos() || done == 0) {
                last.set(now);
                OffUi.tell(ui, () -> show(phase, done, total));
            }
        };
    }

    private void show(Phase now, long done, long total) {
        if (now != phase) {
            // Each phase has a pace of its own.
            phase = now;
            started = System.nanoTime();
        }
        var known = done > 0 && total > 0;
        bar.setIndeterminate(!known);
        if (!known) {
            words.setText(getTranslation("importing.run." + now.name().toLowerCase(Locale.ROOT)));
            return;
        }
        bar.setValue(Math.min(1.0, (double) done / total));
        var seconds = Math.max(0.1, (System.nanoTime() - started) / 1e9);
        var rate = Math.round(done / seconds);
        var left = rate == 0 ? 0 : Math.round((double) (total - done) / rate);
        words.setText(getTranslation("importing.run.progress-of",
                getTranslation("importing.run." + now.name().toLowerCase(Locale.ROOT)),
                formats.number(done, getLocale()),
                formats.number(total, getLocale()), formats.number(rate, getLocale()), left));
    }
}
