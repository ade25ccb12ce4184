package io.saluran.ui.importing;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Paragraph;
import io.saluran.platform.format.Formats;
import io.saluran.platform.importing.ImportProgress;
import io.saluran.platform.importing.ImportProgress.Phase;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// How far work on a file is, how fast, how long still: in words.
final class ProgressWords extends Paragraph {

    private static final long serialVersionUID = 1;
    private static final Duration REPORT_EVERY = Duration.ofMillis(200);

    private final transient Formats formats;
    private @Nullable Phase phase;
    private long started = System.nanoTime();

    ProgressWords(Formats formats) {
        this.formats = formats;
        addClassNames("s-small", "s-secondary", "s-num");
        getElement().setAttribute("role", "status");
    }

    /// What the work tells, a few times a second at most, each time under the session's lock.
    static ImportProgress heard(ImportProgress shown) {
        var ui = UI.getCurrent();
        var last = new AtomicLong();
        return (phase, done, total) -> {
            var now = System.nanoTime();
            if (now - last.get() >= REPORT_EVERY.toNanos() || done == 0) {
                last.set(now);
                OffUi.tell(ui, () -> shown.at(phase, done, total));
            }
        };
    }

    void show(Phase now, long done, long total) {
        if (now != phase) {
            // Each phase has a pace of its own.
            phase = now;
            started = System.nanoTime();
        }
        var doing = getTranslation("importing.run." + now.name().toLowerCase(Locale.ROOT));
        if (done <= 0 || total <= 0) {
            setText(doing);
            return;
        }
        var seconds = Math.max(0.1, (System.nanoTime() - started) / 1e9);
        var rate = Math.round(done / seconds);
        var left = rate == 0 ? 0 : Math.round((double) (total - done) / rate);
        setText(getTranslation("importing.run.progress-of", doing, formats.number(done, getLocale()),
                formats.number(total, getLocale()), formats.number(rate, getLocale()), left));
    }
}
