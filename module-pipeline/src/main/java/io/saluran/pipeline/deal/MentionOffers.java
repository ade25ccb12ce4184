package io.saluran.pipeline.deal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import io.saluran.platform.people.Person;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/// The people whose name is begun after an `@` at the end of a text. While they are shown, Enter or Tab takes the one that
/// is marked, the arrows mark another, Escape closes them.
final class MentionOffers extends Div {

    private static final long serialVersionUID = 1;

    private static final Pattern BEGUN = Pattern.compile("(?:^|\\s)@([^@\\n]{1,40})$");

    // Only who still fits counts: the offers come a moment after what is typed.
    private static final String KEYS = """
            const offers = this;
            const fitting = field => {
                const written = field.inputElement;
                const begun = /(?:^|\\s)@([^@\\n]{1,40})$/.exec(written.value);
                if (offers.hidden || !begun || written.selectionStart !== written.value.length) return [];
                const part = ' ' + begun[1].toLowerCase();
                return [...offers.querySelectorAll('vaadin-button')]
                    .filter(person => (' ' + person.textContent.slice(1).toLowerCase()).includes(part));
            };
            $0.addEventListener('keydown', event => {
                if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing) return;
                const people = fitting($0);
                const now = Math.max(0, people.findIndex(person => person.classList.contains('on')));
                if (people.length === 0) return;
                const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
                if (step) {
                    people.forEach((person, i) =>
                        person.classList.toggle('on', i === (now + step + people.length) % people.length));
                } else if (event.key === 'Enter' || event.key === 'Tab') {
                    people[now].click();
                } else if (event.key === 'Escape') {
                    offers.dispatchEvent(new CustomEvent('mentions-close'));
                } else return;
                event.preventDefault();
                event.stopImmediatePropagation();
            }, true);""";

    private final TextArea text;
    private final transient Function<String, List<Person>> people;

    /// @param people whose name begins so
    MentionOffers(TextArea text, Function<String, List<Person>> people) {
        this.text = text;
        this.people = people;
        addClassNames("s-row", "wrap", "s-mentions");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", getTranslation("deal.comment.people"));
        getElement().setAttribute("aria-live", "polite");
        setVisible(false);
        text.addValueChangeListener(change -> offer(change.getValue()));
        getElement().addEventListener("mentions-close", closed -> setVisible(false));
        text.addAttachListener(attached -> getElement().executeJs(KEYS, text.getElement()));
    }

    private void offer(String written) {
        removeAll();
        var begun = BEGUN.matcher(written);
        if (begun.find()) {
            var start = begun.start(1) - 1;
            people.apply(begun.group(1)).stream()
                    .filter(person -> !written.endsWith('@' + person.name() + ' '))
                    .forEach(person -> add(offer(person, written.substring(0, start))));
        }
        getChildren().findFirst().ifPresent(first -> first.addClassName("on"));
        setVisible(getComponentCount() > 0);
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
