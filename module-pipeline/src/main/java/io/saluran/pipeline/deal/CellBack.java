package io.saluran.pipeline.deal;

import io.saluran.pipeline.deal.Deals.Outcome;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/// How the edit of a cell is taken back: a stage as on the board and the page, with the time that the deal had stood there
/// and whatever it asks for; anything else by writing again what was there.
///
/// @param stood where the deal stood before; empty for a cell that is no stage
record CellBack(DealDesk desk, UUID deal, Optional<TakeBack.Standing> stood) {

    /// Asked for before the edit is made.
    static CellBack before(DealDesk desk, UUID deal, DealFact<?> fact) {
        return new CellBack(desk, deal, CellFields.STAGE.equals(fact.key())
                ? desk.deals().takeBack().standing(desk.viewer(), deal)
                : Optional.empty());
    }

    /// Asked for once it is made.
    ///
    /// @param rewrite writes again what was there
    BooleanSupplier after(BooleanSupplier rewrite) {
        var back = desk.deals().takeBack();
        return stood.flatMap(before -> back.standing(desk.viewer(), deal).<BooleanSupplier>map(
                after -> () -> back.to(desk.viewer(), deal, before, after) instanceof Outcome.Done)).orElse(rewrite);
    }
}
