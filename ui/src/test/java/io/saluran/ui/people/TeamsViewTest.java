package io.saluran.ui.people;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.platform.internal.people.Teams;
import io.saluran.ui.component.EmptyState;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X5")
class TeamsViewTest extends PeoplePagesCase {

    private void page() {
        show(new TeamsView(boss, teams(), people.directory()));
    }

    private static void editFirst() {
        GridKt._clickItem(grid(Teams.Row.class), 0);
    }

    @Test
    void the_first_team_is_made_from_the_empty_page() {
        page();
        _click(_get(_get(EmptyState.class), Button.class));
        _click(_get(Button.class, spec -> spec.withText("Save")));
        assertThat(_get(TextField.class).getErrorMessage()).isEqualTo("Say what the team is called.");

        _setValue(_get(TextField.class), "North");
        _click(_get(Button.class, spec -> spec.withText("Save")));

        assertThat(teams().all()).singleElement().satisfies(team -> assertThat(team.name()).isEqualTo("North"));
        assertThat(_find(EmptyState.class)).isEmpty();
    }

    @Test
    void a_team_with_people_says_why_it_stays() {
        var north = people.team("North", boss.person());
        people.person("Arvind", north);
        page();
        editFirst();

        _click(_get(Button.class, spec -> spec.withText("Delete")));

        assertThat(teams().all()).hasSize(1);
        assertThat(_find(Notification.class)).hasSize(1);
    }

    @Test
    void an_empty_team_goes_and_comes_back() {
        people.team("North", boss.person());
        page();
        editFirst();

        _click(_get(Button.class, spec -> spec.withText("Delete")));
        assertThat(teams().all()).isEmpty();

        _click(_get(Button.class, spec -> spec.withText("Undo")));
        assertThat(teams().all()).singleElement().satisfies(team -> assertThat(team.manager()).isEqualTo("Boss"));
    }
}
