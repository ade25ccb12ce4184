package io.saluran.ui.importing;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.saluran.db.Viewer;
import io.saluran.platform.format.Formats;
import io.saluran.platform.importing.ImportDraft;
import io.saluran.platform.importing.Imports;
import io.saluran.platform.importing.KeptDraft;
import io.saluran.ui.component.Later;
import io.saluran.ui.component.Toast;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/// The files that a person left on their way in, to go on with or to throw away. Nothing is shown where there is none.
final class KeptPart extends Div {

    private static final long serialVersionUID = 1;

    private final transient Imports imports;
    private final transient Formats formats;
    private final transient Viewer viewer;
    private final transient Consumer<ImportDraft> opened;
    private final Later list = new Later();

    KeptPart(Imports imports, Formats formats, Viewer viewer, Consumer<ImportDraft> opened) {
        this.imports = imports;
        this.formats = formats;
        this.viewer = viewer;
        this.opened = opened;
        add(list);
        load();
    }

    private void load() {
        list.load(() -> imports.kept(viewer), this::content);
    }

    private Component content(List<KeptDraft> kept) {
        var content = new Div();
        if (kept.isEmpty()) {
            return content;
        }
        content.addClassName("s-stack");
        var items = new UnorderedList();
        items.addClassName("s-list");
        items.getElement().setAttribute("aria-label", getTranslation("importing.kept.title"));
        kept.forEach(each -> items.add(item(each)));
        var head = new Div(new H2(getTranslation("importing.kept.title")));
        head.addClassNames("s-row", "between", "wrap");
        if (kept.size() > 1) {
            var all = new Button(getTranslation("importing.kept.throw-all-away"), click -> throwAllAway(kept));
            all.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
            head.add(all);
        }
        content.add(head, items);
        return content;
    }

    private ListItem item(KeptDraft kept) {
        var name = new Span(kept.fileName());
        name.addClassNames("s-medium", "s-trunc");
        var about = new Div(getTranslation("importing.kept.about", getTranslation("import.target." + kept.target()),
                kept.rows(), formats.time(kept.leftAt(), viewer.zone(), getLocale()),
                formats.date(kept.until().atZone(viewer.zone()).toLocalDate(), getLocale())));
        about.addClassNames("s-small", "s-secondary");
        var words = new Div(name, about);
        words.addClassName("s-grow");
        var on = new Button(getTranslation("importing.kept.go-on"));
        on.addThemeVariants(ButtonVariant.SMALL);
        on.setAriaLabel(getTranslation("importing.kept.go-on-with", kept.fileName()));
        on.addClickListener(click -> {
            on.setEnabled(false);
            on.setText(getTranslation("importing.run.read"));
            goOn(kept.id());
        });
        var away = new Button(getTranslation("importing.kept.throw-away"), click -> throwAway(kept));
        away.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        away.setAriaLabel(getTranslation("importing.kept.throw-away-of", kept.fileName()));
        var item = new ListItem(words, on, away);
        item.addClassNames("s-row", "wrap");
        return item;
    }

    private void goOn(UUID id) {
        var ui = UI.getCurrent();
        OffUi.run(ui, () -> {
            try {
                return imports.resume(viewer, id);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }, opened, problem -> {
            Toast.error(OffUi.words(ui, problem));
            load();
        });
    }

    private void throwAway(KeptDraft kept) {
        var ui = UI.getCurrent();
        OffUi.run(ui, () -> {
            imports.throwAway(viewer, kept.id());
            return kept;
        }, thrown -> {
            load();
            Toast.undo(getTranslation("importing.kept.thrown-away", kept.fileName()), () -> putBack(List.of(kept)));
        }, problem -> load());
    }

    private void throwAllAway(List<KeptDraft> kept) {
        OffUi.run(UI.getCurrent(), () -> {
            kept.forEach(each -> imports.throwAway(viewer, each.id()));
            return kept;
        }, thrown -> {
            load();
            Toast.undo(getTranslation("importing.kept.all-thrown-away", kept.size()), () -> putBack(kept));
        }, problem -> load());
    }

    private void putBack(List<KeptDraft> kept) {
        OffUi.run(UI.getCurrent(), () -> {
            kept.forEach(each -> imports.putBack(viewer, each.id()));
            return kept;
        }, back -> load(), problem -> load());
    }
}
