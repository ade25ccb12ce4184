package io.saluran.pipeline.metrics;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE;
import static io.saluran.pipeline.sql.platform.Tables.PERSON_CARD;

import io.saluran.db.Db;
import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.db.Visibility;
import io.saluran.pipeline.deal.DealProblem;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The viewer's own open deals with which something is wrong, and the richest of them (index `deal_board_owner`); where
/// nothing of their own is, those of the others whom they see.
final class NeedsYou {

    private static final int SHOWN = 5;

    private final Db db;
    private final Clock clock;

    NeedsYou(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /// @param own whether they are the viewer's own
    /// @param counts by problem; a deal with two is counted in both
    /// @param richest at most five, the richest first
    record Found(boolean own, Map<DealProblem, Long> counts, List<Deal> richest) {}

    /// @param worst the worst of its problems
    /// @param stageSince null where nobody knows
    /// @param rotDays of its stage; null for never
    record Deal(
            UUID id,
            String name,
            @Nullable String account,
            @Nullable String owner,
            @Nullable BigDecimal value,
            DealProblem worst,
            @Nullable Instant stageSince,
            @Nullable Integer rotDays,
            @Nullable LocalDate closesOn) {}

    Found of(Viewer viewer) {
        var problems = new Problems(clock.instant(), LocalDate.ofInstant(clock.instant(), viewer.zone()));
        var own = of(viewer, true, problems);
        return own.richest().isEmpty() && seesOthers(viewer) ? of(viewer, false, problems) : own;
    }

    private static boolean seesOthers(Viewer viewer) {
        return switch (viewer.visibility()) {
            case Visibility.All all -> true;
            case Visibility.Owners owners -> owners.people().stream().anyMatch(each -> !each.equals(viewer.person()));
        };
    }

    private Found of(Viewer viewer, boolean own, Problems problems) {
        return db.read(viewer, sql -> {
            var rows = sql
                    .select(DEAL.ID, DEAL.NAME, ACCOUNT.NAME, PERSON_CARD.NAME, DEAL.VALUE, DEAL.STAGE_SINCE,
                            STAGE.ROT_DAYS,
                            DEAL.CLOSES_ON, problems.worst(), problems.count(DealProblem.ROTTING),
                            problems.count(DealProblem.DATE_PASSED), problems.count(DealProblem.NO_NEXT_STEP))
                    .from(DEAL)
                    .join(STAGE).on(STAGE.ID.eq(DEAL.STAGE_ID))
                    .leftJoin(ACCOUNT).on(ACCOUNT.ID.eq(DEAL.ACCOUNT_ID))
                    .leftJoin(PERSON_CARD).on(PERSON_CARD.ID.eq(DEAL.OWNER_ID))
                    .where(viewer.maySee(DEAL), own ? DEAL.OWNER_ID.eq(viewer.person()) : DSL.trueCondition(),
                            DEAL.OUTCOME.isNull(),
                            DEAL.DELETED_AT.isNull(), problems.any())
                    .orderBy(DEAL.SORT_VALUE.desc(), DEAL.ID.desc())
                    .limit(SHOWN)
                    .fetch();
            return rows.isEmpty()
                    ? new Found(own, Map.of(), List.of())
                    : new Found(own, problems.counts(rows.getFirst()), rows.map(problems::deal));
        });
    }

    /// The problems as SQL, at one moment.
    @Unrestricted("conditions and fields only; whoever asks with them asks the viewer")
    private record Problems(Instant now, LocalDate today) {

        private Condition is(DealProblem problem) {
            return problem.on(DEAL, DSL.val(now), DSL.val(today));
        }

        Condition any() {
            return is(DealProblem.ROTTING).or(is(DealProblem.DATE_PASSED)).or(is(DealProblem.NO_NEXT_STEP));
        }

        Field<String> worst() {
            return DSL.when(is(DealProblem.ROTTING), DealProblem.ROTTING.name())
                    .when(is(DealProblem.DATE_PASSED), DealProblem.DATE_PASSED.name())
                    .otherwise(DealProblem.NO_NEXT_STEP.name()).as("worst");
        }

        /// Counted over all rows, before the few richest are taken.
        Field<Integer> count(DealProblem problem) {
            return DSL.count().filterWhere(is(problem)).over().as(problem.key());
        }

        Map<DealProblem, Long> counts(Record row) {
            return Map.of(DealProblem.ROTTING, row.get(DealProblem.ROTTING.key(), Long.class),
                    DealProblem.DATE_PASSED, row.get(DealProblem.DATE_PASSED.key(), Long.class),
                    DealProblem.NO_NEXT_STEP, row.get(DealProblem.NO_NEXT_STEP.key(), Long.class));
        }

        Deal deal(Record row) {
            return new Deal(row.get(DEAL.ID), row.get(DEAL.NAME), row.get(ACCOUNT.NAME), row.get(PERSON_CARD.NAME),
                    row.get(DEAL.VALUE),
                    DealProblem.valueOf(row.get("worst", String.class)), row.get(DEAL.STAGE_SINCE),
                    row.get(STAGE.ROT_DAYS), row.get(DEAL.CLOSES_ON));
        }
    }
}
