package example.rimba.competitors;

import io.saluran.pipeline.api.DealClosed;
import io.saluran.platform.event.EventHandler;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Hears that a deal was won or lost, and records it for everybody met in it.
@Component
public final class DealOutcome implements EventHandler<DealClosed> {

    private final Encounters encounters;

    @Activate
    public DealOutcome(@Reference Encounters encounters) {
        this.encounters = encounters;
    }

    @Override
    public Class<DealClosed> type() {
        return DealClosed.class;
    }

    @Override
    public void handle(DealClosed closed) {
        encounters.close(closed.deal(), closed.won());
    }
}
