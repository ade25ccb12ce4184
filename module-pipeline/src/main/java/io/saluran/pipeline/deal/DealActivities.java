package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.ACTIVITY;
import static io.saluran.pipeline.sql.pipeline.Tables.ACTIVITY_CONTACT;
import static io.saluran.pipeline.sql.pipeline.Tables.CONTACT;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL_CONTACT;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import io.saluran.db.Db;
import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.pipeline.activity.Activity.Plan;
import io.saluran.pipeline.deal.Deals.Outcome;
import io.saluran.pipeline.deal.Deals.Refusal;
import io.saluran.pipeline.handover.PipelineNotifications;
import io.saluran.pipeline.record.NotPermitted;
import io.saluran.pipeline.record.Unowned;
import io.saluran.pipeline.sql.pipeline.tables.records.ActivityRecord;
import io.saluran.pipeline.sql.pipeline.tables.records.DealRecord;
import io.saluran.platform.event.Events;
import io.saluran.platform.notification.Notification;
import io.saluran.platform.notification.Notifications;
import io.saluran.platform.people.People;
import io.saluran.platform.people.Person;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// What is done with the buyer of a deal, and what is planned (P9). The deal's next step follows the plans, see
/// [Agenda]. Every call that changes throws [NotPermitted] for a viewer without the permission.
final class DealActivities {

    private final DealWriting writing;
    private final Notifications notifications;
    private final People people;
    private final DealEyes eyes;

    DealActivities(Db db, Events events, Clock clock, People people, Notifications notifications) {
        this.people = people;
        eyes = new DealEyes(db, people);
        writing = new DealWriting(db, events, clock);
        this.notifications = notifications;
    }

    /// What is planned and was done.
    ActivityReading reading() {
        return new ActivityReading(writing.db());
    }

    /// Plans something or writes down what was done, at the stage in which the deal is.
    ///
    /// @param id a new one, see [io.saluran.db.Ids]
    /// @return done with the deal's version
    Outcome add(Viewer viewer, UUID deal, UUID id, Plan plan) {
        var mayBeAsked = mayBeAsked(viewer, deal, plan);
        return change(viewer, DEAL.ID.eq(deal), (sql, record) -> {
            var refusal = refusal(sql, viewer, record, null, plan, mayBeAsked);
            if (refusal != null) {
                return refusal;
            }
            sql.insertInto(ACTIVITY)
                    .set(filled(sql.newRecord(ACTIVITY), plan))
                    .set(ACTIVITY.ID, id)
                    .set(ACTIVITY.DEAL_ID, deal)
                    .set(ACTIVITY.STAGE_ID, record.getStageId())
                    .set(ACTIVITY.AUTHOR_ID, viewer.isSystem() ? null : viewer.person())
                    .set(ACTIVITY.CREATED_AT, writing.clock().instant())
                    .execute();
            take(sql, id, plan.people());
            tell(sql, viewer, record, null, plan);
            return null;
        });
    }

    /// Changes what is said of one: another day, or that it was done.
    Outcome change(Viewer viewer, UUID id, int seenVersion, Plan plan) {
        var mayBeAsked = reading().of(viewer, id).filter(known -> mayBeAsked(viewer, known.deal(), plan)).isPresent();
        return change(viewer, at(id, false), (sql, deal) -> {
            var before = sql.selectFrom(ACTIVITY)
                    .where(ACTIVITY.ID.eq(id), ACTIVITY.VERSION.eq(seenVersion), ACTIVITY.DELETED_AT.isNull())
                    .forUpdate().fetchOne();
            if (before == null) {
                return new Outcome.Overtaken();
            }
            var refusal = refusal(sql, viewer, deal, before, plan, mayBeAsked);
            if (refusal != null) {
                return refusal;
            }
            if (!plan.isDone() && before.getDoneAt() == null) {
                writing.history(sql).edited(viewer, deal.getId(), ActivityTrace.FIELD,
                        ActivityTrace.planned(before).text(), ActivityTrace.planned(plan).text());
            }
            var assigneeBefore = before.getAssigneeId();
            sql.update(ACTIVITY)
                    .set(filled(before, plan))
                    .set(ACTIVITY.VERSION, seenVersion + 1)
                    .where(ACTIVITY.ID.eq(id))
                    .execute();
            sql.deleteFrom(ACTIVITY_CONTACT).where(ACTIVITY_CONTACT.ACTIVITY_ID.eq(id)).execute();
            take(sql, id, plan.people());
            tell(sql, viewer, deal, assigneeBefore, plan);
            return null;
        });
    }

    /// Takes one away; [#restore] brings it back.
    Outcome delete(Viewer viewer, UUID id) {
        return gone(viewer, id, true);
    }

    Outcome restore(Viewer viewer, UUID id) {
        return gone(viewer, id, false);
    }

    private Outcome gone(Viewer viewer, UUID id, boolean goes) {
        return change(viewer, at(id, !goes), (sql, deal) -> {
            var row = sql.selectFrom(ACTIVITY).where(ACTIVITY.ID.eq(id)).fetchSingle();
            sql.update(ACTIVITY)
                    .set(ACTIVITY.DELETED_AT, goes ? writing.clock().instant() : null)
                    .set(ACTIVITY.VERSION, row.getVersion() + 1)
                    .where(ACTIVITY.ID.eq(id))
                    .execute();
            var trace = ActivityTrace.of(row).text();
            writing.history(sql).edited(viewer, deal.getId(), ActivityTrace.FIELD, goes ? trace : null,
                    goes ? null : trace);
            return null;
        });
    }

    /// Ends the next step that a person wrote by hand; what is planned soonest takes its place.
    Outcome endNextStep(Viewer viewer, UUID deal, int seenVersion) {
        return writing.change(viewer, deal, seenVersion, (sql, record) -> {
            new Agenda(sql, writing, viewer, record).follow();
            return new Outcome.Done(record.getVersion());
        });
    }

    /// What is done to an activity of a deal that is locked.
    @FunctionalInterface
    private interface Change {

        /// @return null when it was done
        @Nullable
        Outcome to(DSLContext sql, DealRecord deal);
    }

    private Outcome change(Viewer viewer, Condition which, Change change) {
        NotPermitted.unless(viewer, DealPermissions.WRITE);
        return writing.db().write(viewer, sql -> sql.selectFrom(DEAL)
                .where(which, viewer.maySee(DEAL), DEAL.DELETED_AT.isNull())
                .forUpdate()
                .fetchOptional()
                .map(deal -> {
                    var agenda = new Agenda(sql, writing, viewer, deal);
                    var follows = agenda.isFollowed();
                    var refused = change.to(sql, deal);
                    if (refused != null) {
                        return refused;
                    }
                    if (follows) {
                        agenda.follow();
                    }
                    writing.tellChanged(sql, viewer, deal.getId());
                    return new Outcome.Done(deal.getVersion());
                }).orElseGet(Outcome.Overtaken::new));
    }

    private static Condition at(UUID id, boolean deleted) {
        return DEAL.ID.in(select(ACTIVITY.DEAL_ID).from(ACTIVITY).where(ACTIVITY.ID.eq(id),
                deleted ? ACTIVITY.DELETED_AT.isNotNull() : ACTIVITY.DELETED_AT.isNull()));
    }

    /// Columns of what a person says.
    private static ActivityRecord filled(ActivityRecord row, Plan plan) {
        row.setKind(plan.kind().key());
        row.setSubject(plan.subject());
        row.setText(plan.text());
        row.setPlace(plan.place());
        row.setMinutes(plan.minutes());
        row.setDueOn(plan.dueOn());
        row.setDueAt(plan.dueAt());
        row.setDoneAt(plan.doneAt());
        row.setOutcome(plan.outcome() == null ? null : plan.outcome().key());
        row.setAssigneeId(plan.assignee());
        return row;
    }

    @Unrestricted("people of an activity whose deal is locked by somebody who may change it; each was checked before")
    private static void take(DSLContext sql, UUID id, List<UUID> people) {
        sql.batch(people.stream().map(person -> sql.insertInto(ACTIVITY_CONTACT)
                .set(ACTIVITY_CONTACT.ACTIVITY_ID, id)
                .set(ACTIVITY_CONTACT.CONTACT_ID, person)).toList()).execute();
    }

    /// Whether who is to do it may see the deal.
    private boolean mayBeAsked(Viewer viewer, UUID deal, Plan plan) {
        return plan.assignee() == null || plan.assignee().equals(viewer.person())
                || (people.find(plan.assignee()).filter(Person::active).isPresent() && eyes.see(plan.assignee(), deal));
    }

    /// @param before null for a new one
    private @Nullable Outcome refusal(DSLContext sql, Viewer viewer, DealRecord deal,
            @Nullable ActivityRecord before, Plan plan, boolean mayBeAsked) {
        if (!plan.isWhole() || (plan.doneAt() != null && plan.doneAt().isAfter(writing.clock().instant()))) {
            return new Outcome.Refused(Refusal.NO_ACTIVITY);
        }
        var stays = before != null && Objects.equals(before.getAssigneeId(), plan.assignee());
        return (stays || mayBeAsked) && areThere(sql, viewer, deal, before, plan)
                ? null
                : new Outcome.Refused(Refusal.NO_SUCH_THING);
    }

    /// People whom the viewer may see, or who take part in the deal or in the activity already.
    private static boolean areThere(DSLContext sql, Viewer viewer, DealRecord deal, @Nullable ActivityRecord before,
            Plan plan) {
        if (plan.people().isEmpty()) {
            return true;
        }
        var takesPart = exists(selectOne().from(DEAL_CONTACT)
                .where(DEAL_CONTACT.DEAL_ID.eq(deal.getId()), DEAL_CONTACT.CONTACT_ID.eq(CONTACT.ID)));
        var tookPart = before == null
                ? takesPart
                : takesPart.or(exists(selectOne().from(ACTIVITY_CONTACT).where(
                        ACTIVITY_CONTACT.ACTIVITY_ID.eq(before.getId()), ACTIVITY_CONTACT.CONTACT_ID.eq(CONTACT.ID))));
        return sql.fetchCount(CONTACT, CONTACT.ID.in(plan.people()), CONTACT.DELETED_AT.isNull(),
                Unowned.too(viewer.maySee(CONTACT), CONTACT.OWNER_ID).or(tookPart)) == plan.people().size();
    }

    /// Tells somebody what another planned for them.
    private void tell(DSLContext sql, Viewer viewer, DealRecord deal, @Nullable UUID before, Plan plan) {
        var assignee = plan.assignee();
        if (assignee == null || plan.isDone() || assignee.equals(before) || assignee.equals(viewer.person())) {
            return;
        }
        notifications.tell(sql, Set.of(assignee), new Notification(PipelineNotifications.PLANNED, deal.getName(),
                "deals/" + deal.getId(), "activity.told",
                List.of(viewer.name(), Objects.requireNonNull(plan.subject()))));
    }
}
