package io.saluran.pipeline.deal;

import io.saluran.db.Viewer;
import io.saluran.pipeline.stage.Pipelines;
import io.saluran.pipeline.testing.Company;
import io.saluran.platform.format.Formats;

/// Begins deals in tests of other pages.
public final class DealBeginning {

    private DealBeginning() {}

    public static NewDeals of(Company company, Formats formats, Viewer viewer) {
        return new NewDeals(new DealDesk(new Deals(company.db, company.events, company.clock),
                new DealParts(company.db, company.events, company.clock), new DealChoices(company.db, viewer),
                new DealCriteria(company.db, company.events, company.clock),
                new Pipelines(company.db), formats, company.clock, company.fields, viewer));
    }
}
