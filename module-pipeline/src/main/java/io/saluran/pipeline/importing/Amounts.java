package io.saluran.pipeline.importing;

import io.saluran.platform.importing.ImportProblem;
import io.saluran.platform.importing.ImportRun;
import io.saluran.platform.setting.Settings;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/// In which currency a file's amounts are. Where there is no amount yet, the company's currency becomes that of the file.
/// Else deals keep theirs beside the value in the reporting currency; what is only kept in that one is refused.
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

    /// Currencies of a file of deals.
    ///
    /// @param reporting in which all values are, after the import
    /// @param file of amounts that say no other
    record Said(Currency reporting, Currency file) {}

    /// @throws ImportProblem if what was chosen is no currency
    Said ofDeals(ImportRun run) {
        var reporting = settings.reportingCurrency();
        var asked = asked(run).orElse(reporting);
        return asked.equals(reporting) || HeldAmounts.exist(run.sql())
                ? new Said(reporting, asked)
                : new Said(asked, asked);
    }

    /// Makes the file's currency the company's, where there is no amount yet.
    void settleDeals(ImportRun run) {
        settle(run, ofDeals(run).reporting());
    }

    /// Makes the file's currency the company's.
    void settle(ImportRun run) {
        settle(run, of(run));
    }

    private void settle(ImportRun run, Currency currency) {
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
