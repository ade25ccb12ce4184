package io.saluran.pipeline.deal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.saluran.db.Viewer;
import io.saluran.pipeline.deal.DealTimeline.Entry;
import io.saluran.ui.component.Toast;
import java.util.Objects;
import java.util.UUID;

/// A comment in the timeline; who wrote it edits it in its place, and takes it back.
final class CommentBody extends Div {

    private static final long serialVersionUID = 1;

    private final transient Entry entry;
    private final transient Acts acts;

    /// What can be done to comments of the deal that is shown.
    record Acts(DealComments comments, Viewer viewer, UUID deal, Runnable changed) {}

    CommentBody(Entry entry, Acts acts) {
        this.entry = entry;
        this.acts = acts;
        show();
    }

    private String words() {
        return Objects.requireNonNullElse(entry.after(), "");
    }

    private void show() {
        removeAll();
        var text = new Paragraph(words());
        text.addClassName("s-comment");
        add(text);
        if (acts.viewer().person().equals(entry.personId())) {
            var row = new Div(act("deal.comment.edit", this::edit), act("deal.comment.delete", this::delete));
            row.addClassName("s-row");
            add(row);
        }
    }

    private Button act(String words, Runnable action) {
        var button = new Button(getTranslation(words), click -> action.run());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        return button;
    }

    private void edit() {
        removeAll();
        var form = new CommentForm(acts.comments(), acts.viewer(), acts::deal, text -> {
            done(acts.comments().edit(acts.viewer(), entry.id(), text));
            return false;
        }).begin(words(), this::show);
        add(form);
        form.focus();
    }

    private void delete() {
        var was = acts.comments().delete(acts.viewer(), entry.id());
        done(was);
        if (was) {
            Toast.undo(getTranslation("deal.comment.deleted"),
                    () -> done(acts.comments().restore(acts.viewer(), entry.id())));
        }
    }

    private void done(boolean was) {
        if (!was) {
            Toast.error(getTranslation("deal.comment.gone"));
        }
        acts.changed().run();
    }
}
