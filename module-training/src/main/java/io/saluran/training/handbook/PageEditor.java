package io.saluran.training.handbook;

import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.saluran.training.handbook.Handbook.Sheet;
import io.saluran.training.handbook.Pages.Edit;
import io.saluran.training.handbook.Pages.Outcome;
import io.saluran.ui.component.PageHeader;
import io.saluran.ui.component.Toast;

/// Writing beside the look of it. What is not saved is asked about before the page is left or closed.
final class PageEditor extends Div {

    private static final long serialVersionUID = 1;
    private static final int TYPING_PAUSE_MILLIS = 400;

    private final transient HandbookDesk desk;
    private final transient Runnable done;
    private transient Sheet sheet;
    private final TextField title = new TextField();
    private final TextArea text = new TextArea();
    private final TextField note = new TextField();
    private final Div preview = new Div();
    private final Div overtaken = new Div();

    PageEditor(HandbookDesk desk, Sheet sheet, Runnable done) {
        this.desk = desk;
        this.sheet = sheet;
        this.done = done;
        getStyle().set("display", "contents");
        title.setLabel(getTranslation("handbook.page-title"));
        title.setMaxLength(200);
        title.setWidthFull();
        title.setValue(sheet.title());
        text.setLabel(getTranslation("handbook.text"));
        text.setHelperText(getTranslation("handbook.markdown"));
        text.setMaxLength(Pages.LONGEST);
        text.setWidthFull();
        text.setMinRows(18);
        text.setValue(sheet.body());
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValueChangeTimeout(TYPING_PAUSE_MILLIS);
        title.setValueChangeMode(ValueChangeMode.LAZY);
        text.addValueChangeListener(typed -> changed());
        title.addValueChangeListener(typed -> changed());
        text.focus();
        overtaken.setVisible(false);
        overtaken.addClassNames("s-callout", "warn");
        overtaken.getElement().setAttribute("role", "alert");
        var writing = new Div(overtaken, title, text);
        writing.addClassNames("s-pad", "s-stack");
        preview.addClassNames("s-side", "plain");
        preview.getElement().setAttribute("aria-label", getTranslation("handbook.preview"));
        var columns = new Div(writing, preview);
        columns.addClassName("s-columns2");
        columns.getStyle().set("--s-side", "50%");
        add(new PageHeader(getTranslation("handbook.editing", sheet.title())), columns, foot());
        showPreview();
    }

    private Div foot() {
        note.setPlaceholder(getTranslation("handbook.note"));
        note.setAriaLabel(getTranslation("handbook.note"));
        note.setMaxLength(300);
        note.addClassName("s-grow");
        var save = new Button(getTranslation("ui.save"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickShortcut(Key.KEY_S, KeyModifier.CONTROL);
        var cancel = new Button(getTranslation("ui.cancel"), click -> {
            guard(false);
            done.run();
        });
        var foot = new Div(note, cancel, save);
        foot.addClassName("s-pagefoot");
        return foot;
    }

    /// Whether there is something that is not saved.
    boolean dirty() {
        return !title.getValue().equals(sheet.title()) || !text.getValue().equals(sheet.body());
    }

    /// Lets the browser ask before it closes the page.
    void guard(boolean on) {
        getElement().executeJs("window.saluran?.guard?.($0)", on);
    }

    private void changed() {
        guard(dirty());
        showPreview();
    }

    private void showPreview() {
        preview.removeAll();
        var heading = new Span(getTranslation("handbook.preview"));
        heading.addClassNames("s-small", "s-muted");
        var page = new Div(new H1(title.getValue()), new Html("<div>"
                + Markdown.render(HandbookPageView.path(sheet.slug()), text.getValue()).html() + "</div>"));
        page.addClassName("s-prose");
        page.getStyle().set("padding", "0").set("margin", "0");
        preview.add(heading, page);
    }

    private void save() {
        if (title.getValue().isBlank()) {
            title.setInvalid(true);
            title.setErrorMessage(getTranslation("handbook.title-needed"));
            return;
        }
        if (!dirty()) {
            done.run();
            return;
        }
        var edit = new Edit(title.getValue(), text.getValue(),
                note.getValue().isBlank() ? null : note.getValue().strip());
        switch (desk.pages().edit(desk.viewer(), sheet.id(), edit, sheet.version())) {
            case Outcome.Done saved -> {
                guard(false);
                Toast.show(getTranslation("handbook.saved", edit.title()));
                done.run();
            }
            case Outcome.Overtaken changed -> askAgain();
            case Outcome.IntoItself never -> throw new IllegalStateException("An edit moves nothing");
        }
    }

    /// Somebody was quicker: the writer's text stays, and is saved on top only if they say so.
    private void askAgain() {
        overtaken.removeAll();
        var now = desk.handbook().page(desk.viewer(), sheet.slug());
        if (now.isEmpty()) {
            overtaken.add(new Span(getTranslation("handbook.deleted-meanwhile")));
        } else {
            var theirs = now.get();
            var author = theirs.author();
            overtaken.add(new Span(getTranslation("handbook.changed-meanwhile", author == null ? "Saluran" : author)));
            overtaken.add(new Button(getTranslation("handbook.see-changes"),
                    click -> new VersionsDialog(desk, theirs, () -> {
                        guard(false);
                        done.run();
                    }).open()));
            overtaken.add(new Button(getTranslation("handbook.save-on-top"), click -> {
                sheet = theirs;
                overtaken.setVisible(false);
                save();
            }));
        }
        overtaken.setVisible(true);
    }
}
