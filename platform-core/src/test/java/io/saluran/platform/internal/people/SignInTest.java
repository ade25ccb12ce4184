package io.saluran.platform.internal.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.platform.internal.people.SignIn.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X5")
class SignInTest extends PeopleCase {

    @Test
    void the_right_pair_lets_in_whatever_the_case_of_the_address() {
        var mei = people.person("Mei Ling", "mei@aliran.example", PHRASE);

        assertThat(signIn().with(" Mei@Aliran.Example ", PHRASE)).isEqualTo(new Outcome.Welcome(mei, 1));
        assertThat(audited()).containsExactly("person.signed-in");
    }

    @Test
    void a_wrong_password_and_an_unknown_address_get_the_same_answer_in_the_same_time_class() {
        people.person("Mei Ling", "mei@aliran.example", PHRASE);
        signIn().with("warm@up.example", PHRASE);

        var known = nanos("mei@aliran.example");
        var unknown = nanos("nobody@aliran.example");

        // Argon2 takes tens of milliseconds; without it an answer takes one or two.
        assertThat(unknown).isGreaterThan(known / 4);
        assertThat(signIn().with("nobody@aliran.example", "wrong")).isEqualTo(new Outcome.Wrong());
        assertThat(signIn().with("mei@aliran.example", "wrong")).isEqualTo(new Outcome.Wrong());
    }

    private long nanos(String email) {
        var from = System.nanoTime();
        signIn().with(email, "wrong");
        return System.nanoTime() - from;
    }

    @Test
    void five_wrong_tries_lock_for_a_growing_time_even_against_the_right_password() {
        people.person("Mei Ling", "mei@aliran.example", PHRASE);
        var signIn = signIn();
        for (int i = 0; i < 4; i++) {
            assertThat(signIn.with("mei@aliran.example", "wrong")).isEqualTo(new Outcome.Wrong());
        }

        var first = clock.instant().plus(Duration.ofMinutes(1));
        assertThat(signIn.with("mei@aliran.example", "wrong")).isEqualTo(new Outcome.Locked(first));
        assertThat(signIn.with("mei@aliran.example", PHRASE)).isEqualTo(new Outcome.Locked(first));

        clock.pass(Duration.ofMinutes(2));
        assertThat(signIn.with("mei@aliran.example", "wrong"))
                .isEqualTo(new Outcome.Locked(clock.instant().plus(Duration.ofMinutes(2))));
        clock.pass(Duration.ofMinutes(3));
        assertThat(signIn.with("mei@aliran.example", PHRASE)).isInstanceOf(Outcome.Welcome.class);
        assertThat(signIn.with("mei@aliran.example", "wrong")).isEqualTo(new Outcome.Wrong());
        assertThat(audited()).contains("person.locked-out");
    }

    @Test
    void people_without_address_or_password_and_those_who_left_cannot_sign_in() {
        people.person("No Address");
        var left = people.person("Left", "left@aliran.example", PHRASE);
        var staff = new Staff(db, audit, events, clock);
        var boss = people.administrator("Boss");
        staff.add(boss, new Staff.Details("No Password", "new@aliran.example", null, null));
        staff.leave(boss, left);

        assertThat(signIn().with("", PHRASE)).isEqualTo(new Outcome.Wrong());
        assertThat(signIn().with("new@aliran.example", "")).isEqualTo(new Outcome.Wrong());
        assertThat(signIn().with("left@aliran.example", PHRASE)).isEqualTo(new Outcome.Wrong());
    }

    @Test
    void a_session_ends_when_the_person_leaves_changes_the_password_or_signs_out_everywhere() {
        var mei = people.person("Mei Ling", "mei@aliran.example", PHRASE);
        var viewer = people.directory().viewer(mei);
        var profiles = new Profiles(db, signIn(), audit, events, clock);
        assertThat(signIn().stillValid(mei, 1)).isTrue();

        assertThat(profiles.signOutEverywhere(viewer)).isEqualTo(2);
        assertThat(signIn().stillValid(mei, 1)).isFalse();
        assertThat(signIn().stillValid(mei, 2)).isTrue();

        assertThat(profiles.changePassword(viewer, PHRASE, "another good phrase"))
                .isEqualTo(new Outcome.Welcome(mei, 3));
        assertThat(signIn().stillValid(mei, 2)).isFalse();
        assertThat(signIn().with("mei@aliran.example", "another good phrase")).isInstanceOf(Outcome.Welcome.class);

        new Staff(db, audit, events, clock).leave(people.administrator("Boss"), mei);
        assertThat(signIn().stillValid(mei, 3)).isFalse();
        assertThat(signIn().stillValid(mei, 4)).isFalse();
    }

    @Test
    void changing_the_password_needs_the_old_one_and_guessing_it_locks() {
        var mei = people.person("Mei Ling", "mei@aliran.example", PHRASE);
        var viewer = people.directory().viewer(mei);
        var profiles = new Profiles(db, signIn(), audit, events, clock);
        for (int i = 0; i < 4; i++) {
            assertThat(profiles.changePassword(viewer, "wrong", "another good phrase")).isEqualTo(new Outcome.Wrong());
        }

        assertThat(profiles.changePassword(viewer, "wrong", "another good phrase")).isInstanceOf(Outcome.Locked.class);
        assertThat(signIn().stillValid(mei, 1)).isTrue();
    }

    @Test
    void a_list_of_addresses_and_passwords_is_not_gone_through_from_one_network_address() {
        people.person("Mei Ling", "mei@aliran.example", PHRASE);
        people.person("Ravi Kumar", "ravi@aliran.example", PHRASE);
        var signIn = signIn();
        for (int i = 0; i < WrongTries.BURST; i++) {
            // From the sixth on her address is locked, which is told without looking at the password.
            assertThat(signIn.with("mei@aliran.example", "wrong", "203.0.113.9"))
                    .isNotInstanceOf(Outcome.Welcome.class);
        }

        assertThat(signIn.with("ravi@aliran.example", PHRASE, "203.0.113.9"))
                .isEqualTo(new Outcome.Locked(clock.instant().plus(WrongTries.ONE_MORE_AFTER)));
        assertThat(signIn.with("ravi@aliran.example", PHRASE, "203.0.113.10")).isInstanceOf(Outcome.Welcome.class);

        clock.pass(WrongTries.ONE_MORE_AFTER);
        assertThat(signIn.with("ravi@aliran.example", "wrong", "203.0.113.9")).isEqualTo(new Outcome.Wrong());
        assertThat(signIn.with("ravi@aliran.example", PHRASE, "203.0.113.9")).isInstanceOf(Outcome.Locked.class);
    }

    @Test
    void wrong_tries_at_two_servers_count_as_if_they_were_one() {
        people.person("Mei Ling", "mei@aliran.example", PHRASE);
        var one = new WrongTries(db, clock);
        for (int i = 0; i < WrongTries.BURST; i++) {
            signIn().with("nobody-" + i + "@aliran.example", "wrong", "203.0.113.9");
        }

        assertThat(signIn().with("mei@aliran.example", PHRASE, "203.0.113.9"))
                .isEqualTo(new Outcome.Locked(clock.instant().plus(WrongTries.ONE_MORE_AFTER)));
        assertThat(one.next("203.0.113.9")).isEqualTo(clock.instant().plus(WrongTries.ONE_MORE_AFTER));
        assertThat(signIn().with("mei@aliran.example", PHRASE, "203.0.113.10")).isInstanceOf(Outcome.Welcome.class);
    }

    @Test
    void where_nobody_was_wrong_for_a_while_is_forgotten() {
        var tries = new WrongTries(db, clock);
        tries.count("203.0.113.9");
        tries.count("203.0.113.9");
        clock.pass(WrongTries.ONE_MORE_AFTER.multipliedBy(2));
        tries.count("203.0.113.10");

        var left = db.read(sql -> sql.fetch("select origin from platform.wrong_try").getValues(0, String.class));

        assertThat(left).containsExactly("203.0.113.10");
        assertThat(tries.next("203.0.113.10")).isBefore(clock.instant());
    }

    @Test
    void an_ipv6_address_counts_by_its_network() {
        var tries = new WrongTries(db, clock);
        for (int i = 0; i < WrongTries.BURST; i++) {
            tries.count("2001:db8:1:2::" + i);
        }

        assertThat(tries.next("2001:db8:1:2:ffff::1")).isAfter(clock.instant());
        assertThat(tries.next("2001:db8:1:3::1")).isBefore(clock.instant());
    }
}
