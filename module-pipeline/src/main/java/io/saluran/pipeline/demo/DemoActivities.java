package io.saluran.pipeline.demo;

import io.saluran.db.Ids;
import io.saluran.pipeline.activity.ActivityKind;
import io.saluran.pipeline.activity.TouchOutcome;
import io.saluran.pipeline.stage.Pipelines.Stage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was done with the buyers, and what is planned. Chance of its own, so that the deals are the same without it.
final class DemoActivities {

    private static final ZoneId MALAYSIA = ZoneId.of("Asia/Kuala_Lumpur");
    private static final int WORKDAY_MINUTES = 8 * 60;
    private static final List<ActivityKind> KINDS = List.of(ActivityKind.CALL, ActivityKind.EMAIL, ActivityKind.MEETING,
            ActivityKind.MESSAGE);

    private final Rows activities = new Rows("pipeline.activity (id, deal_id, stage_id, kind, subject, text, outcome, "
            + "minutes, due_on, done_at, assignee_id, author_id, created_at)");
    private final Rows people = new Rows("pipeline.activity_contact (activity_id, contact_id)");
    private final List<List<String>> words = DemoFile.read("words.txt");
    private final Chance chance = new Chance();
    private final List<Stage> stages;
    private final LocalDate last;

    /// @param last the day after which nothing was done
    DemoActivities(List<Stage> stages, LocalDate last) {
        this.stages = stages;
        this.last = last;
    }

    /// Writes down one to three touches for each stage that a deal was in.
    ///
    /// @param with those of the buyer who take part
    void happened(UUID deal, DealLife life, UUID owner, List<UUID> with) {
        for (int i = 0; i < life.entered().size(); i++) {
            var day = life.entered().get(i);
            for (int left = chance.between(1, 3); left > 0 && !day.isAfter(last); left--) {
                touch(deal, i, day, owner, chance.one(with));
                day = DealLife.workday(day.plusDays(chance.between(1, 5)));
            }
        }
    }

    private void touch(UUID deal, int stage, LocalDate day, UUID owner, UUID with) {
        var kind = KINDS.get(chance.weighted(0.5, 0.25, 0.15, 0.1));
        var outcome = kind.outcomes().get(chance.weighted(switch (kind) {
            case CALL -> new double[] {0.5, 0.2, 0.27, 0.03};
            case MEETING -> new double[] {0.85, 0.08, 0.07};
            case EMAIL -> new double[] {0.55, 0.42, 0.03};
            default -> new double[] {0.5, 0.5};
        }));
        var said = outcome.reached() && chance.in(0.6) ? chance.one(DemoFile.words(words, "said")) : null;
        var minutes = outcome == TouchOutcome.SPOKE
                ? Integer.valueOf(chance.between(3, 25))
                : outcome == TouchOutcome.HELD ? Integer.valueOf(15 * chance.between(2, 6)) : null;
        add(deal, stage, new Row(kind, kind == ActivityKind.EMAIL ? chance.one(DemoFile.words(words, "letter")) : null,
                said, outcome.key(), minutes, null, at(day)), owner, with);
    }

    /// The next step of a deal, as something that is planned.
    void planned(UUID deal, int stage, String step, LocalDate on, UUID owner, UUID with) {
        add(deal, stage, new Row(kind(step), step, null, null, null, on, null), owner, with);
    }

    private static ActivityKind kind(String step) {
        return switch (step.substring(0, step.indexOf(' '))) {
            case "Call", "Follow" -> ActivityKind.CALL;
            case "Walk", "Meet", "Present" -> ActivityKind.MEETING;
            case "Send", "Answer" -> ActivityKind.EMAIL;
            default -> ActivityKind.TASK;
        };
    }

    private record Row(ActivityKind kind, @Nullable String subject,
            @Nullable String text, @Nullable String outcome,
            @Nullable Integer minutes, @Nullable LocalDate on,
            @Nullable Instant done) {}

    private void add(UUID deal, int stage, Row row, UUID owner, UUID with) {
        var id = Ids.next();
        activities.add(id, deal, stages.get(stage).id(), row.kind().key(), row.subject(), row.text(), row.outcome(),
                row.minutes(), row.on(), row.done(), owner, owner, row.done() == null ? at(last) : row.done());
        people.add(id, with);
    }

    private Instant at(LocalDate day) {
        return day.atTime(9, 0).plusMinutes(chance.between(0, WORKDAY_MINUTES)).atZone(MALAYSIA).toInstant();
    }

    List<Rows> rows() {
        return List.of(activities, people);
    }
}
