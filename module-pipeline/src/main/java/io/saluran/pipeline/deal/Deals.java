package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.NOTE;
import static io.saluran.pipeline.sql.pipeline.Tables.REASON;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE;

import io.saluran.db.Db;
import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.pipeline.api.DealClosed;
import io.saluran.pipeline.api.DealMoved;
import io.saluran.platform.event.Events;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is done to deals. Each change raises the deal's version, is kept in its history and told to all open pages, in
/// one transaction; a change of what somebody else has changed since it was read is refused and nothing is done.
///
/// Every call that changes throws [NotPermitted] for a viewer without the permission.
public final class Deals {

    private final DealWriting writing;

    public Deals(Db db, Events events, Clock clock) {
        writing = new DealWriting(db, events, clock);
    }

    /// What came of a change.
    public sealed interface Outcome {

        /// @param version the deal's version now
        record Done(int version) implements Outcome {}

        /// Somebody changed or deleted it since it was read, or the viewer may not see it.
        record Overtaken() implements Outcome {}

        /// It cannot be done to a deal that is as this one is.
        record Refused(Refusal why) implements Outcome {}
    }

    /// Why something cannot be done. Its words are the texts `deal.refused.NAME`.
    public enum Refusal {
        /// It is won or lost; reopen it first.
        CLOSED,
        /// It is open already.
        OPEN,
        /// The stage is not in the deal's pipeline.
        OTHER_PIPELINE,
        /// Closing needs one of the outcome's reasons.
        NO_SUCH_REASON,
        /// A deal has a name.
        NO_NAME,
        /// A value is 0 or more.
        BELOW_ZERO,
        /// There is no such account, person or product, or the viewer may not see it.
        NO_SUCH_THING
    }

    /// A deal to be made.
    ///
    /// @param owner null for the viewer
    public record NewDeal(
            String name,
            UUID stage,
            @Nullable UUID account,
            @Nullable UUID owner,
            @Nullable UUID product,
            @Nullable BigDecimal value,
            @Nullable LocalDate closesOn) {

        public NewDeal {
            if (name.isBlank() || (value != null && value.signum() < 0)) {
                throw new IllegalArgumentException("A deal has a name, and no value below zero");
            }
        }

        List<DealEdit<?>> references() {
            return List.of(new DealEdit<>(DealField.ACCOUNT_OF, account), new DealEdit<>(DealField.OWNER, owner),
                    new DealEdit<>(DealField.PRODUCT_OF, product));
        }
    }

    /// @return its id
    /// @throws IllegalArgumentException if there is no such stage, account, owner or product
    public UUID create(Viewer viewer, NewDeal draft) {
        NotPermitted.unless(viewer, DealPermissions.WRITE);
        return writing.db().write(viewer, sql -> {
            var pipeline = sql.select(STAGE.PIPELINE_ID).from(STAGE).where(STAGE.ID.eq(draft.stage()))
                    .fetchOptional(STAGE.PIPELINE_ID)
                    .orElseThrow(() -> new IllegalArgumentException("There is no stage " + draft.stage()));
            if (draft.references().stream().anyMatch(edit -> edit.refusal(sql, viewer) != null)) {
                throw new IllegalArgumentException("There is no such account, owner or product");
            }
            var id = Ids.next();
            sql.insertInto(DEAL)
                    .set(DEAL.ID, id)
                    .set(DEAL.NAME, draft.name().strip())
                    .set(DEAL.PIPELINE_ID, pipeline)
                    .set(DEAL.STAGE_ID, draft.stage())
                    .set(DEAL.ACCOUNT_ID, draft.account())
                    .set(DEAL.OWNER_ID, draft.owner() == null && !viewer.isSystem() ? viewer.person() : draft.owner())
                    .set(DEAL.PRODUCT_ID, draft.product())
                    .set(DEAL.VALUE, draft.value())
                    .set(DEAL.CLOSES_ON, draft.closesOn())
                    .set(DEAL.OPENED_ON, today(viewer))
                    .set(DEAL.STAGE_SINCE, writing.clock().instant())
                    .execute();
            writing.history(sql).moved(viewer, id, null, draft.stage(), null);
            writing.tellChanged(sql, viewer, id);
            return id;
        });
    }

    /// Moves an open deal to another stage of its pipeline.
    public Outcome move(Viewer viewer, UUID id, UUID toStage, int seenVersion) {
        return writing.change(viewer, id, seenVersion, (sql, deal) -> {
            if (deal.getOutcome() != null) {
                return new Outcome.Refused(Refusal.CLOSED);
            }
            if (deal.getStageId().equals(toStage)) {
                return new Outcome.Done(seenVersion);
            }
            if (!sql.fetchExists(STAGE, STAGE.ID.eq(toStage), STAGE.PIPELINE_ID.eq(deal.getPipelineId()))) {
                return new Outcome.Refused(Refusal.OTHER_PIPELINE);
            }
            writing.next(sql, seenVersion)
                    .set(DEAL.STAGE_ID, toStage)
                    .set(DEAL.STAGE_SINCE, writing.clock().instant())
                    .where(DEAL.ID.eq(id))
                    .execute();
            writing.history(sql).moved(viewer, id, deal.getStageId(), toStage, null);
            writing.events().publish(sql, new DealMoved(id, deal.getStageId(), toStage, viewer.person()));
            return new Outcome.Done(seenVersion + 1);
        });
    }

    /// Ends an open deal as won or lost.
    ///
    /// @param reason one of that outcome's
    public Outcome close(Viewer viewer, UUID id, boolean won, UUID reason, int seenVersion) {
        return writing.change(viewer, id, seenVersion, (sql, deal) -> {
            var outcome = won ? "won" : "lost";
            if (deal.getOutcome() != null) {
                return new Outcome.Refused(Refusal.CLOSED);
            }
            if (!sql.fetchExists(REASON, REASON.ID.eq(reason), REASON.OUTCOME.eq(outcome))) {
                return new Outcome.Refused(Refusal.NO_SUCH_REASON);
            }
            writing.next(sql, seenVersion)
                    .set(DEAL.OUTCOME, outcome)
                    .set(DEAL.REASON_ID, reason)
                    .set(DEAL.CLOSED_ON, today(viewer))
                    .where(DEAL.ID.eq(id))
                    .execute();
            writing.history(sql).moved(viewer, id, deal.getStageId(), null, outcome);
            writing.events().publish(sql, new DealClosed(id, won, viewer.person()));
            return new Outcome.Done(seenVersion + 1);
        });
    }

    /// Takes a closing back; the deal stands in the stage it had.
    public Outcome reopen(Viewer viewer, UUID id, int seenVersion) {
        return writing.change(viewer, id, seenVersion, (sql, deal) -> {
            if (deal.getOutcome() == null) {
                return new Outcome.Refused(Refusal.OPEN);
            }
            writing.next(sql, seenVersion)
                    .setNull(DEAL.OUTCOME)
                    .setNull(DEAL.REASON_ID)
                    .setNull(DEAL.CLOSED_ON)
                    .set(DEAL.STAGE_SINCE, writing.clock().instant())
                    .where(DEAL.ID.eq(id))
                    .execute();
            writing.history(sql).moved(viewer, id, null, deal.getStageId(), null);
            writing.tellChanged(sql, viewer, id);
            return new Outcome.Done(seenVersion + 1);
        });
    }

    /// Changes one field.
    public <T> Outcome edit(Viewer viewer, UUID id, DealField<T> field, @Nullable T value, int seenVersion) {
        return edit(viewer, id, List.of(new DealEdit<>(field, value)), seenVersion);
    }

    /// Changes several fields, or none of them when one cannot be.
    public Outcome edit(Viewer viewer, UUID id, List<DealEdit<?>> edits, int seenVersion) {
        return writing.change(viewer, id, seenVersion, (sql, deal) -> {
            for (var edit : edits) {
                var refusal = edit.refusal(sql, viewer);
                if (refusal != null) {
                    return new Outcome.Refused(refusal);
                }
            }
            var changed = false;
            for (var edit : edits) {
                changed |= edit.apply(sql, viewer, deal, writing.history(sql));
            }
            if (!changed) {
                return new Outcome.Done(seenVersion);
            }
            writing.next(sql, seenVersion).where(DEAL.ID.eq(id)).execute();
            writing.tellChanged(sql, viewer, id);
            return new Outcome.Done(seenVersion + 1);
        });
    }

    /// Deletes a deal; it can be restored for 30 days.
    public Outcome delete(Viewer viewer, UUID id, int seenVersion) {
        NotPermitted.unless(viewer, DealPermissions.DELETE);
        return writing.guarded(viewer, id, seenVersion, (sql, deal) -> {
            writing.next(sql, seenVersion).set(DEAL.DELETED_AT, writing.clock().instant()).where(DEAL.ID.eq(id))
                    .execute();
            writing.history(sql).edited(viewer, id, "deleted", null, "");
            writing.tellChanged(sql, viewer, id);
            return new Outcome.Done(seenVersion + 1);
        });
    }

    /// Takes a deletion back.
    public Outcome restore(Viewer viewer, UUID id) {
        NotPermitted.unless(viewer, DealPermissions.DELETE);
        return writing.db().write(viewer, sql -> sql.selectFrom(DEAL)
                .where(DEAL.ID.eq(id), viewer.maySee(DEAL), DEAL.DELETED_AT.isNotNull())
                .forUpdate()
                .fetchOptional()
                .<Outcome>map(deal -> {
                    writing.next(sql, deal.getVersion()).setNull(DEAL.DELETED_AT).where(DEAL.ID.eq(id)).execute();
                    writing.history(sql).edited(viewer, id, "restored", null, "");
                    writing.tellChanged(sql, viewer, id);
                    return new Outcome.Done(deal.getVersion() + 1);
                }).orElseGet(Outcome.Overtaken::new));
    }

    /// Writes a note at the stage in which the deal is.
    ///
    /// @return whether the deal was still there to be written on
    public boolean note(Viewer viewer, UUID id, String text) {
        NotPermitted.unless(viewer, DealPermissions.WRITE);
        return writing.db().write(viewer, sql -> sql.select(DEAL.STAGE_ID)
                .from(DEAL)
                .where(DEAL.ID.eq(id), viewer.maySee(DEAL), DEAL.DELETED_AT.isNull())
                .fetchOptional(DEAL.STAGE_ID)
                .map(stage -> {
                    sql.insertInto(NOTE)
                            .set(NOTE.ID, Ids.next())
                            .set(NOTE.DEAL_ID, id)
                            .set(NOTE.STAGE_ID, stage)
                            .set(NOTE.AUTHOR_ID, viewer.isSystem() ? null : viewer.person())
                            .set(NOTE.AT, writing.clock().instant())
                            .set(NOTE.TEXT, text.strip())
                            .execute();
                    writing.tellChanged(sql, viewer, id);
                    return true;
                }).orElse(false));
    }

    private LocalDate today(Viewer viewer) {
        return LocalDate.ofInstant(writing.clock().instant(), viewer.zone());
    }
}
