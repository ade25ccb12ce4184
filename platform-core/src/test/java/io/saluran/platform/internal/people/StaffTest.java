package io.saluran.platform.internal.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saluran.platform.internal.people.Staff.Details;
import io.saluran.platform.internal.people.Staff.Outcome;
import io.saluran.platform.internal.people.StaffList.Filter;
import io.saluran.platform.internal.people.StaffList.Presence;
import io.saluran.platform.people.PersonChanged;
import io.saluran.platform.right.BuiltInRole;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X5")
class StaffTest extends PeopleCase {

    private Staff staff() {
        return new Staff(db, audit, events, clock);
    }

    private UUID role(BuiltInRole role) {
        return new Roles(db, new Permissions(java.util.List::of), audit, events).all().stream()
                .filter(each -> each.builtIn() == role).findFirst().orElseThrow().id();
    }

    @Test
    void a_person_is_added_found_by_words_without_accents_and_told_of() {
        var boss = people.administrator("Boss");
        var north = people.team("North", boss.person());

        var done = staff().add(boss, new Details(" José Lim ", " Jose@Aliran.example", north,
                Set.of(role(BuiltInRole.REP))));

        var row = new StaffList(db).find(new Filter("jose lim", Presence.ACTIVE, north, role(BuiltInRole.REP)));
        assertThat(row).singleElement().satisfies(each -> {
            assertThat(done).isEqualTo(new Outcome.Done(each.id()));
            assertThat(each.name()).isEqualTo("José Lim");
            assertThat(each.email()).isEqualTo("jose@aliran.example");
            assertThat(each.team()).isEqualTo("North");
            assertThat(each.signsIn()).isFalse();
            assertThat(events.published()).containsExactly(new PersonChanged(each.id()));
        });
        assertThat(audited()).containsExactly("person.added");
    }

    @Test
    void an_address_belongs_to_one_person() {
        var boss = people.administrator("Boss");
        people.person("Mei Ling", "mei@aliran.example", PHRASE);

        assertThat(staff().add(boss, new Details("Other", "MEI@aliran.example", null, null)))
                .isEqualTo(new Outcome.AddressTaken("Mei Ling"));
    }

    @Test
    void the_last_administrator_stays_one() {
        var boss = people.administrator("Boss");

        assertThat(staff().leave(boss, boss.person())).isEqualTo(new Outcome.LastAdministrator());
        assertThat(staff().change(boss, boss.person(), new Details("Boss", "b@aliran.example", null, Set.of())))
                .isEqualTo(new Outcome.LastAdministrator());

        people.administrator("Second");
        assertThat(staff().leave(boss, boss.person())).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void one_who_keeps_people_but_is_no_administrator_can_neither_change_nor_invite_nor_make_one() {
        var boss = people.administrator("Boss");
        var office = people.viewer(people.person("Office"), "all", "platform.people.write", "platform.roles.write");
        var rep = people.person("Rep", "rep@aliran.example", PHRASE);
        var asAdministrator = new Details("Rep", "rep@aliran.example", null, Set.of(role(BuiltInRole.ADMINISTRATOR)));
        var invitations = new Invitations(db, audit, events, clock);

        assertThatThrownBy(() -> staff().leave(office, boss.person())).hasMessageContaining("no administrator");
        assertThatThrownBy(() -> invitations.invite(office, boss.person())).hasMessageContaining("no administrator");
        assertThatThrownBy(() -> staff().change(office, rep, asAdministrator)).hasMessageContaining("no administrator");
        assertThat(staff().leave(office, rep)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void nobody_changes_people_or_roles_without_the_permission() {
        var rep = people.viewer(people.person("Rep"), "own", "platform.people.read");
        var office = people.viewer(people.person("Office"), "all", "platform.people.write");

        assertThatThrownBy(() -> staff().leave(rep, office.person())).hasMessageContaining("platform.people.write");
        assertThatThrownBy(() -> staff().add(office, new Details("New", null, null, Set.of(role(BuiltInRole.REP)))))
                .hasMessageContaining("platform.roles.write");
    }

    @Test
    void one_who_left_comes_back_as_before() {
        var boss = people.administrator("Boss");
        var mei = people.person("Mei Ling", "mei@aliran.example", PHRASE);
        staff().leave(boss, mei);
        assertThat(new StaffList(db).find(new Filter("mei", Presence.LEFT, null, null))).hasSize(1);

        staff().comeBack(boss, mei);

        assertThat(new StaffList(db).find(new Filter("mei", Presence.ACTIVE, null, null))).hasSize(1);
        assertThat(signIn().with("mei@aliran.example", PHRASE)).isInstanceOf(SignIn.Outcome.Welcome.class);
    }
}
