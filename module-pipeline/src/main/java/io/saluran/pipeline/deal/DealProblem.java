package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.STAGE;

import io.saluran.pipeline.sql.pipeline.tables.Deal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// What can be wrong with an open deal, the worst first, as a condition. A deal can have all three; [Ripeness] tells the
/// worst of one.
public enum DealProblem {
    /// Longer in its stage than that stage's days to rot.
    ROTTING("rotting"),
    /// Its close date has passed.
    DATE_PASSED("date"),
    /// Nobody said what comes next.
    NO_NEXT_STEP("step");

    private final String key;

    DealProblem(String key) {
        this.key = key;
    }

    /// How it is called in addresses.
    public String key() {
        return key;
    }

    static Optional<DealProblem> of(String key) {
        return Arrays.stream(values()).filter(problem -> problem.key.equals(key)).findFirst();
    }

    /// Whether a deal that is open has it.
    public Condition on(Deal deal, Field<Instant> now, Field<LocalDate> today) {
        return on(deal, DSL.field(DSL.select(STAGE.ROT_DAYS).from(STAGE).where(STAGE.ID.eq(deal.STAGE_ID))), now,
                today);
    }

    /// As [#on(Deal, Field, Field)] in a query that reads the deal's stage as well.
    ///
    /// @param rotDays of its stage
    public Condition on(Deal deal, Field<Integer> rotDays, Field<Instant> now, Field<LocalDate> today) {
        return switch (this) {
            // whole days beyond those of the stage, as Ripeness counts
            case ROTTING -> DSL.condition("{0} <= {1} - ({2} + 1) * interval '1 day'", deal.STAGE_SINCE, now, rotDays);
            case DATE_PASSED -> deal.CLOSES_ON.lt(today);
            case NO_NEXT_STEP -> deal.NEXT_STEP.isNull();
        };
    }
}
