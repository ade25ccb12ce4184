package io.saluran.platform.internal.importing;

import io.saluran.db.Viewer;
import io.saluran.platform.importing.Imports;
import io.saluran.platform.webhook.WebhookEvent;
import io.saluran.platform.webhook.WebhookSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What webhooks are told of imports: the same as REST answers.
public final class ImportWebhooks implements WebhookSource {

    /// An import was written.
    static final String FINISHED = "import.finished";

    private final Imports imports;

    public ImportWebhooks(Imports imports) {
        this.imports = imports;
    }

    @Override
    public List<String> kinds() {
        return List.of(FINISHED);
    }

    @Override
    public Map<UUID, Object> bodies(Viewer viewer, List<WebhookEvent> events) {
        var bodies = new HashMap<UUID, Object>();
        if (viewer.may(ImportPermissions.OWN)) {
            events.forEach(event -> imports.find(viewer, event.record())
                    .ifPresent(past -> bodies.put(event.record(), past)));
        }
        return bodies;
    }
}
