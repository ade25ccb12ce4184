package io.saluran.pipeline.importing;

import io.saluran.db.Db;
import io.saluran.platform.importing.Imports;
import io.saluran.platform.testing.TestImports;
import java.nio.file.Path;

/// The import engine with the pipeline's targets.
final class PipelineImports {

    private PipelineImports() {}

    static Imports of(Db db, Path folder) {
        var settings = TestImports.settings(db);
        return TestImports.of(db, folder, new ProductsTarget(settings), new AccountsTarget(), new ContactsTarget(),
                new DealsTarget(settings, TestImports.events()));
    }
}
