package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;

import io.saluran.db.Db;
import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.pipeline.api.DealChanged;
import io.saluran.pipeline.deal.Deals.Outcome;
import io.saluran.pipeline.record.NotPermitted;
import io.saluran.pipeline.sql.pipeline.tables.records.DealRecord;
import io.saluran.platform.event.Events;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.UpdateSetMoreStep;

/// The one way in which a deal is changed: locked, seen as it is now, by somebody who may.
record DealWriting(Db db, Events events, Clock clock) {

    /// What is done to a deal that is as the viewer saw it.
    @FunctionalInterface
    interface Change {
        Outcome to(DSLContext sql, DealRecord deal);
    }

    Outcome change(Viewer viewer, UUID id, int seenVersion, Change change) {
        NotPermitted.unless(viewer, DealPermissions.WRITE);
        return guarded(viewer, id, seenVersion, change);
    }

    Outcome guarded(Viewer viewer, UUID id, int seenVersion, Change change) {
        return db.write(viewer, sql -> sql.selectFrom(DEAL)
                .where(DEAL.ID.eq(id), DEAL.VERSION.eq(seenVersion), viewer.maySee(DEAL), DEAL.DELETED_AT.isNull())
                .forUpdate()
                .fetchOptional()
                .map(deal -> change.to(sql, deal))
                .orElseGet(Outcome.Overtaken::new));
    }

    @Unrestricted("only for a deal that is locked, seen by somebody who may")
    UpdateSetMoreStep<DealRecord> next(DSLContext sql, int seenVersion) {
        return sql.update(DEAL).set(DEAL.VERSION, seenVersion + 1).set(DEAL.UPDATED_AT, clock.instant());
    }

    DealHistory history(DSLContext sql) {
        return new DealHistory(sql, clock);
    }

    DealOwnFields own(DSLContext sql, Viewer viewer) {
        return new DealOwnFields(sql, viewer, history(sql));
    }

    LocalDate today(Viewer viewer) {
        return LocalDate.ofInstant(clock.instant(), viewer.zone());
    }

    void tellChanged(DSLContext sql, Viewer viewer, UUID deal) {
        events.publish(sql, new DealChanged(deal, viewer.person()));
    }
}
