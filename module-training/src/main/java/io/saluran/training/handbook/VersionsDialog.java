package io.saluran.training.handbook;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlComponent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.saluran.training.handbook.Handbook.Saved;
import io.saluran.training.handbook.Handbook.Sheet;
import io.saluran.training.handbook.Pages.Outcome;
import io.saluran.ui.component.Later;
import io.saluran.ui.component.Toast;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All versions of a page; what each changed against the one before, word by word, and the way back to it.
final class VersionsDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private final transient HandbookDesk desk;
    private final transient Sheet sheet;
    private final transient Runnable restored;
    private final Div list = new Div();
    private final Div changes = new Div();
    private final transient List<Component> rows = new ArrayList<>();

    VersionsDialog(HandbookDesk desk, Sheet sheet, Runnable restored) {
        this.desk = desk;
        this.sheet = sheet;
        this.restored = restored;
        setHeaderTitle(getTranslation("handbook.versions-of", sheet.title()));
        setWidth("960px");
        setMaxWidth("96vw");
        setHeight("80vh");
        list.addClassNames("s-list", "inset");
        changes.addClassName("s-pad");
        Later.load(this, () -> desk.handbook().versions(desk.viewer(), sheet.id()), versions -> {
            fill(versions);
            var columns = new Div(changes, list);
            columns.addClassName("s-columns2");
            columns.getStyle().set("--s-side", "280px").set("height", "100%");
            return columns;
        }).setHeightFull();
        getFooter().add(new Button(getTranslation("ui.close"), click -> close()));
    }

    private void fill(List<Saved> versions) {
        for (int i = 0; i < versions.size(); i++) {
            var version = versions.get(i);
            var before = i + 1 < versions.size() ? versions.get(i + 1) : null;
            var row = row(version);
            row.addClickListener(click -> show(row, version, before));
            rows.add(row);
            list.add(row);
            if (i == 0) {
                show(row, version, before);
            }
        }
    }

    private NativeButton row(Saved version) {
        var head = new Span(getTranslation("handbook.version-number", version.number()));
        head.addClassName("title");
        var at = desk.formats().time(version.at(), desk.viewer().zone(), getLocale());
        var author = version.author();
        var who = new Span(author == null ? at : getTranslation("handbook.tile.by", at, author));
        who.addClassName("why");
        var text = new Div(head, who);
        text.addClassNames("s-stack", "tight", "s-grow");
        var note = version.note();
        if (note != null) {
            text.add(new Span(note));
        }
        var row = new NativeButton();
        row.add(text);
        row.getStyle().set("background", "none").set("border-width", "0 0 1px").set("font", "inherit")
                .set("cursor", "pointer");
        return row;
    }

    private void show(Component row, Saved version, @Nullable Saved before) {
        rows.forEach(other -> other.getElement().setAttribute("aria-current", other.equals(row)));
        changes.removeAll();
        changes.add(new H3(getTranslation(before == null ? "handbook.first-version" : "handbook.changed-against",
                version.number(), version.number() - 1)));
        if (before != null && !before.title().equals(version.title())) {
            changes.add(diff(before.title(), version.title()));
        }
        changes.add(before != null && before.body().equals(version.body())
                ? new Paragraph(getTranslation("handbook.same-text"))
                : diff(before == null ? "" : before.body(), version.body()));
        if (desk.mayWrite() && version.number() != sheet.number()) {
            changes.addComponentAsFirst(new Button(getTranslation("handbook.restore", version.number()),
                    click -> restore(version.number())));
        }
    }

    private static Component diff(String before, String after) {
        var text = new Div();
        text.addClassName("s-prose");
        text.getStyle().set("white-space", "pre-wrap").set("padding", "8px 0").set("margin", "0");
        for (var part : WordDiff.between(before, after)) {
            var shown = new HtmlComponent(switch (part.change()) {
                case SAME -> "span";
                case ADDED -> "ins";
                case REMOVED -> "del";
            });
            shown.getElement().setText(part.text());
            text.add(shown);
        }
        return text;
    }

    private void restore(int number) {
        var outcome = desk.pages().restoreVersion(desk.viewer(), sheet.id(), number,
                getTranslation("handbook.restored-note", number), sheet.version());
        if (outcome instanceof Outcome.Done) {
            Toast.show(getTranslation("handbook.restored", number));
        } else {
            Toast.error(getTranslation("handbook.overtaken"));
        }
        close();
        restored.run();
    }
}
