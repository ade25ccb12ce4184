package io.saluran.ui.internal.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import io.saluran.platform.people.Person;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Who looks at which place, on the pages that this node has open. Everybody who looks there is told of the others.
///
/// Safe for use by any thread.
public final class Looking {

    private final Map<Object, Seat> seats = new ConcurrentHashMap<>();

    /// Somebody's page at a place.
    ///
    /// @param show takes the others who look there, each once, under the session's lock
    public record Seat(UI ui, String place, Person person, Consumer<List<Person>> show) {

        private boolean isClosed(List<Person> others) {
            try {
                ui.access(() -> show.accept(others));
                return false;
            } catch (UIDetachedException closed) {
                return true;
            }
        }
    }

    /// @param page what sits there; one that sat elsewhere leaves that place
    public void enter(Object page, Seat seat) {
        var before = seats.put(page, seat);
        if (before != null && before.place().equals(seat.place())) {
            return;
        }
        if (before != null) {
            tell(before.place());
        }
        tell(seat.place());
    }

    public void leave(Object page) {
        var seat = seats.remove(page);
        if (seat != null) {
            tell(seat.place());
        }
    }

    private void tell(String place) {
        seats.values().removeIf(seat -> seat.place().equals(place) && seat.isClosed(others(seat)));
    }

    private List<Person> others(Seat of) {
        var others = new LinkedHashMap<UUID, Person>();
        seats.values().stream().filter(seat -> seat.place().equals(of.place()))
                .filter(seat -> !seat.person().id().equals(of.person().id()))
                .forEach(seat -> others.put(seat.person().id(), seat.person()));
        return List.copyOf(others.values());
    }
}
