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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The viewer's own open deals with which something is wrong, and the richest of them; where nothing of their own is, those
/// of the others whom they see. Each stage takes its own few richest from an index (`deal_board`, `deal_open_owner`).
final class NeedsYou {

    private static final int SHOWN = 5;
    // Nobody reads an exact count of so many, and to count on would take longer than the rest of the page.
    private static final int COUNTED = 10_000;
    private static final Field<UUID> FIRST_ID = DSL.field(DSL.name("first", "id"), UUID.class);

    private final Db db;
    private final Clock clock;
    private final int counted;

    NeedsYou(Db db, Clock clock) {
        this(db, clock, COUNTED);
    }

    /// @param counted how many open deals are looked at to count them
    NeedsYou(Db db, Clock clock, int counted) {
        this.db = db;
        this.clock = clock;
        this.counted = counted;
    }

    /// @param own whether they are the viewer's own
    /// @param counts by problem; a deal with two is counted in both
    /// @param more whether there are more open deals than were looked at, so that each count is the least that it can be
    /// @param richest at most five, the richest first
    record Found(boolean own, Map<DealProblem, Long> counts, boolean more, List<Deal> richest) {}

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
        var open = DSL.and(viewer.maySee(DEAL), own ? DEAL.OWNER_ID.eq(viewer.person()) : DSL.trueCondition(),
                DEAL.OUTCOME.isNull(), DEAL.DELETED_AT.isNull());
        return db.read(viewer, sql -> {
            var richest = richest(sql, open, problems);
            return richest.isEmpty()
                    ? new Found(own, Map.of(), false, List.of())
                    : counted(sql, open, problems, own, richest);
        });
    }

    private static List<Deal> richest(DSLContext sql, Condition open, Problems problems) {
        var first = DSL.lateral(DSL.select(DEAL.ID).from(DEAL)
                .where(DEAL.STAGE_ID.eq(STAGE.ID), open, problems.any())
                .orderBy(DEAL.SORT_VALUE.desc(), DEAL.ID.desc())
                .limit(DSL.inline(SHOWN)).asTable("first"));
        return sql.select(DEAL.ID, DEAL.NAME, ACCOUNT.NAME, PERSON_CARD.NAME, DEAL.VALUE, problems.worst(),
                DEAL.STAGE_SINCE, STAGE.ROT_DAYS, DEAL.CLOSES_ON)
                .from(STAGE).crossJoin(first)
                .join(DEAL).on(DEAL.ID.eq(FIRST_ID))
                .leftJoin(ACCOUNT).on(ACCOUNT.ID.eq(DEAL.ACCOUNT_ID))
                .leftJoin(PERSON_CARD).on(PERSON_CARD.ID.eq(DEAL.OWNER_ID))
                .orderBy(DEAL.SORT_VALUE.desc(), DEAL.ID.desc())
                .limit(SHOWN)
                .fetch(Records
                        .mapping((id, name, account, owner, value, worst, since, rotDays, closesOn) -> new Deal(id,
                                name, account, owner, value, DealProblem.valueOf(worst), since, rotDays, closesOn)));
    }

    private Found counted(DSLContext sql, Condition open, Problems problems, boolean own, List<Deal> richest) {
        var looked = DSL.select(problems.fields()).from(DEAL).join(STAGE).on(STAGE.ID.eq(DEAL.STAGE_ID)).where(open)
                .limit(counted + 1).asTable("looked");
        var all = DSL.count().as("all");
        var row = sql.select(Arrays.stream(DealProblem.values()).map(problem -> DSL.count()
                .filterWhere(DSL.field(DSL.name(problem.key()), Boolean.class)).as(problem.key())).toList())
                .select(all).from(looked).fetchSingle();
        var counts = Arrays.stream(DealProblem.values())
                .collect(Collectors.toMap(Function.identity(), problem -> row.get(problem.key(), Long.class)));
        return new Found(own, counts, row.get(all) > counted, richest);
    }

    /// The problems as SQL about a deal and its stage, at one moment.
    @Unrestricted("conditions and fields only; whoever asks with them asks the viewer")
    private record Problems(Instant now, LocalDate today) {

        private Condition is(DealProblem problem) {
            return problem.on(DEAL, STAGE.ROT_DAYS, DSL.val(now), DSL.val(today));
        }

        Condition any() {
            return DSL.or(Arrays.stream(DealProblem.values()).map(this::is).toList());
        }

        List<Field<Boolean>> fields() {
            return Arrays.stream(DealProblem.values()).map(problem -> DSL.field(is(problem)).as(problem.key()))
                    .toList();
        }

        Field<String> worst() {
            return DSL.when(is(DealProblem.ROTTING), DealProblem.ROTTING.name())
                    .when(is(DealProblem.DATE_PASSED), DealProblem.DATE_PASSED.name())
                    .otherwise(DealProblem.NO_NEXT_STEP.name());
        }
    }
}
