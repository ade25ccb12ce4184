package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.NOTE;

import io.saluran.db.Db;
import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.pipeline.field.FieldEdit;
import io.saluran.pipeline.field.FieldWriting;
import io.saluran.pipeline.field.FieldsMissing;
import io.saluran.pipeline.record.Limit;
import io.saluran.pipeline.record.NotPermitted;
import io.saluran.pipeline.stage.StageCriteria;
import io.saluran.platform.event.Events;
import io.saluran.platform.field.FieldValues;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is done to deals. Each change raises the deal's version, is kept in its history and told to all open pages, in
/// one transaction; a change of what somebody else has changed since it was read is refused and nothing is done.
///
/// Every call that changes throws [NotPermitted] for a viewer without the permission.
public final class Deals {

    /// The version of a deal that was just made.
    static final int FIRST_VERSION = 1;

    private final DealWriting writing;

    public Deals(Db db, Events events, Clock clock) {
        writing = new DealWriting(db, events, clock);
    }

    /// Changes of many at once.
    BulkEdit bulk() {
        return new BulkEdit(writing);
    }

    /// Changes of many at once that the board's lanes ask for.
    BulkToCell toCell() {
        return new BulkToCell(writing);
    }

    /// The way on for those that end on a day.
    Renewals renewals() {
        return new Renewals(writing);
    }

    /// The way back from what was done to one.
    TakeBack takeBack() {
        return new TakeBack(writing);
    }

    /// What came of a change.
    public sealed interface Outcome {

        /// @param version the deal's version now
        record Done(int version) implements Outcome {}

        /// Somebody changed or deleted it since it was read, or the viewer may not see it.
        record Overtaken() implements Outcome {}

        /// These of the company's own fields are needed there, and the deal has nothing in them.
        ///
        /// @param fields their keys
        record Missing(List<String> fields) implements Outcome {}

        /// The stage asks for this before a deal leaves it forwards.
        record Unmet(List<StageCriteria.Criterion> criteria) implements Outcome {}

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
        /// Its pipeline or its stage is not there any more; it needs another place.
        NO_PLACE,
        /// A deal has a name.
        NO_NAME,
        /// A value is 0 or more.
        BELOW_ZERO,
        /// A value is below the [Limit] of amounts.
        TOO_LARGE,
        /// There is no such account, person, contact or product, or the viewer may not see it.
        NO_SUCH_THING,
        /// A line item has a name.
        NO_ITEM_NAME,
        /// A quantity is more than 0.
        NO_QUANTITY,
        /// A discount and a tax are from 0 to 100 per cent, and a term is of what recurs.
        NO_TERMS,
        /// That is no currency, or the amount has none.
        NO_CURRENCY,
        /// The company has no such field of its own, or archived it.
        NO_SUCH_FIELD,
        /// What is planned has words and no outcome; what was done has one that fits, and is not to come.
        NO_ACTIVITY
    }

    /// A deal to be made.
    ///
    /// @param owner null for the viewer
    /// @param currency of the value; null for the reporting one
    /// @param source where it came from, such as a fair or a referral
    public record NewDeal(
            String name,
            UUID stage,
            @Nullable UUID account,
            @Nullable UUID owner,
            @Nullable UUID product,
            @Nullable BigDecimal value,
            @Nullable String currency,
            @Nullable LocalDate closesOn,
            @Nullable String source) {

        public NewDeal {
            if (name.isBlank() || (value != null && (value.signum() < 0 || Limit.isTooLarge(value)))) {
                throw new IllegalArgumentException("A deal has a name, and no value below zero or beyond all bounds");
            }
        }

        /// A deal in the reporting currency of which nobody says where it came from.
        public NewDeal(String name, UUID stage, @Nullable UUID account, @Nullable UUID owner, @Nullable UUID product,
                @Nullable BigDecimal value, @Nullable LocalDate closesOn) {
            this(name, stage, account, owner, product, value, null, closesOn, null);
        }

        List<DealEdit<?>> references() {
            return List.of(new DealEdit<>(DealField.ACCOUNT_OF, account), new DealEdit<>(DealField.OWNER, owner),
                    new DealEdit<>(DealField.PRODUCT_OF, product));
        }
    }

    /// @return its id
    /// @throws IllegalArgumentException if there is no such stage, account, owner or product
    /// @throws FieldsMissing if a deal needs fields of the company's own there
    public UUID create(Viewer viewer, NewDeal draft) {
        return create(viewer, draft, List.of());
    }

    /// @param own what is in the company's own fields
    /// @return its id
    /// @throws IllegalArgumentException as [#create(Viewer, NewDeal)]
    public UUID create(Viewer viewer, NewDeal draft, List<FieldEdit> own) {
        return create(viewer, draft, own, List.of());
    }

    /// @param further what it begins with beyond the draft
    UUID create(Viewer viewer, NewDeal draft, List<FieldEdit> own, List<DealEdit<?>> further) {
        NotPermitted.unless(viewer, DealPermissions.WRITE);
        return new DealOpening(writing).open(viewer, draft, own, further);
    }

    /// Moves an open deal to another stage of its pipeline.
    public Outcome move(Viewer viewer, UUID id, UUID toStage, int seenVersion) {
        return move(viewer, id, toStage, List.of(), seenVersion);
    }

    /// Moves an open deal to another stage of its pipeline, and fills in what is needed there.
    public Outcome move(Viewer viewer, UUID id, UUID toStage, List<FieldEdit> own, int seenVersion) {
        return new DealMoving(writing).move(viewer, id, toStage, new DealMoving.How(own, false, false), seenVersion);
    }

    /// Moves it although exit criteria of its stage are not met. Throws [NotPermitted] for a viewer without
    /// [DealPermissions#MOVE_ANYWAY].
    public Outcome moveAnyway(Viewer viewer, UUID id, UUID toStage, List<FieldEdit> own, int seenVersion) {
        NotPermitted.unless(viewer, DealPermissions.MOVE_ANYWAY);
        return new DealMoving(writing).move(viewer, id, toStage, new DealMoving.How(own, true, true), seenVersion);
    }

    /// Moves a deal, open or closed, to a stage of another pipeline. A closed one stays closed, with its reason.
    public Outcome transfer(Viewer viewer, UUID id, UUID toStage, List<FieldEdit> own, int seenVersion) {
        return new DealMoving(writing).move(viewer, id, toStage, new DealMoving.How(own, false, true), seenVersion);
    }

    /// Ends an open deal as won or lost.
    ///
    /// @param reason one of that outcome's
    public Outcome close(Viewer viewer, UUID id, boolean won, UUID reason, int seenVersion) {
        return new DealClosing(writing).close(viewer, id, new DealClosing.How(won, reason, false), seenVersion);
    }

    /// Wins it although exit criteria of its stage are not met. Throws [NotPermitted] for a viewer without
    /// [DealPermissions#MOVE_ANYWAY].
    public Outcome winAnyway(Viewer viewer, UUID id, UUID reason, int seenVersion) {
        NotPermitted.unless(viewer, DealPermissions.MOVE_ANYWAY);
        return new DealClosing(writing).close(viewer, id, new DealClosing.How(true, reason, true), seenVersion);
    }

    /// Takes a closing back; the deal stands in the stage it had.
    public Outcome reopen(Viewer viewer, UUID id, int seenVersion) {
        return new DealClosing(writing).reopen(viewer, id, seenVersion);
    }

    /// Changes one field.
    public <T> Outcome edit(Viewer viewer, UUID id, DealField<T> field, @Nullable T value, int seenVersion) {
        return edit(viewer, id, List.of(new DealEdit<>(field, value)), seenVersion);
    }

    /// Changes several fields, or none of them when one cannot be.
    public Outcome edit(Viewer viewer, UUID id, List<DealEdit<?>> edits, int seenVersion) {
        return edit(viewer, id, edits, List.of(), seenVersion);
    }

    /// Changes fields, the company's own too, or none of them when one cannot be.
    public Outcome edit(Viewer viewer, UUID id, List<DealEdit<?>> edits, List<FieldEdit> own, int seenVersion) {
        return writing.change(viewer, id, seenVersion, (sql, deal) -> {
            for (var edit : edits) {
                var refusal = edit.refusal(sql, viewer);
                if (refusal != null) {
                    return new Outcome.Refused(refusal);
                }
            }
            var refused = own.isEmpty()
                    ? Optional.<Outcome>empty()
                    : writing.own(sql, viewer).write(deal, own, null);
            if (refused.isPresent()) {
                return refused.get();
            }
            var changed = !FieldWriting.after(FieldValues.of(deal.getFields()), own)
                    .equals(FieldValues.of(deal.getFields()));
            for (var edit : edits) {
                changed |= edit.apply(sql, viewer, deal, writing.history(sql));
            }
            if (!changed) {
                return new Outcome.Done(seenVersion);
            }
            DealMoney.settle(sql, deal, edits);
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

    /// Takes a deletion back. An open deal whose pipeline or stage is gone is refused; see below.
    public Outcome restore(Viewer viewer, UUID id) {
        return restore(viewer, id, null);
    }

    /// Takes a deletion back.
    ///
    /// @param place the stage to which an open deal goes whose own is gone; null where its own is there
    public Outcome restore(Viewer viewer, UUID id, @Nullable UUID place) {
        NotPermitted.unless(viewer, DealPermissions.DELETE);
        var moving = new DealMoving(writing);
        return writing.db().write(viewer, sql -> sql.selectFrom(DEAL)
                .where(DEAL.ID.eq(id), viewer.maySee(DEAL), DEAL.DELETED_AT.isNotNull())
                .forUpdate()
                .fetchOptional()
                .<Outcome>map(deal -> {
                    var homeless = deal.getOutcome() == null && !moving.isPlace(sql, deal.getStageId());
                    if (homeless) {
                        if (place == null || !moving.isPlace(sql, place)) {
                            return new Outcome.Refused(Refusal.NO_PLACE);
                        }
                        moving.place(sql, viewer, deal, place);
                    }
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
}
