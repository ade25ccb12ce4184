package io.saluran.pipeline.deal;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.saluran.db.Viewer;
import io.saluran.platform.people.Person;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Where a comment is written; after an `@` it offers the people who may see the deal.
final class CommentForm extends Div {

    private static final long serialVersionUID = 1;

    /// A name that is begun at the end of the text.
    private static final Pattern BEGUN = Pattern.compile("(?:^|\\s)@([^@\\n]{1,40})$");

    private final transient DealComments comments;
    private final transient Viewer viewer;
    private final transient java.util.function.Supplier<UUID> deal;
    private final TextArea text = new TextArea();
    private final Div offers = new Div();
    private final Div acts = new Div();

    /// @param save takes the text; whether it was kept, and the form is to be emptied
    CommentForm(DealComments comments, Viewer viewer, java.util.function.Supplier<UUID> deal, Predicate<String> save) {
        this.comments = comments;
        this.viewer = viewer;
        this.deal = deal;
        addClassNames("s-stack", "s-comment-form");
        text.setAriaLabel(getTranslation("deal.comment"));
        text.setPlaceholder(getTranslation("deal.comment.placeholder"));
        text.setMaxLength(DealComments.LONGEST);
        text.setWidthFull();
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.addValueChangeListener(change -> offer(change.getValue()));
        offers.addClassNames("s-row", "wrap");
        offers.getElement().setAttribute("role", "group");
        offers.getElement().setAttribute("aria-label", getTranslation("deal.comment.people"));
        offers.setVisible(false);
        var done = new Button(getTranslation("deal.comment.save"), click -> {
            if (text.getValue().isBlank()) {
                text.focus();
            } else if (save.test(text.getValue())) {
                text.clear();
            }
        });
        done.addThemeVariants(ButtonVariant.SMALL);
        done.addClickShortcut(Key.ENTER, KeyModifier.CONTROL).listenOn(text);
        acts.add(done);
        acts.addClassName("s-row");
        add(text, offers, acts);
    }

    /// The text to begin with, and a way out.
    CommentForm begin(String words, Runnable cancelled) {
        text.setValue(words);
        var cancel = new Button(getTranslation("ui.cancel"), click -> cancelled.run());
        cancel.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        acts.add(cancel);
        return this;
    }

    void focus() {
        text.focus();
    }

    private void offer(String written) {
        offers.removeAll();
        var begun = BEGUN.matcher(written);
        if (begun.find()) {
            var start = begun.start(1) - 1;
            comments.mentionable(viewer, deal.get(), begun.group(1)).stream()
                    .filter(person -> !written.endsWith('@' + person.name() + ' '))
                    .forEach(person -> offers.add(offer(person, written.substring(0, start))));
        }
        offers.setVisible(offers.getComponentCount() > 0);
    }

    private Button offer(Person person, String before) {
        var button = new Button('@' + person.name(), click -> {
            text.setValue(before + '@' + person.name() + ' ');
            text.focus();
        });
        button.addThemeVariants(ButtonVariant.SMALL);
        return button;
    }
}
