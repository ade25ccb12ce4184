package io.saluran.platform.internal.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.platform.internal.people.Teams.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X5")
class TeamsTest extends PeopleCase {

    @Test
    void a_team_is_made_in_an_office_that_comes_and_goes_with_it() {
        var boss = people.administrator("Boss");
        var teams = new Teams(db, audit, events);

        var done = (Outcome.Done) teams.save(boss, null, "North", "Pulau Pinang", boss.person());
        assertThat(teams.save(boss, null, "NORTH", null, null)).isEqualTo(new Outcome.NameTaken());
        assertThat(teams.all()).singleElement().satisfies(team -> {
            assertThat(team.office()).isEqualTo("Pulau Pinang");
            assertThat(team.manager()).isEqualTo("Boss");
        });

        teams.save(boss, done.team(), "North", "Ipoh", null);
        assertThat(teams.offices()).containsExactly("Ipoh");
        teams.remove(boss, done.team());
        assertThat(teams.offices()).isEmpty();
        assertThat(audited()).containsExactly("team.removed", "team.changed", "team.added");
    }

    @Test
    void a_team_with_people_stays() {
        var boss = people.administrator("Boss");
        var north = people.team("North", boss.person());
        people.person("Arvind", north);

        assertThat(new Teams(db, audit, events).remove(boss, north)).isEqualTo(new Outcome.NotEmpty(1));
    }
}
