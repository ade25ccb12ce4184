package io.saluran.pipeline.importing;

import io.saluran.db.Db;
import java.util.List;

/// All rows of the business tables, to compare before and after.
final class Contents {

    private static final List<String> NOT_BUSINESS = List.of("import", "import_record", "import_decision",
            "audit_entry",
            "databasechangelog", "databasechangeloglock");

    private Contents() {}

    static String of(Db db) {
        return db.read(sql -> {
            var all = new StringBuilder();
            for (var table : sql.fetchValues("""
                    select schemaname || '.' || tablename from pg_tables
                     where schemaname in ('platform', 'pipeline') and tablename <> all (?)
                     order by 1""", (Object) NOT_BUSINESS.toArray(String[]::new))) {
                all.append(table).append('\n').append(sql.fetch("select to_jsonb(t)::text from " + table
                        + " t order by 1").formatCSV());
            }
            return all.toString();
        });
    }
}
