package io.saluran.pipeline.record;

import static io.saluran.pipeline.sql.platform.Tables.PERSON_CARD;
import static org.jooq.Records.mapping;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import java.util.List;
import org.jooq.impl.DSL;

/// Who can own a record, as far as the viewer sees their records, and their teams.
public final class OwnerChoices {

    private final Db db;
    private final Viewer viewer;

    public OwnerChoices(Db db, Viewer viewer) {
        this.db = db;
        this.viewer = viewer;
    }

    public List<Choice> people() {
        return db.read(viewer, sql -> sql.select(PERSON_CARD.ID, PERSON_CARD.NAME)
                .from(PERSON_CARD)
                .where(PERSON_CARD.ACTIVE.isTrue(), viewer.maySeeOwner(PERSON_CARD.ID))
                .orderBy(DSL.lower(PERSON_CARD.NAME), PERSON_CARD.ID)
                .fetch(mapping(Choice::new)));
    }

    public List<Choice> teams() {
        return db.read(viewer, sql -> sql.selectDistinct(PERSON_CARD.TEAM_ID, PERSON_CARD.TEAM_NAME)
                .from(PERSON_CARD)
                .where(PERSON_CARD.TEAM_ID.isNotNull(), viewer.maySeeOwner(PERSON_CARD.ID))
                .orderBy(PERSON_CARD.TEAM_NAME)
                .fetch(mapping(Choice::new)));
    }
}
