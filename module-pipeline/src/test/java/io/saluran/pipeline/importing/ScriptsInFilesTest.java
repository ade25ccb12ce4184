package io.saluran.pipeline.importing;

import io.saluran.pipeline.testing.Company;
import io.saluran.pipeline.testing.TestFields;
import io.saluran.platform.importing.ImportTarget;
import io.saluran.platform.testing.TestImports;
import io.saluran.ui.importing.ScriptedFile;
import io.saluran.ui.testing.UiTest;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Markup in the cells of a file of any record of the pipeline is shown as the letters it is, on every step.
@Tag("P7")
@Tag("X5")
class ScriptsInFilesTest extends UiTest {

    @TempDir
    Path folder;
    private final Company company = new Company();

    @AfterEach
    void close() {
        company.close();
    }

    private ImportTarget target(String name) {
        var settings = TestImports.settings(company.db);
        var fields = TestFields.in(company.db);
        return switch (name) {
            case "products" -> new ProductsTarget(settings, fields);
            case "accounts" -> new AccountsTarget(fields);
            case "contacts" -> new ContactsTarget(fields);
            case "deals" -> new DealsTarget(settings, TestImports.events(), fields);
            case "exchange-rates" -> new RatesTarget(TestImports.events());
            default -> throw new IllegalArgumentException(name);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"products", "accounts", "contacts", "deals", "exchange-rates"})
    void markup_in_every_cell_is_letters_on_every_step(String target) throws IOException {
        new ScriptedFile(company.db, folder, target(target)).lookAtEveryStep();
    }
}
