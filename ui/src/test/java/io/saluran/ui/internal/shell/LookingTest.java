package io.saluran.ui.internal.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import io.saluran.platform.people.Person;
import io.saluran.ui.testing.UiTest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P1")
class LookingTest extends UiTest {

    private final Looking looking = new Looking();
    private final Person siti = person("Siti Hajar");
    private final Person ravi = person("Ravi Kumar");
    private final List<String> sitiSees = new ArrayList<>();
    private final List<String> raviSees = new ArrayList<>();

    private static Person person(String name) {
        return new Person(UUID.randomUUID(), name, null, null, true);
    }

    private static Looking.Seat seat(String place, Person person, List<String> sees) {
        return new Looking.Seat(UI.getCurrent(), place, person, others -> {
            sees.clear();
            others.forEach(other -> sees.add(other.name()));
        });
    }

    @Test
    void people_at_the_same_place_see_each_other_once_until_one_goes_elsewhere() {
        looking.enter("page of Siti", seat("board", siti, sitiSees));
        looking.enter("page of Ravi", seat("board", ravi, raviSees));
        looking.enter("second page of Ravi", seat("board", ravi, raviSees));
        MockVaadin.runUIQueue();
        assertThat(sitiSees).containsExactly("Ravi Kumar");
        assertThat(raviSees).containsExactly("Siti Hajar");

        looking.enter("page of Ravi", seat("deal", ravi, raviSees));
        MockVaadin.runUIQueue();
        assertThat(sitiSees).containsExactly("Ravi Kumar");

        looking.leave("second page of Ravi");
        MockVaadin.runUIQueue();
        assertThat(sitiSees).isEmpty();
    }

    @Test
    void who_goes_to_a_place_where_nobody_is_sees_nobody_any_more() {
        looking.enter("page of Ravi", seat("board", ravi, raviSees));
        looking.enter("page of Siti", seat("board", siti, sitiSees));
        MockVaadin.runUIQueue();
        assertThat(sitiSees).containsExactly("Ravi Kumar");

        looking.enter("page of Siti", seat("other board", siti, sitiSees));
        MockVaadin.runUIQueue();
        assertThat(sitiSees).isEmpty();
        assertThat(raviSees).isEmpty();
    }

    @Test
    void nobody_is_told_of_what_did_not_change() {
        var times = new AtomicInteger();
        looking.enter("page of Siti",
                new Looking.Seat(UI.getCurrent(), "board", siti, others -> times.incrementAndGet()));
        looking.enter("page of Ravi", seat("board", ravi, raviSees));
        looking.enter("second page of Ravi", seat("board", ravi, raviSees));
        looking.leave("page of Ravi");
        MockVaadin.runUIQueue();

        assertThat(times).hasValue(1);
    }

    @Test
    void at_a_place_of_many_the_comings_and_goings_are_told_together() {
        var waiting = new ArrayDeque<Runnable>();
        var crowded = new Looking(waiting::add);
        for (int i = 0; i < 30; i++) {
            crowded.enter("page " + i, seat("board", person("Person " + i), new ArrayList<>()));
        }
        crowded.enter("page of Siti", seat("board", siti, sitiSees));
        crowded.leave("page 0");
        MockVaadin.runUIQueue();
        assertThat(sitiSees).isEmpty();
        assertThat(waiting).hasSize(1);

        waiting.remove().run();
        MockVaadin.runUIQueue();
        assertThat(sitiSees).hasSize(29).doesNotContain("Person 0", "Siti Hajar");
    }
}
