package io.saluran.platform.internal.field;

import io.saluran.platform.event.Events;
import io.saluran.platform.people.People;
import io.saluran.platform.people.Person;
import io.saluran.platform.people.PersonChanged;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everybody, by name, from memory; read again when somebody came, left or is called otherwise.
public final class KnownPeople {

    private final People people;
    private volatile @Nullable List<Person> known;

    public KnownPeople(People people, Events events) {
        this.people = people;
        events.on(PersonChanged.class, changed -> known = null);
    }

    List<Person> all() {
        var all = known;
        if (all == null) {
            all = people.all();
            known = all;
        }
        return all;
    }
}
