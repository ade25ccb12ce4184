package io.saluran.ui.internal.search;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.saluran.db.Viewer;
import io.saluran.platform.search.SearchProvider.Hit;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.component.Later;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.PageKeys;
import io.saluran.ui.internal.shell.UiHost;
import java.util.List;
import java.util.Locale;

/// One box over everything that the person may see and do: commands at first, results by kind while typing; the arrow keys
/// go through them, Enter in the box takes the first.
public final class SearchDialog extends Dialog {

    private static final long serialVersionUID = 1;
    private static final int SHORTEST = 2;
    private static final int TYPING_PAUSE_MILLIS = 150;

    private static final int COMMANDS_BESIDE_HITS = 5;
    // The links and buttons take the focus, so that Enter is theirs and a reader tells what they are.
    private static final String ARROWS = """
            this.addEventListener('keydown', event => {
                const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
                const hits = [...this.querySelectorAll('.s-hit')];
                const box = this.querySelector('vaadin-text-field');
                if (!step || !hits.length) return;
                const at = hits.indexOf(document.activeElement) + step;
                if (event.isComposing || (step < 0 && at < -1)) return;
                event.preventDefault();
                (at < 0 ? box : hits[Math.min(at, hits.length - 1)]).focus();
            });
            this.addEventListener('keydown', event => {
                const box = this.querySelector('vaadin-text-field');
                if (event.key === 'Enter' && box.contains(event.target)) this.querySelector('.s-hit')?.click();
            });""";

    private final transient Search search;
    private final transient Commands commands;
    private final transient Viewer viewer;
    private final Later results = new Later();

    public SearchDialog(UiHost host, Viewer viewer) {
        this.search = new Search(host.searches()::services, host.background());
        this.commands = new Commands(host, viewer);
        this.viewer = viewer;
        setWidth("640px");
        setMaxWidth("96vw");
        addClassName("s-search-dialog");
        setAriaLabel(getTranslation("shell.search"));
        var box = new TextField();
        box.setPlaceholder(getTranslation("search.placeholder"));
        box.setAriaLabel(getTranslation("shell.search"));
        box.setPrefixComponent(Lucide.icon("search"));
        box.setWidthFull();
        box.setAutofocus(true);
        box.setClearButtonVisible(true);
        box.setValueChangeMode(ValueChangeMode.LAZY);
        box.setValueChangeTimeout(TYPING_PAUSE_MILLIS);
        box.addValueChangeListener(typed -> show(typed.getValue().strip()));
        results.addClassName("s-results");
        var body = new Div(box, results);
        body.getElement().executeJs(ARROWS);
        add(body);
        box.focus();
        show("");
    }

    private record Found(List<Commands.Line> commands, List<Search.Group> groups) {}

    private void show(String query) {
        results.load(() -> new Found(commands.matching(query),
                query.length() < SHORTEST ? List.of() : search.find(viewer, query)), found -> list(query, found));
    }

    private Div list(String query, Found found) {
        var list = new Div();
        var meant = found.commands().stream().filter(line -> query.isEmpty() || line.isMeant()).toList();
        var others = found.commands().stream().filter(line -> !meant.contains(line)).limit(COMMANDS_BESIDE_HITS)
                .toList();
        addCommands(list, meant);
        for (var group : found.groups()) {
            list.add(new H3(getTranslation(group.heading())));
            for (var hit : group.hits()) {
                list.add(link(hit));
            }
        }
        addCommands(list, others);
        if (list.getComponentCount() == 0 && query.length() >= SHORTEST) {
            list.add(new EmptyState(getTranslation("search.nothing")));
        }
        return list;
    }

    private void addCommands(Div list, List<Commands.Line> lines) {
        if (!lines.isEmpty()) {
            list.add(new H3(getTranslation("search.commands")));
            lines.forEach(line -> list.add(button(line)));
        }
    }

    private NativeButton button(Commands.Line line) {
        var title = new Span(line.title());
        title.addClassNames("s-medium", "s-trunc");
        var button = new NativeButton();
        button.add(Lucide.icon(line.icon()), title);
        if (!line.goKey().isEmpty()) {
            var keys = new Span(PageKeys.hint("G"), PageKeys.hint(line.goKey().toUpperCase(Locale.ROOT)));
            keys.addClassName("s-hit-keys");
            button.add(keys);
        }
        button.addClassNames("s-hit", "s-row");
        button.addClickListener(click -> {
            close();
            commands.run(UI.getCurrent(), line.command());
        });
        return button;
    }

    private Anchor link(Hit hit) {
        var detail = new Span(hit.detail());
        detail.addClassNames("s-muted", "s-small", "s-trunc");
        var title = new Span(hit.title());
        title.addClassNames("s-medium", "s-trunc");
        var link = new Anchor(hit.path(), Lucide.icon(hit.icon()), title, detail);
        link.addClassNames("s-hit", "s-row");
        link.getElement().setAttribute("router-link", true);
        link.getElement().addEventListener("click", click -> close());
        return link;
    }
}
