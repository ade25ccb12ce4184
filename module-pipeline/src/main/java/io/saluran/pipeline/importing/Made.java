package io.saluran.pipeline.importing;

import io.saluran.platform.importing.ImportMade;
import io.saluran.platform.importing.ImportRun;
import java.util.Map;
import java.util.Optional;

/// What is made on the way, by its names. Its words are the texts `pipeline.import.made.KIND`.
final class Made {

    private Made() {}

    /// @param names a query of one text column; in it `$rows` stands for the staging table
    static Optional<ImportMade> of(ImportRun run, String kind, String names) {
        var query = new StagedSql(run).filled("(" + names + ") each (name)", Map.of());
        var count = run.sql().fetchSingle("select count(*) from " + query).get(0, Long.class);
        if (count == 0) {
            return Optional.empty();
        }
        return Optional.of(new ImportMade("pipeline.import.made." + kind,
                run.sql().fetch("select name from " + query + " limit " + ImportMade.MOST_NAMES)
                        .getValues(0, String.class),
                count));
    }

    /// Records of a reference that rows name and nothing is called like.
    static Optional<ImportMade> named(ImportRun run, String field, String kind) {
        return of(run, kind, """
                select min(%1$s) from $rows
                 where %1$s is not null and %1$s_id is null and verdict in ('create', 'update')
                 group by lower(%1$s) order by 1""".formatted(field));
    }
}
