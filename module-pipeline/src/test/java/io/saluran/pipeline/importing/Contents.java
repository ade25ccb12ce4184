package io.saluran.pipeline.importing;

import io.saluran.db.Db;
import java.util.List;
import java.util.Map;

/// All rows of the business tables, to compare before and after: without versions, which never come twice.
final class Contents {

    private static final List<String> NOT_BUSINESS = List.of("import", "import_record", "import_decision",
            "audit_entry",
            "databasechangelog", "databasechangeloglock");

    /// Many rows that are added up, however many there are at the moment.
    private static final Map<String, String> SUMS = Map.of("pipeline.deal_sum", """
            (select pipeline_id, stage_id, owner_id, outcome, sum(deals) as deals, sum(valued) as valued,
                    trim_scale(sum(total)) as total
               from pipeline.deal_sum group by 1, 2, 3, 4 having sum(deals) <> 0)""", "pipeline.closed_sum", """
            (select month, owner_id, outcome, sum(deals) as deals, sum(valued) as valued,
                    trim_scale(sum(total)) as total
               from pipeline.closed_sum group by 1, 2, 3 having sum(deals) <> 0)""");

    private Contents() {}

    static String of(Db db) {
        return db.read(sql -> {
            var all = new StringBuilder();
            for (Object each : sql.fetchValues("""
                    select schemaname || '.' || tablename from pg_tables
                     where schemaname in ('platform', 'pipeline') and tablename <> all (?)
                     order by 1""", (Object) NOT_BUSINESS.toArray(String[]::new))) {
                var table = (String) each;
                var rows = SUMS.getOrDefault(table, table);
                all.append(table).append('\n')
                        .append(sql.fetch("select (to_jsonb(t) - 'version' - 'updated_at')::text from " + rows
                                + " t order by 1").formatCSV());
            }
            return all.toString();
        });
    }
}
