package io.saluran.pipeline.importing;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.platform.importing.ImportOrder;
import io.saluran.platform.importing.ImportProgress;
import io.saluran.platform.testing.CrmFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// All of a real sales history in a database, for tests that count it.
public final class RealHistory {

    private static final List<List<String>> FILES = List.of(List.of("people", "sales_teams.csv"),
            List.of("products", "products.csv"), List.of("accounts", "accounts.csv"),
            List.of("deals", "sales_pipeline.csv"));

    private RealHistory() {}

    /// @param folder for copies of the files
    public static void into(Db db, Path folder) throws IOException {
        var imports = PipelineImports.of(db, folder.resolve("imports"));
        for (var each : FILES) {
            imports.run(Viewer.system(), new ImportOrder(each.getFirst(), CrmFiles.copy(each.getLast(), folder),
                    each.getLast(), Map.of(), Map.of(), Map.of(), true, false), ImportProgress.none());
        }
    }
}
