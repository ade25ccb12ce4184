package io.saluran.ui.internal.extension;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.dom.Style;
import io.saluran.platform.internal.host.Leftovers.Held;
import io.saluran.platform.internal.host.Leftovers.Left;
import io.saluran.platform.internal.host.Leftovers.Stage;
import io.saluran.ui.component.Toast;
import io.saluran.ui.internal.shell.Times;
import io.saluran.ui.internal.shell.UiHost;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Removed and replaced versions of extensions whose code is still in memory: since when, how many class loaders, and, when
/// asked for, what holds them.
final class HeldPart extends Div {

    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(HeldPart.class);

    private final transient UiHost host;
    private final transient Times times;
    private final Div list = new Div();
    private final Button find;
    private final ProgressBar bar = new ProgressBar(0, Stage.values().length);
    private final Paragraph status = new Paragraph();

    HeldPart(List<Left> left, UiHost host, Times times) {
        this.host = host;
        this.times = times;
        addClassName("s-stack");
        list.addClassNames("s-list", "inset");
        show(left, Map.of(), false);
        find = new Button(getTranslation("extensions.held.find"), click -> find());
        find.setDisableOnClick(true);
        find.getStyle().setAlignSelf(Style.AlignSelf.START);
        var why = new Paragraph(getTranslation("extensions.held.stands-still"));
        why.addClassNames("s-muted", "s-small");
        bar.setVisible(false);
        bar.getElement().setAttribute("aria-label", getTranslation("extensions.held.find"));
        status.getElement().setAttribute("role", "status");
        add(list, find, why, bar, status);
    }

    /// @param paths from the root of the garbage collector to each, by its number
    /// @param looked whether paths were looked for
    private void show(List<Left> left, Map<Long, List<String>> paths, boolean looked) {
        list.removeAll();
        var groups = left.stream().collect(Collectors.groupingBy(each -> each.symbolicName() + ' ' + each.version(),
                LinkedHashMap::new, Collectors.toList()));
        groups.forEach((name, same) -> {
            var text = new Div(new Span(name));
            text.addClassName("s-grow");
            text.add(small(getTranslation("extensions.held.since", times.of(same.getFirst().removedAt()),
                    same.size())));
            if (same.stream().noneMatch(Left::isHeld)) {
                text.add(small(getTranslation("extensions.held.not-known")));
            }
            var ways = new TreeSet<String>();
            same.forEach(each -> ways.add(String.join("\n", paths.getOrDefault(each.number(), List.of()))));
            if (looked) {
                ways.forEach(way -> text.add(way.isEmpty()
                        ? small(getTranslation("extensions.held.soft"))
                        : trace(way)));
            }
            list.add(new Div(text));
        });
    }

    private static Div small(String text) {
        var small = new Div(text);
        small.addClassNames("s-muted", "s-small");
        return small;
    }

    private static Pre trace(String way) {
        var trace = new Pre(way);
        trace.addClassName("s-trace");
        trace.getElement().setAttribute("tabindex", "0");
        return trace;
    }

    private void find() {
        bar.setVisible(true);
        var ui = UI.getCurrent();
        host.background().execute(() -> {
            try {
                var held = host.framework().revisions().leftovers().held(stage -> ui.access(() -> progress(stage)));
                ui.access(() -> found(held));
            } catch (IOException | RuntimeException problem) {
                var number = Integer.toHexString(System.identityHashCode(problem));
                LOG.error("What holds removed bundles was not found, number {}", number, problem);
                ui.access(() -> {
                    ended("");
                    Toast.error(ui.getTranslation("ui.error.action", number));
                });
            }
        });
    }

    private void progress(Stage stage) {
        bar.setValue(List.of(Stage.values()).indexOf(stage));
        status.setText(getTranslation("extensions.held.stage." + stage.name().toLowerCase(Locale.ROOT)));
    }

    private void found(List<Held> held) {
        show(held.stream().map(Held::left).toList(),
                held.stream().collect(Collectors.toMap(each -> each.left().number(),
                        Held::path)),
                true);
        ended(getTranslation(held.isEmpty() ? "extensions.held.none" : "extensions.held.found"));
    }

    private void ended(String words) {
        bar.setVisible(false);
        status.setText(words);
        find.setEnabled(true);
    }
}
