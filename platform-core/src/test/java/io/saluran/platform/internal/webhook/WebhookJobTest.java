package io.saluran.platform.internal.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.platform.internal.webhook.Subscription.Draft;
import io.saluran.platform.internal.webhook.Subscription.State;
import io.saluran.platform.internal.webhook.Subscription.Wrong;
import io.saluran.platform.testing.NoRun;
import io.saluran.platform.testing.TestPeople;
import io.saluran.platform.webhook.WebhookEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X6")
class WebhookJobTest extends WebhookCase {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void a_receiver_that_fails_twice_is_told_the_third_time_with_the_same_body_and_id() throws Exception {
        var webhook = webhook(POURED);
        receiver.answer(500, "the kettle is broken", Map.of());
        receiver.answer(503, "", Map.of());
        var cup = pour("Teh O ☕");
        run();
        assertThat(now(webhook.id()).state()).isEqualTo(State.FAILING);
        assertThat(newest(webhook.id()).answer()).extracting(Answer::status, Answer::text)
                .containsExactly(500, "the kettle is broken");
        run();
        assertThat(receiver.got()).hasSize(1);
        clock.pass(Duration.ofMinutes(1));
        run();
        clock.pass(Duration.ofMinutes(2));
        run();

        assertThat(receiver.got()).hasSize(3).allSatisfy(got -> {
            assertThat(got.path()).isEqualTo("/tea");
            assertThat(got.isSignedBy(webhook.secret())).isTrue();
            assertThat(got.header("content-type")).isEqualTo("application/json");
            var body = JSON.readTree(got.body());
            assertThat(body.path("type").asText()).isEqualTo(POURED);
            assertThat(Instant.parse(body.path("timestamp").asText())).isAfter(Instant.parse("2026-01-01T00:00:00Z"));
            assertThat(body.path("data").path("id").asText()).isEqualTo(cup.toString());
            assertThat(body.path("data").path("tea").asText()).isEqualTo("Teh O ☕");
        });
        assertThat(receiver.got()).extracting(got -> got.header("webhook-id")).containsOnly(
                newest(webhook.id()).id().toString());
        assertThat(receiver.got()).extracting(got -> Long.valueOf(got.header("webhook-timestamp"))).containsExactly(
                clock.instant().getEpochSecond() - 180, clock.instant().getEpochSecond() - 120,
                clock.instant().getEpochSecond());
        assertThat(newest(webhook.id())).satisfies(row -> {
            assertThat(row.state()).isEqualTo(Deliveries.State.SENT);
            assertThat(row.attempts()).isEqualTo(3);
            assertThat(row.next()).isNull();
        });
        assertThat(now(webhook.id()).state()).isEqualTo(State.ON);
    }

    @Test
    void another_secret_does_not_fit() throws Exception {
        webhook(POURED);
        pour("Teh");
        run();
        assertThat(receiver.got().getFirst().isSignedBy(WebhookSecret.fresh().text())).isFalse();
    }

    @Test
    void what_is_rolled_back_is_told_to_nobody() throws Exception {
        webhook(POURED);
        assertThatThrownBy(() -> db.write(sql -> {
            new SqlWebhooks().tell(sql, new WebhookEvent(POURED, Ids.next(), null));
            throw new IllegalStateException("spilt");
        })).hasMessage("spilt");
        run();

        assertThat(receiver.got()).isEmpty();
        assertThat(waiting()).isZero();
    }

    @Test
    void nothing_is_kept_of_what_nobody_wants_to_know() throws Exception {
        pour("Teh");
        assertThat(waiting()).isZero();
        var webhook = webhook(SPILT);
        pour("Teh");
        assertThat(waiting()).isZero();
        subscriptions.pause(boss, webhook.id(), true);
        tell(new WebhookEvent(SPILT, Ids.next(), null));
        assertThat(waiting()).isZero();
    }

    @Test
    void two_nodes_tell_each_thing_once() throws Exception {
        webhook(POURED);
        for (int cup = 0; cup < 60; cup++) {
            pour("Teh " + cup);
        }
        try (var nodes = Executors.newFixedThreadPool(2)) {
            var runs = new ArrayList<Future<Boolean>>();
            for (int node = 0; node < 2; node++) {
                runs.add(nodes.submit(() -> {
                    node().run(new NoRun());
                    return true;
                }));
            }
            for (var each : runs) {
                assertThat(each.get()).isTrue();
            }
        }

        assertThat(receiver.got()).hasSize(60).extracting(got -> JSON.readTree(got.body()).path("data").path("tea")
                .asText()).doesNotHaveDuplicates();
    }

    @Test
    void only_what_its_maker_may_see_is_told() throws Exception {
        webhook(POURED);
        tell(new WebhookEvent(POURED, Ids.next(), TestPeople.in(db).person("Mei Ling")));
        tell(new WebhookEvent(POURED, Ids.next(), boss.person()));
        run();

        assertThat(receiver.got()).hasSize(1);
        assertThat(waiting()).isZero();
    }

    @Test
    void a_webhook_stops_when_its_maker_may_not_have_one_any_more() throws Exception {
        var clerk = TestPeople.in(db).person("Clerk");
        var before = TestPeople.in(db).viewer(clerk, "all", WebhookPermissions.WRITE);
        var webhook = subscriptions.add(before, new Draft("Mine", receiver.address("/"), List.of(POURED)));
        db.write(sql -> sql.execute("delete from platform.person_role where person_id = ?", clerk));
        pour("Teh");
        run();

        assertThat(receiver.got()).isEmpty();
        assertThat(now(webhook.id()).state()).isEqualTo(State.NO_RIGHT);
        assertThat(told).containsExactly("[" + boss.person() + "] platform.webhook webhook.told.maker [Mine, Clerk]");
        pour("Kopi");
        run();
        assertThat(told).hasSize(1);
    }

    @Test
    void when_its_maker_leaves_those_who_may_take_it_over_are_told_and_nobody_else() throws Exception {
        var leaver = TestPeople.in(db).administrator("Leaver");
        subscriptions.add(leaver, new Draft("Mine", receiver.address("/"), List.of(POURED)));
        var other = TestPeople.in(db).administrator("Other");
        TestPeople.in(db).person("Clerk");
        db.write(sql -> sql.execute("update platform.person set left_at = now() where id = ?", leaver.person()));
        pour("Teh");
        run();

        assertThat(told).singleElement().asString().contains(boss.person().toString(), other.person().toString())
                .doesNotContain(leaver.person().toString() + "]", leaver.person().toString() + ",")
                .endsWith("webhook.told.maker [Mine, Leaver]");
    }

    @Test
    void who_changes_a_webhook_takes_it_over_and_gets_nothing_that_was_made_for_another() throws Exception {
        receiver.answer(500, "", Map.of());
        var webhook = webhook(POURED);
        pour("Teh");
        run();
        var other = TestPeople.in(db).administrator("Other");
        subscriptions.change(other, now(webhook.id()), new Draft("Mine", receiver.address("/mine"), List.of(POURED)));
        clock.pass(Duration.ofHours(1));
        run();

        assertThat(receiver.got()).extracting(got -> got.path()).containsExactly("/tea");
        assertThat(now(webhook.id()).maker()).isEqualTo(other.person());
    }

    @Test
    void after_three_days_of_failures_it_is_paused_and_its_maker_told_once() throws Exception {
        var webhook = webhook(POURED);
        for (int attempt = 0; attempt < 100; attempt++) {
            receiver.answer(500, "", Map.of());
        }
        var began = clock.instant();
        pour("Teh");
        var attempts = new ArrayList<Duration>();
        for (int quarter = 0; quarter <= 5 * 24 * 4 && now(webhook.id()).state() != State.GIVEN_UP; quarter++) {
            run();
            if (receiver.got().size() > attempts.size()) {
                attempts.add(Duration.between(began, clock.instant()));
            }
            clock.pass(Duration.ofMinutes(quarter == 0 ? 1 : 15));
        }

        assertThat(attempts.getLast()).isBetween(Duration.ofDays(3), Duration.ofDays(3).plusMinutes(15));
        assertThat(attempts).hasSizeBetween(10, 20);
        assertThat(told).containsExactly("[" + boss.person() + "] platform.webhook webhook.told.failing [Tea room]");
        assertThat(newest(webhook.id()).state()).isEqualTo(Deliveries.State.FAILED);
        pour("Kopi");
        run();
        assertThat(receiver.got()).hasSameSizeAs(attempts);

        subscriptions.pause(boss, webhook.id(), false);
        assertThat(now(webhook.id()).state()).isEqualTo(State.ON);
    }

    @Test
    void a_receiver_that_is_gone_is_never_asked_again() throws Exception {
        var webhook = webhook(POURED);
        receiver.answer(410, "gone", Map.of());
        pour("Teh");
        run();

        assertThat(now(webhook.id()).state()).isEqualTo(State.GONE);
        assertThat(told).singleElement().asString().contains("webhook.told.gone");
    }

    @Test
    void redirects_are_not_followed() throws Exception {
        var webhook = webhook(POURED);
        receiver.answer(302, "", Map.of("Location", receiver.address("/elsewhere")));
        pour("Teh");
        run();

        assertThat(receiver.got()).extracting(got -> got.path()).containsExactly("/tea");
        assertThat(newest(webhook.id()).answer()).extracting(Answer::status).isEqualTo(302);
    }

    @Test
    void nothing_goes_into_the_own_network_once_the_company_does_not_allow_it() throws Exception {
        var webhook = subscriptions.add(boss, new Draft("Near", "https://localhost:1/x", List.of(POURED)));
        settings.set(Viewer.system(), WebhookSettings.PRIVATE.key(), "false");
        pour("Teh");
        run();

        assertThat(newest(webhook.id()).answer()).extracting(Answer::problem).isEqualTo("private");
        assertThat(subscriptions.wrong(new Draft("Near", "https://10.0.0.1/x", List.of(POURED)), List.of()))
                .contains(Wrong.PRIVATE);
        assertThat(subscriptions.wrong(new Draft("Near", "http://localhost/x", List.of(POURED)), List.of()))
                .contains(Wrong.ADDRESS);
    }

    @Test
    void of_a_long_answer_the_beginning_is_kept() throws Exception {
        var webhook = webhook(POURED);
        receiver.answer(200, "☕".repeat(50_000), Map.of());
        pour("Teh");
        run();

        assertThat(newest(webhook.id()).answer()).extracting(Answer::text).isEqualTo("☕".repeat(2_000));
    }

    @Test
    void for_a_day_after_a_new_secret_both_are_right() throws Exception {
        var webhook = webhook(POURED);
        var secret = subscriptions.roll(boss, webhook.id());
        pour("Teh");
        run();
        clock.pass(Duration.ofHours(25));
        pour("Kopi");
        run();

        assertThat(receiver.got()).extracting(got -> got.isSignedBy(webhook.secret())).containsExactly(true, false);
        assertThat(receiver.got()).extracting(got -> got.isSignedBy(secret)).containsOnly(true);
    }

    @Test
    void a_message_is_sent_again_and_a_test_goes_out_even_while_it_is_paused() throws Exception {
        var webhook = webhook(POURED);
        pour("Teh");
        run();
        assertThat(deliveries.again(boss, webhook.id(), newest(webhook.id()).id())).isTrue();
        run();
        assertThat(receiver.got()).hasSize(2).extracting(got -> got.header("webhook-id")).hasSameElementsAs(
                List.of(newest(webhook.id()).id().toString()));

        subscriptions.pause(boss, webhook.id(), true);
        assertThat(deliveries.again(boss, webhook.id(), newest(webhook.id()).id())).isFalse();
        assertThat(deliveries.test(boss, webhook.id()).orElseThrow().isTaken()).isTrue();
        assertThat(receiver.got()).hasSize(3).last().satisfies(
                got -> assertThat(JSON.readTree(got.body()).path("type").asText()).isEqualTo("webhook.test"));
    }

    @Test
    void what_is_deleted_is_silent_and_comes_back() throws Exception {
        var webhook = webhook(POURED);
        assertThat(subscriptions.delete(boss, webhook.id())).isTrue();
        assertThat(subscriptions.all(boss)).isEmpty();
        pour("Teh");
        run();
        assertThat(receiver.got()).isEmpty();
        assertThat(subscriptions.restore(boss, webhook.id())).isTrue();
        pour("Kopi");
        run();
        assertThat(receiver.got()).hasSize(1);

        clock.pass(Duration.ofDays(31));
        run();
        assertThat(deliveries.rows(boss, webhook.id(), null, 10)).isEmpty();
    }

    @Test
    void who_may_not_have_webhooks_is_refused() {
        var rep = TestPeople.in(db).viewer(TestPeople.in(db).person("Rep"), "all", "pipeline.deal.read");
        assertThatThrownBy(() -> subscriptions.all(rep)).hasMessageContaining(WebhookPermissions.WRITE);
        assertThatThrownBy(() -> deliveries.rows(rep, Ids.next(), null, 1)).hasMessageContaining(
                WebhookPermissions.WRITE);
    }
}
