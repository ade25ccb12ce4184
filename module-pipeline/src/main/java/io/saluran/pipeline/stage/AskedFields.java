package io.saluran.pipeline.stage;

import static io.saluran.pipeline.sql.pipeline.Tables.STAGE;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE_CRITERION;

import io.saluran.db.Db;
import java.util.Set;
import java.util.UUID;

/// Which stages ask for a field before a deal leaves them.
public final class AskedFields {

    private final Db db;

    public AskedFields(Db db) {
        this.db = db;
    }

    /// @param field as criteria have it, the company's own as `fields.KEY`
    public Set<UUID> asking(String field) {
        return db.read(sql -> sql.select(STAGE.ID)
                .from(STAGE)
                .join(STAGE_CRITERION).on(STAGE_CRITERION.STAGE_ID.eq(STAGE.ID))
                .where(STAGE_CRITERION.FIELD.eq(field), STAGE.REMOVED_AT.isNull())
                .fetchSet(STAGE.ID));
    }
}
