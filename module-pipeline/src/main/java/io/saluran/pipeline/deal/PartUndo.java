package io.saluran.pipeline.deal;

import com.vaadin.flow.component.Component;
import io.saluran.pipeline.deal.DealPage.Facts;
import io.saluran.pipeline.deal.Deals.Outcome;
import io.saluran.ui.component.Toast;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// Takes back what was done to a part of a deal, whichever deal its page shows by then.
record PartUndo(DealDesk desk, DealPage reading, DealPlace place, Component part) {

    String text(String key, Object... arguments) {
        return part.getTranslation(key, arguments);
    }

    /// Tells what was done, and keeps how to take it back.
    ///
    /// @param what the part that it was done to, such as one of the people
    /// @param back undoes it on the deal as it is then; empty where somebody else has changed the same since
    void did(String told, UUID deal, String what, Function<Facts, Optional<Outcome>> back) {
        place.undos().did(told, new Touched(deal, what), () -> {
            var done = reading.of(desk.viewer(), deal).flatMap(back).filter(Outcome.Done.class::isInstance).isPresent();
            if (!done) {
                Toast.error(part.getTranslation("deal.undo-overtaken"));
            }
            place.done(new Outcome.Done(place.deal().version()));
            return done;
        });
    }
}
