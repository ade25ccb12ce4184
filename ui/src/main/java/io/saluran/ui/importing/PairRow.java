package io.saluran.ui.importing;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import io.saluran.platform.format.Formats;
import io.saluran.platform.importing.Decision;
import io.saluran.platform.importing.ImportCheck.Match;
import io.saluran.platform.importing.NearMatch;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// A value of the file beside what it may mean, with the difference marked. `S` same, `N` new, `→` leave out.
final class PairRow extends Div implements Focusable<PairRow> {

    private static final long serialVersionUID = 1;

    private final transient NearMatch near;
    private final transient BiConsumer<NearMatch, Decision> decide;

    PairRow(Match match, String fieldTitle, Formats formats, BiConsumer<NearMatch, Decision> decide) {
        this.near = match.near();
        this.decide = decide;
        addClassName("s-pair");
        setTabIndex(0);
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", getTranslation("importing.pair.label", near.value()));
        var candidate = near.candidateName();
        add(block(getTranslation("importing.pair.in-file", fieldTitle), marked(near.value(), candidate),
                getTranslation("importing.pair.rows", near.rows())));
        if (candidate == null) {
            add(block(getTranslation("importing.pair.in-saluran"),
                    new Span(getTranslation("importing.pair.nothing-like")),
                    ""));
        } else {
            add(block(getTranslation("importing.pair.alike", formats.percent(near.alike(), 0, getLocale())),
                    marked(candidate, near.value()), ""));
        }
        add(choose(match));
        key("event.key.toLowerCase() === 's'", Decision.SAME, candidate != null);
        key("event.key.toLowerCase() === 'n'", Decision.CREATE, near.mayCreate());
        key("event.key === 'ArrowRight'", Decision.SKIP, true);
    }

    private Div choose(Match match) {
        var buttons = new Div();
        buttons.addClassName("choose");
        if (near.candidate() != null) {
            buttons.add(button("importing.pair.same", Decision.SAME, match, "S"));
        }
        if (near.mayCreate()) {
            buttons.add(button("importing.pair.new", Decision.CREATE, match, "N"));
        }
        buttons.add(button("importing.pair.skip", Decision.SKIP, match, "→"));
        return buttons;
    }

    private Button button(String text, Decision decision, Match match, String hint) {
        var chosen = match.decision().filter(decision::equals).isPresent();
        var button = new Button(getTranslation(text), click -> decide.accept(near, decision));
        button.addThemeVariants(ButtonVariant.SMALL);
        button.getElement().setAttribute("aria-pressed", Boolean.toString(chosen));
        button.setTooltipText(hint);
        if (chosen) {
            button.addThemeVariants(ButtonVariant.PRIMARY);
        } else if (decision == Decision.SKIP) {
            button.addThemeVariants(ButtonVariant.TERTIARY);
        }
        return button;
    }

    private void key(String filter, Decision decision, boolean possible) {
        if (possible) {
            getElement().addEventListener("keydown", pressed -> decide.accept(near, decision))
                    .setFilter(filter + " && !event.ctrlKey && !event.metaKey && !event.altKey").preventDefault()
                    .stopPropagation();
        }
    }

    private static Div block(String key, Component value, String more) {
        var label = new Paragraph(key);
        label.addClassName("key");
        var name = new Paragraph(value);
        name.addClassName("s-medium");
        var block = new Div(label, name);
        if (!more.isEmpty()) {
            var small = new Paragraph(more);
            small.addClassNames("s-small", "s-secondary");
            block.add(small);
        }
        return block;
    }

    /// Marks what stands between the common beginning and the common end.
    private static Span marked(String text, @Nullable String other) {
        var span = new Span();
        if (other == null || text.equals(other)) {
            span.setText(text);
            return span;
        }
        int start = 0;
        while (start < Math.min(text.length(), other.length()) && text.charAt(start) == other.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < Math.min(text.length(), other.length()) - start
                && text.charAt(text.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        var middle = text.substring(start, text.length() - end);
        span.getElement().appendChild(Element.createText(text.substring(0, start)));
        if (!middle.isEmpty()) {
            var mark = new Element("mark");
            // A lone space is nothing to see unless it keeps its width.
            mark.setText(middle.isBlank() ? middle.replace(' ', '\u00A0') : middle);
            span.getElement().appendChild(mark);
        }
        span.getElement().appendChild(Element.createText(text.substring(text.length() - end)));
        return span;
    }
}
