package io.saluran.ui.internal.search;

import com.vaadin.flow.component.UI;
import io.saluran.db.Viewer;
import io.saluran.platform.text.Texts;
import io.saluran.ui.command.Command;
import io.saluran.ui.component.Toast;
import io.saluran.ui.internal.shell.UiHost;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The commands that bundles contribute, as one person may run them.
public final class Commands {

    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);

    private final UiHost host;
    private final Viewer viewer;

    public Commands(UiHost host, Viewer viewer) {
        this.host = host;
        this.viewer = viewer;
    }

    /// One that fits what was typed.
    ///
    /// @param goKey empty for none
    record Line(Command command, String title, String icon, String goKey, int order, int score) {

        /// Whether it was meant by name rather than found among others.
        boolean isMeant() {
            return score >= FuzzyMatch.WORDS;
        }
    }

    /// The best first.
    List<Line> matching(String typed) {
        var locale = viewer.locale();
        return lines(locale, typed).stream()
                .filter(line -> line.score() >= 0)
                .sorted(Comparator.comparingInt(Line::score).reversed().thenComparingInt(Line::order)
                        .thenComparing(Line::title))
                .toList();
    }

    private List<Line> lines(Locale locale, String typed) {
        var lines = new ArrayList<Line>();
        for (var each : host.commands().all()) {
            try {
                if (may(each.service())) {
                    lines.add(line(each.service(), host.texts(), locale, typed));
                }
            } catch (RuntimeException problem) {
                LOG.error("A command of {} is left out", each.bundle().getSymbolicName(), problem);
            }
        }
        return lines;
    }

    private boolean may(Command command) {
        return command.permission().map(viewer::may).orElse(true);
    }

    private static Line line(Command command, Texts texts, Locale locale, String typed) {
        var key = "command." + command.name();
        var title = texts.text(locale, key);
        var words = texts.knows(key + ".words") ? texts.text(locale, key + ".words") : "";
        return new Line(command, title, command.icon(), command.goKey().orElse(""), command.order(),
                FuzzyMatch.score(typed, title, words));
    }

    /// Runs the one that a letter after `G` means; nothing when there is none.
    public void go(UI ui, String key) {
        lines(viewer.locale(), "").stream().filter(line -> line.goKey().equals(key))
                .min(Comparator.comparingInt(Line::order)).ifPresent(line -> run(ui, line.command()));
    }

    void run(UI ui, Command command) {
        var from = host.commands().all().stream().filter(each -> each.service().equals(command)).findFirst();
        try {
            if (from.isEmpty() || !may(command)) {
                Toast.show(ui.getTranslation("search.command.gone"));
                return;
            }
            command.run(ui, viewer);
        } catch (RuntimeException | LinkageError problem) {
            LOG.error("A command of {} failed", from.map(each -> each.bundle().getSymbolicName())
                    .orElse("a stopped bundle"), problem);
            Toast.error(ui.getTranslation("search.command.failed"));
        }
    }
}
