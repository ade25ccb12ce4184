package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;

import io.saluran.db.Db;
import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.db.Visibility;
import io.saluran.platform.field.Fields;
import io.saluran.platform.webhook.WebhookEvent;
import io.saluran.platform.webhook.WebhookSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// What webhooks are told of deals: the same as REST answers, of a deleted one too; of one that is no more its id. That
/// something happened say the triggers of `pipeline.deal`, so that no way to change a deal forgets it.
@Component
public final class DealWebhooks implements WebhookSource {

    private static final List<String> KINDS = List.of("deal.created", "deal.changed", "deal.moved", "deal.won",
            "deal.lost", "deal.deleted", "deal.restored");

    private final Db db;
    private final DealList list;

    @Activate
    public DealWebhooks(@Reference Db db, @Reference Fields fields) {
        this.db = db;
        this.list = new DealList(db, fields);
    }

    /// All that is left to say of a deal.
    record Gone(UUID id) {}

    @Override
    public List<String> kinds() {
        return KINDS;
    }

    @Override
    public Map<UUID, Object> bodies(Viewer viewer, List<WebhookEvent> events) {
        if (!viewer.may(DealPermissions.READ)) {
            return Map.of();
        }
        var ids = events.stream().map(WebhookEvent::record).distinct().toList();
        return db.read(viewer, sql -> {
            var bodies = new HashMap<UUID, Object>();
            var there = there(sql, ids);
            events.stream()
                    .filter(event -> !there.contains(event.record()) && sees(viewer, event))
                    .forEach(event -> bodies.put(event.record(), new Gone(event.record())));
            DealRows.withDeleted(sql, viewer, DEAL.ID.in(ids)).fetch(list::row)
                    .forEach(row -> bodies.put(row.id(), row));
            return bodies;
        });
    }

    @Unrestricted("says which are still there, of ids that are told only to who may see them")
    private static Set<UUID> there(DSLContext sql, List<UUID> ids) {
        return sql.select(DEAL.ID).from(DEAL).where(DEAL.ID.in(ids)).fetchSet(DEAL.ID);
    }

    /// Whether the viewer saw it while it was there.
    private static boolean sees(Viewer viewer, WebhookEvent event) {
        return switch (viewer.visibility()) {
            case Visibility.All all -> true;
            case Visibility.Owners(var people) -> event.owner() != null && people.contains(event.owner());
        };
    }
}
