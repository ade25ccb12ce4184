package io.saluran.platform.internal.importing;

import io.saluran.platform.importing.ImportCheck.Reason;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;

/// How the rows of a staging table were judged.
///
/// @param near rejected rows that wait for a decision
record Tally(long rows, long create, long update, long same, long reject, long near, List<Reason> reasons) {

    private static final List<String> WAITING = List.of("import.reason.near", "import.reason.asked");

    /// @throws IllegalStateException if the target left rows without a verdict
    static Tally of(DSLContext sql, String staging) {
        long[] counts = new long[5];
        var reasons = new ArrayList<Reason>();
        for (var row : sql.fetch("""
                select verdict, problem, coalesce(problem_field, '') as field, count(*) as row_count,
                       coalesce(min(problem_value), '') as example
                  from %s
                 group by 1, 2, 3
                 order by 4 desc, 2, 3""".formatted(staging))) {
            var count = row.get("row_count", Long.class);
            var verdict = row.get("verdict", String.class);
            switch (verdict == null ? "" : verdict) {
                case "create" -> counts[0] += count;
                case "update" -> counts[1] += count;
                case "same" -> counts[2] += count;
                case "reject" -> {
                    counts[3] += count;
                    var problem = row.get("problem", String.class);
                    if (WAITING.contains(problem)) {
                        counts[4] += count;
                    } else {
                        reasons.add(new Reason(problem, row.get("field", String.class),
                                row.get("example", String.class), count));
                    }
                }
                default -> throw new IllegalStateException(count + " rows without a verdict");
            }
        }
        return new Tally(counts[0] + counts[1] + counts[2] + counts[3], counts[0], counts[1], counts[2], counts[3],
                counts[4], reasons);
    }
}
