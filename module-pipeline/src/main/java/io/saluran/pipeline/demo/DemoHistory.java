package io.saluran.pipeline.demo;

import io.saluran.db.Ids;
import io.saluran.pipeline.stage.Pipelines.Stage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What happened to each deal: moves, notes, changes of value and date.
final class DemoHistory {

    private static final ZoneId MALAYSIA = ZoneId.of("Asia/Kuala_Lumpur");
    private static final int WORKDAY_MINUTES = 8 * 60;
    private static final int STAGE_OF_THE_PRICE = 2;
    // referral, webinar, trade show, website, existing customer, cold call
    private static final double[] OF_OPEN = {1, 1, 1, 1, 1, 1};
    private static final double[] OF_WON = {1.7, 0.9, 0.7, 0.9, 2, 0.4};
    private static final double[] OF_LOST = {0.7, 1, 1.2, 1.1, 0.5, 1.5};

    private final Rows moves = new Rows("pipeline.stage_move (id, deal_id, from_stage_id, to_stage_id, outcome, at, "
            + "person_id)");
    private final Rows notes = new Rows("pipeline.note (id, deal_id, stage_id, author_id, at, text)");
    private final Rows changes = new Rows("pipeline.record_change (id, record_type, record_id, at, person_id, field, "
            + "old_value, new_value)");
    private final List<List<String>> words = DemoFile.read("words.txt");
    private final List<Stage> stages;
    private final LocalDate last;
    private final Chance chance;

    DemoHistory(List<Stage> stages, LocalDate last, Chance chance) {
        this.stages = stages;
        this.last = last;
        this.chance = chance;
    }

    /// @param began when the deal was made
    /// @param stageSince when it came into the stage in which it is
    /// @param ended when the last thing happened to it
    record Times(Instant began, Instant stageSince, Instant ended) {}

    /// Writes down one deal's history.
    Times tell(UUID deal, DealLife life, UUID owner, BigDecimal value) {
        var times = new ArrayList<Instant>();
        for (int i = 0; i < life.entered().size(); i++) {
            var at = at(life.entered().get(i));
            times.add(at);
            moves.add(Ids.next(), deal, i == 0 ? null : stages.get(i - 1).id(), stages.get(i).id(), null, at, owner);
            note(deal, i, life.entered().get(i), owner);
            if (i == STAGE_OF_THE_PRICE && chance.in(0.4)) {
                var before = value.multiply(BigDecimal.valueOf(chance.between(0.82, 1.2)))
                        .setScale(-3, RoundingMode.HALF_UP);
                change(deal, at.plusSeconds(20L * 60), owner, "value", before.toPlainString(), value.toPlainString());
            }
        }
        var stageSince = times.getLast();
        var ended = stageSince;
        if (life.closedOn() != null) {
            ended = at(life.closedOn());
            moves.add(Ids.next(), deal, stages.get(life.stage()).id(), null, life.outcome(), ended, owner);
        }
        return new Times(times.getFirst(), stageSince, ended);
    }

    /// The close date was put off when the deal came into its stage.
    void putOff(UUID deal, Times times, UUID owner, LocalDate closesOn) {
        var before = DealLife.workday(closesOn.minusDays(chance.between(10, 40)));
        change(deal, times.stageSince().plusSeconds(5L * 60), owner, "closesOn", before.toString(),
                closesOn.toString());
    }

    private void change(UUID deal, Instant at, UUID person, String field, String before, String after) {
        changes.add(Ids.next(), "deal", deal, at, person, field, before, after);
    }

    private void note(UUID deal, int stage, LocalDate entered, UUID author) {
        var day = DealLife.workday(entered.plusDays(chance.between(1, 6)));
        if (chance.in(0.6) && !day.isAfter(last)) {
            notes.add(Ids.next(), deal, stages.get(stage).id(), author, at(day), word("note", stage));
        }
    }

    /// One of the words for a stage.
    String word(String kind, int stage) {
        return chance.one(DemoFile.words(words, kind + (stage + 1)));
    }

    String role(int index) {
        var roles = DemoFile.words(words, "role");
        return roles.get(index % roles.size());
    }

    /// Some bring better deals than others.
    ///
    /// @param outcome null for an open deal
    String source(@Nullable String outcome) {
        var weights = outcome == null ? OF_OPEN : "won".equals(outcome) ? OF_WON : OF_LOST;
        return DemoFile.words(words, "source").get(chance.weighted(weights));
    }

    /// Some time of a working day.
    private Instant at(LocalDate day) {
        return Objects.requireNonNull(day).atTime(9, 0).plusMinutes(chance.between(0, WORKDAY_MINUTES)).atZone(MALAYSIA)
                .toInstant();
    }

    List<Rows> rows() {
        return List.of(moves, notes, changes);
    }
}
