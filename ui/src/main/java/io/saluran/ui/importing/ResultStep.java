package io.saluran.ui.importing;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.streams.DownloadHandler;
import io.saluran.db.Viewer;
import io.saluran.platform.format.Formats;
import io.saluran.platform.importing.ImportResult;
import io.saluran.platform.importing.Imports;
import io.saluran.platform.importing.PastImport;
import io.saluran.ui.component.Badge;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.Toast;
import io.saluran.ui.component.Tone;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// What an import did, and the way back.
final class ResultStep extends Div {

    private static final long serialVersionUID = 1;
    private static final int SHOWN = 20;

    private final transient Imports imports;
    private final transient Viewer viewer;
    private final transient Formats formats;
    private final transient ImportResult result;
    private final String target;
    private final Div column = new Div();

    ResultStep(String target, ImportResult result, Imports imports, Formats formats, Viewer viewer) {
        this.imports = imports;
        this.viewer = viewer;
        this.formats = formats;
        this.target = target;
        this.result = result;
        addClassNames("s-scroll", "s-pad");
        column.addClassNames("s-wide", "s-stack");
        add(column);
        show();
    }

    private void show() {
        column.removeAll();
        var took = new Badge(getTranslation("importing.done.took", result.took().toMillis() / 1000.0), Tone.WON);
        var title = new H2(getTranslation(result.created() > 0 ? "importing.done.title" : "importing.done.nothing-new",
                formats.number(result.created(), getLocale()), getTranslation("import.target." + target)));
        column.add(new Div(took), title);
        var counts = new Div(count(result.created(), "importing.done.created"), count(result.updated(),
                "importing.done.updated"), count(result.unchanged(), "importing.done.unchanged"),
                count(result.rejected(), "importing.done.rejected"));
        counts.addClassName("s-stat");
        column.add(counts);
        if (!result.made().isEmpty()) {
            column.add(new MadeCard("importing.made.title", result.made()));
        }
        var actions = new Div();
        actions.addClassNames("s-row", "wrap");
        if (RouteConfiguration.forSessionScope().getRoute(target).isPresent()) {
            var open = new Anchor(target, getTranslation("importing.done.open",
                    getTranslation("import.target." + target)));
            open.getElement().setAttribute("router-link", true);
            open.addClassName("s-link");
            actions.add(open);
        }
        result.rejectedFile().ifPresent(file -> actions.add(download(file, result.rejected())));
        column.add(actions);
        result.importId().filter(id -> result.created() + result.updated() > 0)
                .flatMap(id -> imports.find(viewer, id)).ifPresent(past -> wayBack(past, actions));
    }

    /// Somebody else may have taken it back meanwhile.
    private void wayBack(PastImport past, Div actions) {
        var last = past.undoUntil();
        if (last == null) {
            var state = past.state().name().toLowerCase(Locale.ROOT);
            actions.add(new Badge(getTranslation("importing.state." + state), Tone.NEUTRAL));
            return;
        }
        var undo = new Button(getTranslation("importing.done.undo"), Lucide.icon("undo-2"));
        undo.addClickListener(click -> {
            undo.setEnabled(false);
            takeBack(past.id());
        });
        actions.add(undo);
        var words = new Paragraph(getTranslation("importing.done.undo-until", result.updated(),
                formats.date(last.atZone(viewer.zone()).toLocalDate(), getLocale())));
        words.addClassNames("s-small", "s-secondary");
        column.add(words);
    }

    private Div count(long rows, String key) {
        var label = new Span(getTranslation(key));
        label.addClassName("s-secondary");
        var block = new Div();
        block.getElement().appendChild(new Element("b").setText(formats.number(rows, getLocale())), label.getElement());
        return block;
    }

    private Anchor download(Path file, long rows) {
        var link = new Anchor(DownloadHandler.forFile(file.toFile()), "");
        link.add(Lucide.icon("download"), new Span(getTranslation("importing.done.rejected-rows", rows)));
        link.addClassNames("s-link", "s-row");
        return link;
    }

    private void takeBack(UUID id) {
        var ui = UI.getCurrent();
        var going = new RunStep(getTranslation("importing.undo.title"), formats);
        var progress = going.progress();
        column.removeAll();
        column.add(going);
        OffUi.run(ui, () -> imports.undo(viewer, id, progress), kept -> {
            column.removeAll();
            column.add(undone(kept));
        }, problem -> {
            show();
            Toast.error(OffUi.words(ui, problem));
        }, this::show);
    }

    static Div undone(List<String> kept) {
        return undone(kept.size(), kept);
    }

    /// What an undo left, in words.
    ///
    /// @param count of all that stay, of which the first are named
    static Div undone(long count, List<String> kept) {
        var words = new Div();
        words.addClassName("s-stack");
        words.getElement().setAttribute("role", "status");
        words.add(new H2(words.getTranslation(kept.isEmpty() ? "importing.undone.title" : "importing.undone.part")));
        words.add(new Paragraph(words.getTranslation("importing.undone.about", count)));
        if (kept.isEmpty()) {
            return words;
        }
        var names = new UnorderedList();
        names.addClassName("s-names");
        kept.stream().limit(SHOWN).map(ListItem::new).forEach(names::add);
        if (count > SHOWN) {
            names.add(new ListItem(words.getTranslation("importing.undone.more", count - SHOWN)));
        }
        words.add(names);
        return words;
    }
}
