package io.saluran.pipeline.deal;

import io.saluran.pipeline.deal.DealPage.Facts;
import io.saluran.pipeline.deal.Deals.Outcome;
import io.saluran.ui.component.Undos;
import java.util.Optional;

/// The page on which the parts of a deal stand.
interface DealPlace {

    /// The deal as the page shows it.
    Facts deal();

    /// The deal as it is in this moment; empty when it is gone.
    Optional<Facts> fresh();

    /// Tells what came of a change when it was not done, and shows the deal as it is now.
    ///
    /// @return whether it was done
    boolean done(Outcome outcome);

    /// What was done on the page and can be taken back.
    Undos undos();
}
