package io.saluran.platform.internal.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.platform.right.BuiltInRole;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X5")
class InvitationsTest extends PeopleCase {

    @Test
    void an_invited_person_chooses_a_password_once() {
        var boss = people.administrator("Boss");
        var invitations = new Invitations(db, audit, events, clock);
        var mei = people.person("Mei Ling", "mei@aliran.example", "an older phrase");

        var secret = invitations.invite(boss, mei);

        assertThat(invitations.opens(secret)).contains(new Invitations.Invited(mei, "Mei Ling", "mei@aliran.example"));
        assertThat(invitations.accept(secret, PHRASE)).isTrue();
        assertThat(invitations.accept(secret, "a second phrase")).isFalse();
        assertThat(signIn().with("mei@aliran.example", PHRASE)).isEqualTo(new SignIn.Outcome.Welcome(mei, 2));
    }

    @Test
    void a_link_ends_after_a_week_and_with_the_next_one() {
        var boss = people.administrator("Boss");
        var invitations = new Invitations(db, audit, events, clock);
        var mei = people.person("Mei Ling", "mei@aliran.example", PHRASE);

        var first = invitations.invite(boss, mei);
        var second = invitations.invite(boss, mei);
        assertThat(invitations.opens(first)).isEmpty();
        assertThat(invitations.opens(second)).isPresent();

        clock.pass(Duration.ofDays(8));
        assertThat(invitations.opens(second)).isEmpty();
        assertThat(invitations.accept(second, "another good phrase")).isFalse();
    }

    @Test
    void the_first_administrators_link_works_once_and_is_no_invitation() {
        var newPeople = new NewPeople(db, audit, clock);
        assertThat(newPeople.hasAdministrator()).isFalse();
        var secret = newPeople.firstAdministratorSecret();

        assertThat(newPeople.opens(secret)).isTrue();
        assertThat(new Invitations(db, audit, events, clock).opens(secret)).isEmpty();
        assertThat(newPeople.firstAdministrator(secret, "Aisyah", "aisyah@aliran.example", PHRASE)).isPresent();
        assertThat(newPeople.firstAdministrator(secret, "Thief", "thief@aliran.example", PHRASE)).isEmpty();
        assertThat(newPeople.hasAdministrator()).isTrue();
    }

    @Test
    void an_invitation_makes_nobody_the_first_administrator() {
        var boss = people.administrator("Boss");
        var mei = people.person("Mei Ling", "mei@aliran.example", PHRASE, BuiltInRole.REP);
        var secret = new Invitations(db, audit, events, clock).invite(boss, mei);

        assertThat(new NewPeople(db, audit, clock).firstAdministrator(secret, "Mei", "mei@aliran.example", PHRASE))
                .isEmpty();
    }
}
