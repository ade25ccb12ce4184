package io.saluran.pipeline.deal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import io.saluran.db.Viewer;
import io.saluran.pipeline.deal.DealTimeline.Entry;
import io.saluran.ui.component.Toast;
import java.util.List;
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
        if (isMineToChange() && !begun().of(entry.id()).isEmpty()) {
            edit();
            return;
        }
        add(new MentionedText(words(), entry.before() == null ? List.of() : entry.before().lines().toList()));
        if (isMineToChange()) {
            var row = new Div(act("deal.comment.edit", () -> edit().focus()), act("deal.comment.delete", this::delete));
            row.addClassName("s-row");
            add(row);
        }
    }

    private Button act(String words, Runnable action) {
        var button = new Button(getTranslation(words), click -> action.run());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        return button;
    }

    private boolean isMineToChange() {
        return acts.viewer().may(DealPermissions.WRITE) && acts.viewer().person().equals(entry.personId());
    }

    private Drafts begun() {
        return new Drafts(acts.viewer().person(), "comment");
    }

    private CommentForm edit() {
        removeAll();
        var form = new CommentForm(new CommentForm.Of(acts.comments(), acts.viewer(), acts::deal, entry::id), text -> {
            begun().keep(entry.id(), "");
            done(acts.comments().edit(acts.viewer(), entry.id(), text));
            return false;
        }).cancelledBy(acts.changed());
        form.show(words());
        add(form);
        return form;
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
