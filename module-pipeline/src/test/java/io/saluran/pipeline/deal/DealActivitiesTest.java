package io.saluran.pipeline.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.db.Visibility;
import io.saluran.pipeline.activity.Activity;
import io.saluran.pipeline.activity.Activity.Plan;
import io.saluran.pipeline.activity.ActivityKind;
import io.saluran.pipeline.activity.TouchOutcome;
import io.saluran.pipeline.deal.DealTimeline.Narrow;
import io.saluran.pipeline.deal.DealTimeline.Part;
import io.saluran.pipeline.deal.Deals.Outcome;
import io.saluran.pipeline.deal.Deals.Refusal;
import io.saluran.pipeline.record.NotPermitted;
import io.saluran.platform.rest.Problem;
import io.saluran.platform.testing.TestPeople;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P2")
@Tag("P9")
class DealActivitiesTest extends DealUiCase {

    private final Viewer viewer = company.all();
    private final DealActivities activities = activities();
    private final Instant now = company.clock.instant();
    private final LocalDate today = LocalDate.ofInstant(now, viewer.zone());
    private UUID deal = new UUID(0, 0);

    @BeforeEach
    void aDeal() {
        deal = deal("Water metering", "1200");
    }

    private UUID add(Plan plan) {
        var id = Ids.next();
        assertThat(activities.add(viewer, deal, id, plan)).isInstanceOf(Outcome.Done.class);
        return id;
    }

    private static Plan planned(String subject, @Nullable LocalDate on) {
        return planned(subject, on, null);
    }

    private static Plan planned(String subject, @Nullable LocalDate on, @Nullable UUID assignee) {
        return new Plan(ActivityKind.CALL, subject, null, null, null, on, null, null, null, assignee, List.of());
    }

    private Plan called(Instant at, TouchOutcome outcome) {
        return new Plan(ActivityKind.CALL, null, "Budget holder is Kok Wai", null, 14, null, null, at, outcome, null,
                List.of());
    }

    private Activity read(UUID id) {
        return activities.reading().of(viewer, id).orElseThrow();
    }

    private @Nullable String nextStep() {
        return company.value("select concat_ws(' on ', next_step, next_step_on) from pipeline.deal where id = ?", deal);
    }

    private Outcome finish(UUID id) {
        return activities.change(viewer, id, read(id).version(), read(id).plan().done(now));
    }

    @Test
    void a_touch_stands_in_the_timeline_at_the_moment_at_which_it_was_and_at_the_stage_of_the_deal() {
        add(called(now.minus(Duration.ofDays(2)), TouchOutcome.SPOKE));
        deals.note(viewer, deal, "A note of today");

        var touches = new DealTimeline(company.db).page(viewer, deal, new Narrow(Part.TOUCHES, null), null);

        assertThat(touches).singleElement().satisfies(touch -> {
            assertThat(touch.kind()).isEqualTo("call");
            assertThat(touch.at()).isEqualTo(now.minus(Duration.ofDays(2)));
            assertThat(touch.what()).isEqualTo("spoke");
            assertThat(touch.minutes()).isEqualTo(14);
            assertThat(touch.after()).isEqualTo("Budget holder is Kok Wai");
        });
        assertThat(new DealTimeline(company.db).page(viewer, deal,
                new Narrow(Part.WORK, company.stages().getFirst().id()), null))
                .extracting(DealTimeline.Entry::kind).containsExactly("note", "call");
        assertThat(new DealTimeline(company.db).page(viewer, deal, new Narrow(Part.WORK, company.stages().get(1).id()),
                null)).isEmpty();
    }

    @Test
    void the_next_step_is_the_soonest_plan_and_the_following_one_when_that_is_done() {
        add(planned("Send the offer", today.plusDays(5)));
        var call = add(planned("Call Nurul", today.plusDays(1)));
        add(planned("Some day", null));

        assertThat(nextStep()).isEqualTo("Call Nurul on " + today.plusDays(1));
        finish(call);
        assertThat(nextStep()).isEqualTo("Send the offer on " + today.plusDays(5));
        assertThat(activities.reading().planned(viewer, deal)).extracting(Activity::subject)
                .containsExactly("Send the offer", "Some day");
    }

    @Test
    void a_next_step_written_by_hand_stays_until_it_is_done() {
        deals.edit(viewer, deal, DealField.NEXT_STEP, "Ask the board", 1);
        add(planned("Call Nurul", today.plusDays(1)));
        assertThat(nextStep()).isEqualTo("Ask the board");

        activities.endNextStep(viewer, deal, 2);

        assertThat(nextStep()).isEqualTo("Call Nurul on " + today.plusDays(1));
    }

    @Test
    void what_is_put_off_takes_the_next_step_along_and_the_history_tells_from_when_to_when() {
        var call = add(planned("Call Nurul", today.plusDays(1)));

        activities.change(viewer, call, 1, planned("Call Nurul", today.plusDays(8)));

        assertThat(nextStep()).isEqualTo("Call Nurul on " + today.plusDays(8));
        var trace = new DealTimeline(company.db).page(viewer, deal, Narrow.NOT, null).stream()
                .filter(entry -> "activity".equals(entry.what())).findFirst().orElseThrow();
        assertThat(ActivityTrace.read(String.valueOf(trace.before())).on()).isEqualTo(today.plusDays(1));
        assertThat(ActivityTrace.read(String.valueOf(trace.after())).on()).isEqualTo(today.plusDays(8));
    }

    @Test
    void a_change_of_what_somebody_else_changed_is_not_done() {
        var call = add(planned("Call Nurul", today.plusDays(1)));
        finish(call);

        assertThat(activities.change(viewer, call, 1, planned("Call Ravi", null)))
                .isInstanceOf(Outcome.Overtaken.class);
        assertThat(read(call).plan().isDone()).isTrue();
    }

    @Test
    void what_was_deleted_comes_back_with_its_place_as_the_next_step() {
        var call = add(planned("Call Nurul", today.plusDays(1)));
        activities.delete(viewer, call);
        assertThat(nextStep()).isEmpty();
        assertThat(activities.reading().planned(viewer, deal)).isEmpty();

        activities.restore(viewer, call);

        assertThat(nextStep()).isEqualTo("Call Nurul on " + today.plusDays(1));
    }

    @Test
    void what_cannot_be_is_refused_and_leaves_nothing() {
        List.of(planned("", today), called(now.plusSeconds(60), TouchOutcome.SPOKE), called(now, TouchOutcome.BOUNCED),
                new Plan(ActivityKind.CALL, "x", null, null, 0, null, null, now, null, null, List.of()),
                planned("x".repeat(301), null))
                .forEach(plan -> assertThat(activities.add(viewer, deal, Ids.next(), plan))
                        .isEqualTo(new Outcome.Refused(Refusal.NO_ACTIVITY)));
        assertThat(activities.add(viewer, deal, Ids.next(), planned("x", null, UUID.randomUUID())))
                .isEqualTo(new Outcome.Refused(Refusal.NO_SUCH_THING));
        assertThat(activities.add(viewer, deal, Ids.next(), new Plan(ActivityKind.TASK, "x", null, null, null, null,
                null, null, null, null, List.of(UUID.randomUUID()))))
                .isEqualTo(new Outcome.Refused(Refusal.NO_SUCH_THING));

        assertThat(company.value("select count(*)::text from pipeline.activity")).isEqualTo("0");
    }

    @Test
    void who_is_to_do_what_another_planned_is_told_once() {
        TestPeople.in(company.db).viewer(company.ravi, "all", DealPermissions.READ);
        var call = add(planned("Call Nurul", today.plusDays(1), company.ravi));
        activities.change(viewer, call, 1, planned("Call Nurul", today.plusDays(2), company.ravi));

        assertThat(told.people).containsExactly(company.ravi);
        assertThat(told.notifications.getFirst().arguments()).asString().contains("Call Nurul");
    }

    @Test
    @Tag("X5")
    void nobody_reaches_the_activities_of_a_deal_that_they_do_not_see() {
        var call = add(planned("Call Nurul", today.plusDays(1)));
        var other = company.only(company.ravi);

        assertThat(activities.reading().planned(other, deal)).isEmpty();
        assertThat(activities.reading().of(other, call)).isEmpty();
        assertThat(activities.add(other, deal, Ids.next(), planned("x", null))).isInstanceOf(Outcome.Overtaken.class);
        assertThat(activities.change(other, call, 1, planned("x", null))).isInstanceOf(Outcome.Overtaken.class);
        assertThat(activities.delete(other, call)).isInstanceOf(Outcome.Overtaken.class);
        assertThat(new DealTimeline(company.db).page(other, deal, Narrow.NOT, null)).isEmpty();
    }

    @Test
    @Tag("X5")
    void nobody_is_asked_to_do_something_on_a_deal_that_they_do_not_see() {
        TestPeople.in(company.db).viewer(company.ravi, "own", DealPermissions.READ);

        assertThat(activities.add(viewer, deal, Ids.next(), planned("Call Nurul", today, company.ravi)))
                .isEqualTo(new Outcome.Refused(Refusal.NO_SUCH_THING));
        assertThat(told.people).isEmpty();
    }

    @Test
    @Tag("X5")
    void who_only_reads_changes_nothing() {
        var call = add(planned("Call Nurul", today.plusDays(1)));
        var reader = company.viewer(company.ravi, new Visibility.All(), DealPermissions.READ);

        assertThatThrownBy(() -> activities.delete(reader, call)).isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> activities.add(reader, deal, Ids.next(), planned("x", null)))
                .isInstanceOf(NotPermitted.class);
    }

    @Test
    @Tag("X6")
    void over_http_activities_are_planned_done_and_taken_away_by_their_version() {
        var resource = new DealActivitiesResource(company.db, company.events, company.clock,
                TestPeople.in(company.db).directory(), told);
        var made = resource.add(deal, said("call", "Call Nurul", null, null), viewer);
        assertThat(made.getStatus()).isEqualTo(201);
        assertThat(made.getEntityTag().getValue()).isEqualTo("v1");
        var id = ((DealActivitiesResource.Answer) made.getEntity()).id();

        var done = resource.update(deal, id, "\"v1\"", said("call", "Call Nurul", now, "no-answer"), viewer);
        assertThat(((DealActivitiesResource.Answer) done.getEntity()).activity().outcome()).isEqualTo("no-answer");
        assertThat(resource.list(deal, viewer)).hasSize(1);
        assertThat(status(() -> resource.update(deal, id, "\"v1\"", said("call", "x", null, null), viewer)))
                .isEqualTo(412);
        assertThat(status(() -> resource.add(deal, said("fax", "x", null, null), viewer))).isEqualTo(422);
        assertThat(status(() -> resource.add(deal, said("call", "x", now, "bounced"), viewer))).isEqualTo(422);
        assertThat(status(() -> resource.add(deal, said("call", null, null, null), viewer))).isEqualTo(422);
        assertThat(status(() -> resource.get(deal("Other", null), id, viewer))).isEqualTo(404);
        assertThat(status(() -> resource.list(deal, company.only(company.ravi)))).isEqualTo(404);

        resource.remove(deal, id, viewer);
        assertThat(resource.list(deal, viewer)).isEmpty();
    }

    private static DealActivitiesResource.Said said(String kind, @Nullable String subject, @Nullable Instant doneAt,
            @Nullable String outcome) {
        return new DealActivitiesResource.Said(kind, subject, null, null, null, null, null, doneAt, outcome, null,
                null);
    }

    private static int status(ThrowingCallable call) {
        return catchThrowableOfType(Problem.class, call).status();
    }
}
