package io.saluran.training.handbook;

import static io.saluran.training.sql.training.Tables.PAGE;

import io.saluran.db.Db;
import io.saluran.db.Unrestricted;
import io.saluran.pipeline.api.StageRenamed;
import io.saluran.platform.event.EventHandler;
import java.util.Locale;
import org.jooq.impl.DSL;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Keeps pages tied to their stage when it is called otherwise. While a stage of another pipeline still has the name, they
/// stay with that one.
@Component(service = EventHandler.class)
@Unrestricted("pages follow their stage, whoever owns them")
public final class StageNames implements EventHandler<StageRenamed> {

    private final Db db;

    @Activate
    public StageNames(@Reference Db db) {
        this.db = db;
    }

    @Override
    public Class<StageRenamed> type() {
        return StageRenamed.class;
    }

    /// Every node does it; the second finds nothing to do.
    @Override
    public void handle(StageRenamed renamed) {
        if (!renamed.stays()) {
            db.write(sql -> sql.update(PAGE)
                    .set(PAGE.STAGE_NAME, renamed.to())
                    .where(DSL.lower(PAGE.STAGE_NAME).eq(renamed.from().strip().toLowerCase(Locale.ROOT)))
                    .execute());
        }
    }
}
