package io.saluran.pipeline.importing;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;
import static io.saluran.pipeline.sql.pipeline.Tables.CONTACT;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE_MOVE;

import io.saluran.db.Db;
import io.saluran.platform.event.EventHandler;
import io.saluran.platform.importing.ImportFinished;
import java.util.List;
import java.util.Map;
import org.jooq.Table;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Lets PostgreSQL count again what an import has filled, so that the board of many deals opens fast at once and not when
/// PostgreSQL has counted by itself. A second node that does it too does no harm.
@Component(service = EventHandler.class)
public final class FreshStatistics implements EventHandler<ImportFinished> {

    private static final Map<String, List<Table<?>>> FILLED = Map.of("deals", List.of(DEAL, STAGE_MOVE), "accounts",
            List.of(ACCOUNT), "contacts", List.of(CONTACT));

    private final Db db;

    @Activate
    public FreshStatistics(@Reference Db db) {
        this.db = db;
    }

    @Override
    public Class<ImportFinished> type() {
        return ImportFinished.class;
    }

    @Override
    public void handle(ImportFinished finished) {
        for (var table : FILLED.getOrDefault(finished.target(), List.of())) {
            db.write(sql -> sql.execute("analyze {0}", table));
        }
    }
}
