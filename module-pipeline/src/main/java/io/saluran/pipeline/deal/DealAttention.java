package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.STAGE_USUAL;

import io.saluran.db.Unrestricted;
import io.saluran.pipeline.sql.pipeline.tables.Deal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// Why an open deal needs attention, as a filter: what cards warn of ([Ripeness]), in a condition.
enum DealAttention {
    /// For any of the reasons.
    ANY("any"), ROTTING("rotting"), DATE_PASSED("date"),
    /// Longer in its stage than deals that were won, and not rotting yet.
    SLOW("slow"), NO_NEXT_STEP("step");

    private static final Field<Instant> NOW = DSL.field("now()", Instant.class);

    private final String key;

    DealAttention(String key) {
        this.key = key;
    }

    /// How it is called in addresses, and in texts after `filter.attention.`.
    String key() {
        return key;
    }

    static DealAttention of(String key) {
        return find(key).orElseThrow(() -> new IllegalArgumentException("No reason for attention: " + key));
    }

    private static Optional<DealAttention> find(String key) {
        return Arrays.stream(values()).filter(each -> each.key.equals(key)).findFirst();
    }

    /// @param zone in which a day begins
    @Unrestricted("a condition only; the queries that it narrows ask the viewer")
    Condition on(Deal deal, ZoneId zone) {
        var today = DSL.field("(now() at time zone {0})::date", LocalDate.class, DSL.inline(zone.getId()));
        return deal.OUTCOME.isNull().and(switch (this) {
            case ROTTING -> DealProblem.ROTTING.on(deal, NOW, today);
            case DATE_PASSED -> DealProblem.DATE_PASSED.on(deal, NOW, today);
            case NO_NEXT_STEP -> DealProblem.NO_NEXT_STEP.on(deal, NOW, today);
            case SLOW -> slow(deal).andNot(rots(deal, today));
            // whether a slow one rots too does not matter here
            case ANY -> DealProblem.NO_NEXT_STEP.on(deal, NOW, today)
                    .or(DealProblem.DATE_PASSED.on(deal, NOW, today)).or(rots(deal, today)).or(slow(deal));
        });
    }

    /// False, not unknown, for a stage in which nothing rots.
    private static Condition rots(Deal deal, Field<LocalDate> today) {
        return DSL.condition(DSL.coalesce(DSL.field(DealProblem.ROTTING.on(deal, NOW, today)), DSL.inline(false)));
    }

    private static Condition slow(Deal deal) {
        return DSL.exists(DSL.selectOne().from(STAGE_USUAL).where(STAGE_USUAL.STAGE_ID.eq(deal.STAGE_ID),
                DSL.condition("{0} <= {1} - ({2} + 1) * interval '1 day'", deal.STAGE_SINCE, NOW, STAGE_USUAL.DAYS)));
    }
}
