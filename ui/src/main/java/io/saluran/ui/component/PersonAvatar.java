package io.saluran.ui.component;

import com.vaadin.flow.component.html.Span;
import io.saluran.platform.people.Person;

/// The small round sign of a person; the name stands beside it or is read out.
public final class PersonAvatar extends Span {

    private static final long serialVersionUID = 1;

    public PersonAvatar(String name, String initials, int hue) {
        super(initials);
        addClassName("s-avatar");
        getStyle().set("--h", Integer.toString(hue));
        getElement().setAttribute("title", name);
        getElement().setAttribute("role", "img");
        getElement().setAttribute("aria-label", name);
    }

    public static PersonAvatar of(Person person) {
        return new PersonAvatar(person.name(), person.initials(), person.hue());
    }
}
