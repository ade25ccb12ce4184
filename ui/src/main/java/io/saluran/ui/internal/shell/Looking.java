package io.saluran.ui.internal.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import io.saluran.platform.people.Person;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// Who looks at which place, on the pages that this node has open. Everybody who looks there is told of the others when
/// they change; at a place of many, where each comes and goes all the time, no more often than every two seconds.
///
/// Safe for use by any thread.
public final class Looking {

    private static final int MANY = 20;
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Map<Object, Sitting> pages = new ConcurrentHashMap<>();
    private final Set<String> due = ConcurrentHashMap.newKeySet();
    private final Executor later;

    public Looking() {
        this(CompletableFuture.delayedExecutor(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
    }

    /// @param later runs what it is given after a pause
    Looking(Executor later) {
        this.later = later;
    }

    /// Somebody's page at a place.
    ///
    /// @param show takes the others who look there, each once, under the session's lock
    public record Seat(UI ui, String place, Person person, Consumer<List<Person>> show) {}

    /// A seat that is taken, and whom it was told of last.
    private record Sitting(Seat seat, AtomicReference<List<Person>> told) {

        boolean isAt(String place) {
            return seat.place().equals(place);
        }

        /// @param people who look here, this one among them
        /// @return false when the page is no more
        boolean tell(List<Person> people) {
            var others = people.stream().filter(each -> !each.id().equals(seat.person().id())).toList();
            if (others.equals(told.getAndSet(others))) {
                return true;
            }
            try {
                seat.ui().access(() -> seat.show().accept(others));
                return true;
            } catch (UIDetachedException closed) {
                return false;
            }
        }
    }

    /// @param page what sits there; one that sat elsewhere leaves that place
    public void enter(Object page, Seat seat) {
        // its session's lock keeps others from the same page; what it shows is still of the place before
        var before = pages.get(page);
        pages.put(page, new Sitting(seat, before == null ? new AtomicReference<>(List.of()) : before.told()));
        if (before != null && !before.isAt(seat.place())) {
            changed(before.seat().place());
        }
        changed(seat.place());
    }

    public void leave(Object page) {
        var before = pages.remove(page);
        if (before != null) {
            changed(before.seat().place());
        }
    }

    private void changed(String place) {
        if (pages.values().stream().filter(each -> each.isAt(place)).count() <= MANY) {
            tell(place);
        } else if (due.add(place)) {
            later.execute(() -> {
                due.remove(place);
                tell(place);
            });
        }
    }

    /// One at a time, so that the last word is about the last change.
    private synchronized void tell(String place) {
        var there = pages.values().stream().filter(each -> each.isAt(place)).toList();
        var people = there.stream().map(each -> each.seat().person()).distinct()
                .sorted(Comparator.comparing(Person::name).thenComparing(Person::id)).toList();
        there.stream().filter(each -> !each.tell(people)).forEach(pages.values()::remove);
    }
}
