package io.saluran.pipeline.importing;

import io.saluran.platform.importing.ImportProblem;
import io.saluran.platform.importing.ImportRun;
import io.saluran.platform.setting.Settings;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/// In which currency a file's amounts are. All amounts are kept in the reporting currency, so a file in another one is
/// refused, unless there is no amount yet: then the company's currency becomes that of the file.
final class Amounts {

    private final Settings settings;

    Amounts(Settings settings) {
        this.settings = settings;
    }

    /// The file's currency.
    ///
    /// @throws ImportProblem if it is none, or not the company's and there are amounts already
    Currency of(ImportRun run) {
        var reporting = settings.reportingCurrency();
        var asked = asked(run).orElse(reporting);
        if (!asked.equals(reporting) && HeldAmounts.exist(run.sql())) {
            throw new ImportProblem("pipeline.import.problem.currency", asked.getCurrencyCode(),
                    reporting.getCurrencyCode());
        }
        return asked;
    }

    /// Makes the file's currency the company's.
    void settle(ImportRun run) {
        var currency = of(run);
        if (!currency.equals(settings.reportingCurrency())) {
            settings.set(run.viewer(), "company.currency", currency.getCurrencyCode());
        }
    }

    private static Optional<Currency> asked(ImportRun run) {
        var code = run.options().getOrDefault("currency", "").strip().toUpperCase(Locale.ROOT);
        if (code.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Currency.getInstance(code.equals("RM") ? "MYR" : code));
        } catch (IllegalArgumentException unknown) {
            throw (ImportProblem) new ImportProblem("pipeline.import.problem.no-currency", code).initCause(unknown);
        }
    }
}
