package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;
import static io.saluran.pipeline.sql.pipeline.Tables.ACTIVITY;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.LINE_ITEM;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE_MOVE;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.activity.ActivityKind;
import io.saluran.pipeline.deal.DealPage.Facts;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// A deal beside the won deals like it: of the same product, or of an account of the same industry, worth half as much to
/// twice as much; of those that the viewer sees, the 50 that were won last. They are looked for among the newest ten
/// thousand: what was sold long before tells little of today, and takes long to find.
final class DealCompare {

    /// Fewer say nothing.
    static final int LEAST = 3;

    private static final int MOST = 50;
    private static final int NEWEST = 10_000;
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final Db db;
    private final Clock clock;

    DealCompare(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /// This deal's figure, and the middle one of the others; null where there is none.
    record Pair(@Nullable Double mine, @Nullable Double others) {}

    /// How long in one stage.
    record Stay(UUID stage, String name, Pair days) {}

    /// @param deals like it
    /// @param stages days in each stage of the pipeline that either has left, in its order
    /// @param cycle days from opening to closing, of this deal until today while it is open
    /// @param touches what was done with the buyer
    /// @param discount in per cent of the full price
    record Comparison(int deals, List<Stay> stages, Pair cycle, Pair touches, Pair discount) {}

    Comparison of(Viewer viewer, Facts deal) {
        return db.read(viewer, sql -> {
            var like = like(sql, viewer, deal);
            var mine = List.of(deal.id());
            var days = days(sql, like);
            var own = days(sql, mine);
            var stages = sql.select(STAGE.ID, STAGE.NAME).from(STAGE)
                    .where(STAGE.PIPELINE_ID.eq(deal.pipeline()), STAGE.REMOVED_AT.isNull())
                    .orderBy(STAGE.POSITION, STAGE.ID)
                    .fetch(row -> new Stay(row.value1(), row.value2(),
                            new Pair(own.get(row.value1()), days.get(row.value1()))))
                    .stream().filter(each -> each.days().mine() != null || each.days().others() != null)
                    .toList();
            return new Comparison(like.size(), stages, new Pair(cycle(viewer, deal), cycle(sql, like)),
                    new Pair(touches(sql, mine), touches(sql, like)),
                    new Pair(discount(sql, mine), discount(sql, like)));
        });
    }

    private static List<UUID> like(DSLContext sql, Viewer viewer, Facts deal) {
        var won = DEAL.as("won");
        var newest = DSL.select(won.ID, won.CLOSED_ON, won.PRODUCT_ID, won.ACCOUNT_ID, won.VALUE)
                .from(won)
                .where(viewer.maySee(won), won.DELETED_AT.isNull(), won.OUTCOME.eq(DSL.inline("won")),
                        won.CLOSED_ON.isNotNull(), won.ID.ne(deal.id()))
                .orderBy(won.CLOSED_ON.desc(), won.ID.desc())
                .limit(DSL.inline(NEWEST))
                .asTable("newest");
        return sql.select(newest.field(won.ID))
                .from(newest)
                .leftJoin(ACCOUNT).on(ACCOUNT.ID.eq(newest.field(won.ACCOUNT_ID)))
                .where(isLike(deal, newest.field(won.PRODUCT_ID)), isNear(deal, newest.field(won.VALUE)))
                .orderBy(newest.field(won.CLOSED_ON).desc(), newest.field(won.ID).desc())
                .limit(DSL.inline(MOST))
                .fetch(newest.field(won.ID));
    }

    private static Condition isLike(Facts deal, Field<UUID> product) {
        return DSL.or(deal.product() == null ? DSL.falseCondition() : product.eq(deal.product()),
                deal.industry() == null ? DSL.falseCondition() : ACCOUNT.INDUSTRY.eq(deal.industry()));
    }

    private static Condition isNear(Facts deal, Field<BigDecimal> value) {
        return deal.value() == null || deal.value().signum() == 0
                ? DSL.noCondition()
                : value.between(deal.value().divide(TWO), deal.value().multiply(TWO));
    }

    /// The middle number of days that these deals were in each stage that they left.
    private static Map<UUID, Double> days(DSLContext sql, List<UUID> deals) {
        var until = DSL.lead(STAGE_MOVE.AT).over(DSL.partitionBy(STAGE_MOVE.DEAL_ID)
                .orderBy(STAGE_MOVE.AT, STAGE_MOVE.ID));
        var stay = DSL.select(STAGE_MOVE.DEAL_ID.as("deal"), STAGE_MOVE.TO_STAGE_ID.as("stage"),
                DSL.field("extract(epoch from {0} - {1}) / 86400", Double.class, until, STAGE_MOVE.AT).as("days"))
                .from(STAGE_MOVE)
                .where(STAGE_MOVE.DEAL_ID.in(deals))
                .asTable("stay");
        var stage = stay.field("stage", UUID.class);
        var days = stay.field("days", Double.class);
        var each = DSL.select(stage.as("stage"), DSL.sum(days).as("days"))
                .from(stay)
                .where(stage.isNotNull(), days.isNotNull())
                .groupBy(stay.field("deal"), stage)
                .asTable("each");
        var middle = new HashMap<UUID, Double>();
        sql.select(each.field("stage", UUID.class), median(each.field("days", Double.class)))
                .from(each)
                .groupBy(each.field("stage"))
                .forEach(row -> middle.put(row.value1(), row.value2()));
        return middle;
    }

    private static Field<Double> median(@Nullable Field<?> of) {
        return DSL.field("percentile_cont(0.5) within group (order by {0})", Double.class, of);
    }

    private @Nullable Double cycle(Viewer viewer, Facts deal) {
        if (deal.opensOn() == null) {
            return null;
        }
        var end = deal.closedOn() != null
                ? deal.closedOn()
                : java.time.LocalDate.ofInstant(clock.instant(), viewer.zone());
        return (double) ChronoUnit.DAYS.between(deal.opensOn(), end);
    }

    private static @Nullable Double cycle(DSLContext sql, List<UUID> deals) {
        return sql.select(median(DSL.field("{0} - {1}", Integer.class, DEAL.CLOSED_ON, DEAL.OPENED_ON)))
                .from(DEAL)
                .where(DEAL.ID.in(deals), DEAL.CLOSED_ON.isNotNull(), DEAL.OPENED_ON.isNotNull(),
                        DEAL.DELETED_AT.isNull())
                .fetchSingle().value1();
    }

    private static @Nullable Double touches(DSLContext sql, List<UUID> deals) {
        var each = DSL.select(DSL.field(DSL.selectCount().from(ACTIVITY).where(ACTIVITY.DEAL_ID.eq(DEAL.ID),
                ACTIVITY.KIND.ne(ActivityKind.TASK.key()), ACTIVITY.DONE_AT.isNotNull(), ACTIVITY.DELETED_AT.isNull()))
                .as("touches")).from(DEAL).where(DEAL.ID.in(deals)).asTable("each");
        return sql.select(median(each.field("touches"))).from(each).fetchSingle().value1();
    }

    private static @Nullable Double discount(DSLContext sql, List<UUID> deals) {
        var full = LINE_ITEM.QUANTITY.times(LINE_ITEM.UNIT_PRICE);
        var each = DSL.select(DSL.sum(full.times(LINE_ITEM.DISCOUNT)).div(DSL.nullif(DSL.sum(full), BigDecimal.ZERO))
                .as("discount")).from(LINE_ITEM).where(LINE_ITEM.DEAL_ID.in(deals)).groupBy(LINE_ITEM.DEAL_ID)
                .asTable("each");
        return sql.select(median(each.field("discount"))).from(each).fetchSingle().value1();
    }
}
