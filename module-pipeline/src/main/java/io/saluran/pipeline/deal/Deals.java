package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.NOTE;
import static io.saluran.pipeline.sql.pipeline.Tables.REASON;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE;

import io.saluran.db.Db;
import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.pipeline.api.DealChanged;
import io.saluran.pipeline.api.DealClosed;
import io.saluran.pipeline.api.DealMoved;
import io.saluran.pipeline.sql.pipeline.tables.records.DealRecord;
import io.saluran.platform.event.Events;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.UpdateSetMoreStep;
import org.jspecify.annotations.Nullable;

/// What is done to deals. Each change raises the deal's version, is kept in its history and told to all open pages, in
/// one transaction; a change of what somebody else has changed since it was read is refused and nothing is done.
public final class Deals {

    private final Db db;
    private final Events events;
    private final Clock clock;

    public Deals(Db db, Events events, Clock clock) {
        this.db = db;
        this.events = events;
        this.clock = clock;
    }

    /// What came of a change.
    public sealed interface Outcome {

        /// @param version the deal's version now
        record Done(int version) implements Outcome {}

        /// Somebody changed or deleted it since it was read, or the viewer may not see it.
        record Overtaken() implements Outcome {}
    }

    /// A deal to be made.
    public record NewDeal(
            String name,
            UUID stage,
            @Nullable UUID account,
            @Nullable UUID owner,
            @Nullable UUID product,
            @Nullable BigDecimal value,
            @Nullable LocalDate closesOn) {}

    /// @return its id
    /// @throws IllegalArgumentException if there is no such stage
    public UUID create(Viewer viewer, NewDeal draft) {
        return db.write(viewer, sql -> {
            var pipeline = sql.select(STAGE.PIPELINE_ID).from(STAGE).where(STAGE.ID.eq(draft.stage()))
                    .fetchOptional(STAGE.PIPELINE_ID)
                    .orElseThrow(() -> new IllegalArgumentException("There is no stage " + draft.stage()));
            var id = Ids.next();
            sql.insertInto(DEAL)
                    .set(DEAL.ID, id)
                    .set(DEAL.NAME, draft.name().strip())
                    .set(DEAL.PIPELINE_ID, pipeline)
                    .set(DEAL.STAGE_ID, draft.stage())
                    .set(DEAL.ACCOUNT_ID, draft.account())
                    .set(DEAL.OWNER_ID, draft.owner() == null ? viewer.person() : draft.owner())
                    .set(DEAL.PRODUCT_ID, draft.product())
                    .set(DEAL.VALUE, draft.value())
                    .set(DEAL.CLOSES_ON, draft.closesOn())
                    .set(DEAL.OPENED_ON, today())
                    .set(DEAL.STAGE_SINCE, clock.instant())
                    .execute();
            history(sql).moved(viewer, id, null, draft.stage(), null);
            events.publish(sql, new DealChanged(id, viewer.person()));
            return id;
        });
    }

    /// Moves a deal to another stage of its pipeline.
    public Outcome move(Viewer viewer, UUID id, UUID toStage, int seenVersion) {
        return db.write(viewer, sql -> seen(sql, viewer, id, seenVersion).<Outcome>map(deal -> {
            if (deal.getStageId().equals(toStage)) {
                return new Outcome.Done(seenVersion);
            }
            changed(sql, seenVersion)
                    .set(DEAL.STAGE_ID, toStage)
                    .set(DEAL.STAGE_SINCE, clock.instant())
                    .where(DEAL.ID.eq(id))
                    .execute();
            history(sql).moved(viewer, id, deal.getStageId(), toStage, null);
            events.publish(sql, new DealMoved(id, deal.getStageId(), toStage, viewer.person()));
            return new Outcome.Done(seenVersion + 1);
        }).orElseGet(Outcome.Overtaken::new));
    }

    /// Ends a deal as won or lost.
    ///
    /// @param reason must be one of that outcome
    /// @throws IllegalArgumentException if it is not
    public Outcome close(Viewer viewer, UUID id, boolean won, UUID reason, int seenVersion) {
        return db.write(viewer, sql -> seen(sql, viewer, id, seenVersion).<Outcome>map(deal -> {
            var outcome = won ? "won" : "lost";
            if (!sql.fetchExists(REASON, REASON.ID.eq(reason), REASON.OUTCOME.eq(outcome))) {
                throw new IllegalArgumentException("Not a reason for a deal that is " + outcome + ": " + reason);
            }
            changed(sql, seenVersion)
                    .set(DEAL.OUTCOME, outcome)
                    .set(DEAL.REASON_ID, reason)
                    .set(DEAL.CLOSED_ON, today())
                    .where(DEAL.ID.eq(id))
                    .execute();
            history(sql).moved(viewer, id, deal.getStageId(), null, outcome);
            events.publish(sql, new DealClosed(id, won, viewer.person()));
            return new Outcome.Done(seenVersion + 1);
        }).orElseGet(Outcome.Overtaken::new));
    }

    /// Takes a closing back; the deal stands in the stage it had.
    public Outcome reopen(Viewer viewer, UUID id, int seenVersion) {
        return db.write(viewer, sql -> seen(sql, viewer, id, seenVersion).<Outcome>map(deal -> {
            changed(sql, seenVersion)
                    .setNull(DEAL.OUTCOME)
                    .setNull(DEAL.REASON_ID)
                    .setNull(DEAL.CLOSED_ON)
                    .set(DEAL.STAGE_SINCE, clock.instant())
                    .where(DEAL.ID.eq(id))
                    .execute();
            history(sql).moved(viewer, id, null, deal.getStageId(), null);
            events.publish(sql, new DealChanged(id, viewer.person()));
            return new Outcome.Done(seenVersion + 1);
        }).orElseGet(Outcome.Overtaken::new));
    }

    /// Changes one field.
    public <T> Outcome edit(Viewer viewer, UUID id, DealField<T> field, @Nullable T value, int seenVersion) {
        return db.write(viewer, sql -> seen(sql, viewer, id, seenVersion).<Outcome>map(deal -> {
            var before = deal.get(field.column());
            changed(sql, seenVersion).set(field.column(), value).where(DEAL.ID.eq(id)).execute();
            history(sql).edited(viewer, id, field.key(), field.words(sql, before), field.words(sql, value));
            events.publish(sql, new DealChanged(id, viewer.person()));
            return new Outcome.Done(seenVersion + 1);
        }).orElseGet(Outcome.Overtaken::new));
    }

    /// Deletes a deal; it can be restored for 30 days.
    public Outcome delete(Viewer viewer, UUID id, int seenVersion) {
        return db.write(viewer, sql -> seen(sql, viewer, id, seenVersion).<Outcome>map(deal -> {
            changed(sql, seenVersion).set(DEAL.DELETED_AT, clock.instant()).where(DEAL.ID.eq(id)).execute();
            history(sql).edited(viewer, id, "deleted", null, "");
            events.publish(sql, new DealChanged(id, viewer.person()));
            return new Outcome.Done(seenVersion + 1);
        }).orElseGet(Outcome.Overtaken::new));
    }

    /// Takes a deletion back.
    public Outcome restore(Viewer viewer, UUID id) {
        return db.write(viewer, sql -> sql.selectFrom(DEAL)
                .where(DEAL.ID.eq(id), viewer.maySee(DEAL), DEAL.DELETED_AT.isNotNull())
                .forUpdate()
                .fetchOptional()
                .<Outcome>map(deal -> {
                    changed(sql, deal.getVersion()).setNull(DEAL.DELETED_AT).where(DEAL.ID.eq(id)).execute();
                    history(sql).edited(viewer, id, "restored", null, "");
                    events.publish(sql, new DealChanged(id, viewer.person()));
                    return new Outcome.Done(deal.getVersion() + 1);
                }).orElseGet(Outcome.Overtaken::new));
    }

    /// Writes a note at the stage in which the deal is.
    ///
    /// @return whether the deal was still there to be written on
    public boolean note(Viewer viewer, UUID id, String text) {
        return db.write(viewer, sql -> sql.select(DEAL.STAGE_ID)
                .from(DEAL)
                .where(DEAL.ID.eq(id), viewer.maySee(DEAL), DEAL.DELETED_AT.isNull())
                .fetchOptional(DEAL.STAGE_ID)
                .map(stage -> {
                    sql.insertInto(NOTE)
                            .set(NOTE.ID, Ids.next())
                            .set(NOTE.DEAL_ID, id)
                            .set(NOTE.STAGE_ID, stage)
                            .set(NOTE.AUTHOR_ID, viewer.isSystem() ? null : viewer.person())
                            .set(NOTE.AT, clock.instant())
                            .set(NOTE.TEXT, text.strip())
                            .execute();
                    events.publish(sql, new DealChanged(id, viewer.person()));
                    return true;
                }).orElse(false));
    }

    private static Optional<DealRecord> seen(DSLContext sql, Viewer viewer, UUID id, int version) {
        return sql.selectFrom(DEAL)
                .where(DEAL.ID.eq(id), DEAL.VERSION.eq(version), viewer.maySee(DEAL), DEAL.DELETED_AT.isNull())
                .forUpdate()
                .fetchOptional();
    }

    private UpdateSetMoreStep<DealRecord> changed(DSLContext sql, int seenVersion) {
        return sql.update(DEAL).set(DEAL.VERSION, seenVersion + 1).set(DEAL.UPDATED_AT, clock.instant());
    }

    private DealHistory history(DSLContext sql) {
        return new DealHistory(sql, clock);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
