package io.saluran.pipeline.deal;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.saluran.db.Viewer;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Where a comment is written; after an `@` it offers the people who may see the deal. What is begun is kept for the thing
/// it is about.
final class CommentForm extends Div {

    private static final long serialVersionUID = 1;

    private final transient Drafts drafts;
    private final transient Supplier<UUID> about;
    private final TextArea text = new TextArea();
    private final Div acts = new Div();
    private @Nullable UUID shownFor;

    /// What a comment is written about, and to whom it may speak.
    ///
    /// @param about the deal, or the comment that is changed
    record Of(DealComments comments, Viewer viewer, Supplier<UUID> deal, Supplier<UUID> about) {

        Of(DealComments comments, Viewer viewer, Supplier<UUID> deal) {
            this(comments, viewer, deal, deal);
        }
    }

    /// @param save takes the text; whether it was kept, and the form is to be emptied
    CommentForm(Of of, Predicate<String> save) {
        about = of.about();
        drafts = new Drafts(of.viewer().person(), "comment");
        addClassNames("s-stack", "s-comment-form");
        text.setAriaLabel(getTranslation("deal.comment"));
        text.setPlaceholder(getTranslation("deal.comment.placeholder"));
        text.setMaxLength(DealComments.LONGEST);
        text.setWidthFull();
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValueChangeTimeout(Drafts.MOMENT);
        text.addValueChangeListener(change -> drafts.keep(about.get(), change.getValue()));
        var done = new Button(getTranslation("deal.comment.save"), click -> save(save));
        done.addThemeVariants(ButtonVariant.SMALL);
        done.addClickShortcut(Key.ENTER, KeyModifier.CONTROL).listenOn(text);
        acts.add(done);
        acts.addClassName("s-row");
        add(text, new MentionOffers(text, begun -> of.comments().mentionable(of.viewer(), of.deal().get(), begun)),
                acts);
    }

    private void save(Predicate<String> save) {
        if (text.getValue().isBlank()) {
            text.focus();
        } else if (save.test(text.getValue())) {
            text.clear();
        }
    }

    /// Shows what was begun; the words of a person who is still in the form stay.
    ///
    /// @param words to begin with where nothing was
    void show(String words) {
        if (!about.get().equals(shownFor)) {
            shownFor = about.get();
            var begun = drafts.of(shownFor);
            text.setValue(begun.isEmpty() ? words : begun);
        }
    }

    /// A way out, on which what was begun is forgotten.
    CommentForm cancelledBy(Runnable cancelled) {
        var cancel = new Button(getTranslation("ui.cancel"), click -> {
            drafts.keep(about.get(), "");
            cancelled.run();
        });
        cancel.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        acts.add(cancel);
        return this;
    }

    void focus() {
        text.focus();
    }
}
