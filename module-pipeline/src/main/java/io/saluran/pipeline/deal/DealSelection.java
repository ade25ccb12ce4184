package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.CHOSEN_DEALS;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;

import io.saluran.db.Unrestricted;
import io.saluran.platform.format.Written;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The deals that a figure somewhere counts, beyond what the filter can say: the figure's link leads to the table of just
/// these.
///
/// @param closedFrom first day on which they were won or lost
/// @param closedTo last such day
/// @param chosen names the deals that somebody chose one by one ([BulkEdit#choose])
public record DealSelection(
        @Nullable LocalDate closedFrom,
        @Nullable LocalDate closedTo,
        @Nullable DealProblem problem,
        @Nullable UUID chosen) {

    static final DealSelection ALL = new DealSelection(null, null, null, null);

    static final List<String> PARAMETERS = List.of("closed-from", "closed-to", "problem", "chosen");

    /// Without deals that somebody chose one by one.
    DealSelection(@Nullable LocalDate closedFrom, @Nullable LocalDate closedTo, @Nullable DealProblem problem) {
        this(closedFrom, closedTo, problem, null);
    }

    /// Deals closed from a day on.
    public static DealSelection closed(@Nullable LocalDate from, @Nullable LocalDate to) {
        return new DealSelection(from, to, null);
    }

    public static DealSelection having(DealProblem problem) {
        return new DealSelection(null, null, problem);
    }

    /// Reads the address's parameters; what cannot be read is left out.
    static DealSelection of(Map<String, List<String>> parameters) {
        return new DealSelection(DealFilter.read(parameters, "closed-from", Written::day),
                DealFilter.read(parameters, "closed-to", Written::day),
                DealProblem.of(String.join("", parameters.getOrDefault("problem", List.of()))).orElse(null),
                DealFilter.read(parameters, "chosen", UUID::fromString));
    }

    /// The table's address.
    ///
    /// @param outcome `open`, `won`, `lost` or `all`
    /// @param owner null for everybody
    public String path(String outcome, @Nullable UUID owner) {
        var all = new LinkedHashMap<String, String>();
        all.put("outcome", outcome);
        if (owner != null) {
            all.put("owner", owner.toString());
        }
        all.putAll(parameters());
        return all.entrySet().stream().map(each -> each.getKey() + '=' + each.getValue())
                .collect(Collectors.joining("&", "deals/table?", ""));
    }

    Map<String, String> parameters() {
        var parameters = new LinkedHashMap<String, String>();
        if (closedFrom != null) {
            parameters.put("closed-from", closedFrom.toString());
        }
        if (closedTo != null) {
            parameters.put("closed-to", closedTo.toString());
        }
        if (problem != null) {
            parameters.put("problem", problem.key());
        }
        if (chosen != null) {
            parameters.put("chosen", chosen.toString());
        }
        return parameters;
    }

    /// @param zone in which a day begins
    @Unrestricted("a condition only; the table asks the viewer")
    Condition on(ZoneId zone) {
        var condition = DSL.noCondition();
        if (closedFrom != null) {
            condition = condition.and(DEAL.CLOSED_ON.ge(closedFrom));
        }
        if (closedTo != null) {
            condition = condition.and(DEAL.CLOSED_ON.le(closedTo));
        }
        if (chosen != null) {
            condition = condition.and(DSL.condition("{0} = any(array({1}))", DEAL.ID,
                    DSL.select(DSL.field("unnest({0})", UUID.class, CHOSEN_DEALS.DEALS)).from(CHOSEN_DEALS)
                            .where(CHOSEN_DEALS.ID.eq(chosen))));
        }
        return problem == null
                ? condition
                : condition.and(DEAL.OUTCOME.isNull()).and(problem.on(DEAL, DSL.field("now()", Instant.class),
                        DSL.field("(now() at time zone {0})::date", LocalDate.class, DSL.val(zone.getId()))));
    }
}
