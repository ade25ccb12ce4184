package io.saluran.pipeline.importing;

import io.saluran.db.Db;
import io.saluran.pipeline.testing.TestFields;
import io.saluran.platform.importing.Imports;
import io.saluran.platform.testing.TestImports;
import java.nio.file.Path;

/// The import engine with the pipeline's targets.
final class PipelineImports {

    private PipelineImports() {}

    static Imports of(Db db, Path folder) {
        var settings = TestImports.settings(db);
        var fields = TestFields.in(db);
        return TestImports.of(db, folder, new ProductsTarget(settings, fields), new AccountsTarget(fields),
                new ContactsTarget(fields),
                new DealsTarget(settings, TestImports.events(), fields));
    }
}
