package io.saluran.pipeline.deal;

import io.saluran.pipeline.deal.DealChoices.Contact;
import io.saluran.pipeline.deal.DealPage.Facts;
import io.saluran.pipeline.deal.DealPage.Person;
import io.saluran.pipeline.deal.Deals.Outcome;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is done to the people of a deal and the parts they play, each with its way back.
record PeopleActs(DealDesk desk, DealPlace place, PartUndo undo) {

    /// @return whether the contact takes part now
    boolean add(Contact contact, @Nullable String role, Facts deal) {
        return write(contact.id(), role, deal, undo.text("deal.people.added", contact.name()));
    }

    void giveRole(Person person, @Nullable String role, Facts deal) {
        write(person.id(), role, deal, undo.text("deal.people.role-changed", person.name()));
    }

    private boolean write(UUID contact, @Nullable String role, Facts deal, String told) {
        var before = find(deal, contact);
        if (!place.done(desk.parts().addContact(desk.viewer(), deal.id(), contact, role, deal.version()))) {
            return false;
        }
        undo.did(told, deal.id(), part(contact),
                now -> find(now, contact).filter(each -> Objects.equals(each.role(), role))
                        .map(each -> before.isPresent()
                                ? desk.parts().addContact(desk.viewer(), now.id(), contact, before.get().role(),
                                        now.version())
                                : desk.parts().removeContact(desk.viewer(), now.id(), contact, now.version())));
        return true;
    }

    void remove(Person person) {
        var deal = place.deal();
        if (place.done(desk.parts().removeContact(desk.viewer(), deal.id(), person.id(), deal.version()))) {
            undo.did(undo.text("deal.people.removed", person.name()), deal.id(), part(person.id()),
                    now -> putBack(now, person));
        }
    }

    private Optional<Outcome> putBack(Facts deal, Person person) {
        return find(deal, person.id()).isPresent()
                ? Optional.empty()
                : Optional.of(desk.parts().addContact(desk.viewer(), deal.id(), person.id(), person.role(),
                        deal.version()));
    }

    private static String part(UUID contact) {
        return "contact/" + contact;
    }

    private static Optional<Person> find(Facts deal, UUID contact) {
        return deal.people().stream().filter(each -> each.id().equals(contact)).findFirst();
    }
}
