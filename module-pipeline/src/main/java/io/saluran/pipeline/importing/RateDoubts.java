package io.saluran.pipeline.importing;

import io.saluran.platform.importing.ImportRun;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Rates that are more likely a slip than a rate: of a day to come, or far from those of the days around. They are left
/// out, unless it is said that they are right, of one row or of all.
final class RateDoubts {

    /// What may be said for a whole file, with its values.
    static final Map<String, List<String>> CHOICES = Map.of("doubtful", List.of("take"), "repeated", List.of("last"));

    /// No currency of a stable country moved by more within a few days.
    private static final String FAR = "3";
    private static final String TWICE = "pipeline.import.reason.rate-twice";
    private static final String TO_COME = "pipeline.import.reason.rate-to-come";
    private static final String LEAP = "pipeline.import.reason.rate-far";

    /// Of which a person may say row by row that they are right.
    static final Set<String> REASONS = Set.of(TWICE, TO_COME, LEAP);

    private final ImportRun run;
    private final StagedSql rows;

    RateDoubts(ImportRun run, StagedSql rows) {
        this.run = run;
        this.rows = rows;
    }

    /// Keeps one rate of a currency and a day: the one that a person takes, or the first, or the last when that was said.
    void refuseRepeated() {
        var last = run.options().getOrDefault("repeated", "").equals("last") || run.takes(TWICE);
        rows.execute("""
                update $rows row
                   set verdict = 'reject', problem = 'pipeline.import.reason.rate-twice', problem_field = 'rate',
                       problem_value = row.rate, problem_more = again.rate || ' (' || again.kept || ')'
                  from (select row_no, first_value(row_no) over same as kept, first_value(rate) over same as rate
                          from $rows
                         where verdict is null
                        window same as (partition by currency, base, valid_on order by taken desc, row_no $order)) again
                 where again.row_no = row.row_no and again.kept <> row.row_no""",
                Map.of("order", last ? "desc" : "asc"));
    }

    void refuse() {
        if (run.options().getOrDefault("doubtful", "").equals("take")) {
            return;
        }
        if (!run.takes(TO_COME)) {
            rows.reject(TO_COME, "valid_on", "row.valid_on::date > current_date + 1 and not row.taken");
        }
        if (!run.takes(LEAP)) {
            refuseFar();
        }
    }

    private void refuseFar() {
        rows.execute(
                """
                        update $rows row
                           set verdict = 'reject', problem = 'pipeline.import.reason.rate-far', problem_field = 'rate',
                               problem_value = row.rate, problem_more = doubt.near::text
                          from (select row_no, near,
                                       (select count(*) from unnest(around) other
                                         where rate / other > $far or other / rate > $far) as far,
                                       (select count(other) from unnest(around) other) as all_around
                                  from (select row_no, rate, coalesce(lag(rate) over days, lead(rate) over days) as near,
                                               array[lag(rate) over days, lag(rate, 2) over days,
                                                     lead(rate) over days, lead(rate, 2) over days] as around
                                          from (select row_no, currency, base, valid_on::date as day, rate::numeric as rate
                                                  from $rows
                                                 where verdict is null
                                                 union all
                                                select null, known.currency, known.base, known.valid_on, known.rate
                                                  from pipeline.exchange_rate known
                                                 where (known.currency, known.base) in (
                                                       select currency, base from $rows where verdict is null)) every
                                        window days as (partition by currency, base order by day, row_no nulls first)) each
                                 where row_no is not null) doubt
                         where doubt.row_no = row.row_no and row.verdict is null and not row.taken and doubt.far * 2 > doubt.all_around""",
                Map.of("far", FAR));
    }
}
