package io.saluran.ui.internal.search;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.saluran.db.Viewer;
import io.saluran.platform.search.SearchProvider.Hit;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.component.Later;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.internal.shell.UiHost;
import java.util.List;

/// One box over everything that the person may see; results by kind while typing, opened by key or click.
public final class SearchDialog extends Dialog {

    private static final long serialVersionUID = 1;
    private static final int SHORTEST = 2;
    private static final int TYPING_PAUSE_MILLIS = 150;

    private final transient Search search;
    private final transient Viewer viewer;
    private final Later results = new Later();

    public SearchDialog(UiHost host, Viewer viewer) {
        this.search = new Search(host.searches()::services, host.background());
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
        box.addKeyPressListener(Key.ENTER, enter -> getElement()
                .executeJs("this.querySelector('.s-hit')?.click() ?? document.querySelector('.s-hit')?.click()"));
        results.addClassName("s-results");
        add(box, results);
        box.focus();
    }

    private void show(String query) {
        if (query.length() < SHORTEST) {
            results.removeAll();
            return;
        }
        results.load(() -> search.find(viewer, query), this::list);
    }

    private Div list(List<Search.Group> groups) {
        var list = new Div();
        for (var group : groups) {
            list.add(new H3(getTranslation(group.heading())));
            for (var hit : group.hits()) {
                list.add(link(hit));
            }
        }
        if (groups.isEmpty()) {
            list.add(new EmptyState(getTranslation("search.nothing")));
        }
        return list;
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
