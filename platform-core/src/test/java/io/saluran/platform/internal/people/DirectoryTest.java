package io.saluran.platform.internal.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.db.Visibility;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X5")
class DirectoryTest extends PeopleCase {

    @Test
    void own_team_and_all_decide_whose_records_one_sees() {
        var boss = people.person("Boss");
        var team = people.team("North", boss);
        var arvind = people.person("Arvind", team);
        var kokWai = people.person("Kok Wai", team);
        var other = people.person("Other");

        assertThat(people.viewer(arvind, "own").visibility()).isEqualTo(new Visibility.Owners(Set.of(arvind)));
        assertThat(people.viewer(kokWai, "team").visibility()).isEqualTo(new Visibility.Owners(Set.of(kokWai, arvind)));
        assertThat(people.viewer(boss, "team").visibility())
                .isEqualTo(new Visibility.Owners(Set.of(boss, arvind, kokWai)));
        assertThat(people.viewer(other, "all").visibility()).isEqualTo(new Visibility.All());
    }

    @Test
    void the_widest_of_several_roles_counts_and_permissions_add_up() {
        var mei = people.person("Mei Ling");
        people.viewer(mei, "own", "a.b.read");

        var viewer = people.viewer(mei, "all", "a.b.write");

        assertThat(viewer.visibility()).isEqualTo(new Visibility.All());
        assertThat(viewer.may("a.b.read")).isTrue();
        assertThat(viewer.may("a.b.write")).isTrue();
        assertThat(viewer.may("a.b.delete")).isFalse();
    }

    @Test
    void one_without_a_role_sees_only_what_is_theirs_and_may_nothing() {
        var viewer = people.directory().viewer(people.person("New"));

        assertThat(viewer.visibility()).isEqualTo(new Visibility.Owners(Set.of(viewer.person())));
        assertThat(viewer.permissions()).isEmpty();
    }
}
