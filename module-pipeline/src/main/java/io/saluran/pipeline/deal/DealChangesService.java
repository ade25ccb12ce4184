package io.saluran.pipeline.deal;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.api.DealChanges;
import io.saluran.platform.event.Events;
import java.time.Clock;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Changes deals for other bundles, by the rules of a deal's page.
@Component
public final class DealChangesService implements DealChanges {

    private final Deals deals;

    @Activate
    public DealChangesService(@Reference Db db, @Reference Events events, @Reference Clock clock) {
        this.deals = new Deals(db, events, clock);
    }

    @Override
    public Moved move(Viewer viewer, UUID deal, UUID toStage, int seenVersion) {
        if (!viewer.may(DealPermissions.WRITE)) {
            return new Moved.NotAllowed();
        }
        return switch (deals.move(viewer, deal, toStage, seenVersion)) {
            case Deals.Outcome.Done(var version) -> new Moved.Done(version);
            case Deals.Outcome.Overtaken() -> new Moved.Overtaken();
            case Deals.Outcome.Missing(var fields) -> new Moved.Missing(fields);
            case Deals.Outcome.Unmet(var criteria) -> new Moved.Refused();
            case Deals.Outcome.Refused(var why) -> new Moved.Refused();
        };
    }

    @Override
    public boolean note(Viewer viewer, UUID deal, String text) {
        return viewer.may(DealPermissions.WRITE) && !text.isBlank() && deals.note(viewer, deal, text);
    }
}
