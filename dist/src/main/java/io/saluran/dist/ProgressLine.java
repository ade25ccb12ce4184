package io.saluran.dist;

import io.saluran.platform.importing.ImportProgress;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/// A progress bar for a person at a terminal; nothing for a program.
final class ProgressLine implements ImportProgress {

    private @Nullable Phase phase;
    private @Nullable ProgressBar bar;

    private ProgressLine() {}

    /// @param alone whether the command runs in the person's own process
    static ImportProgress where(boolean alone) {
        var console = System.console();
        return alone && console != null && console.isTerminal() ? new ProgressLine() : ImportProgress.none();
    }

    @Override
    public void at(Phase now, long done, long total) {
        if (bar == null || phase != now) {
            close();
            phase = now;
            bar = new ProgressBarBuilder().setTaskName(name(now)).setInitialMax(total)
                    .setStyle(ProgressBarStyle.UNICODE_BLOCK).build();
        }
        bar.maxHint(total);
        bar.stepTo(done);
        if (done >= total) {
            close();
        }
    }

    private void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    private static String name(Phase phase) {
        return switch (phase) {
            case READ -> "Reading";
            case CHECK -> "Checking";
            case WRITE -> "Writing";
            case UNDO -> "Taking back";
        };
    }
}
