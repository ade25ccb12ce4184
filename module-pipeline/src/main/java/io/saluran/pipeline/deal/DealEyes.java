package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.platform.people.People;
import java.util.UUID;
import org.jooq.Condition;

/// Who may see a deal, so that nobody is told of one that they may not open.
record DealEyes(Db db, People people) {

    /// Whether a person may see a deal that is there. Asks the database; not for use within a transaction.
    boolean see(UUID person, UUID deal) {
        var eyes = people.viewer(person);
        return eyes.may(DealPermissions.READ) && db.read(eyes, sql -> sql.fetchExists(DEAL, here(eyes, deal)));
    }

    static Condition here(Viewer viewer, UUID deal) {
        return DEAL.ID.eq(deal).and(viewer.maySee(DEAL)).and(DEAL.DELETED_AT.isNull());
    }
}
