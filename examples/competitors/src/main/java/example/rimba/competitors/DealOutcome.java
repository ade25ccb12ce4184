package example.rimba.competitors;

import io.saluran.pipeline.api.DealClosed;
import io.saluran.platform.event.Events;
import io.saluran.platform.event.Events.Subscription;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/// Hears that a deal was won or lost, and records it for everybody met in it.
@Component(service = {}, immediate = true)
public final class DealOutcome {

    private final Subscription subscription;

    @Activate
    public DealOutcome(@Reference Events events, @Reference Encounters encounters) {
        subscription = events.on(DealClosed.class, closed -> encounters.close(closed.deal(), closed.won()));
    }

    /// What was begun at the start is ended at the stop.
    @Deactivate
    void end() {
        subscription.close();
    }
}
