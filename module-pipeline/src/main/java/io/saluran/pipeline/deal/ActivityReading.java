package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.ACTIVITY;
import static io.saluran.pipeline.sql.pipeline.Tables.ACTIVITY_CONTACT;
import static io.saluran.pipeline.sql.pipeline.Tables.CONTACT;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.platform.Tables.PERSON_CARD;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import io.saluran.db.Db;
import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.pipeline.activity.Activity;
import io.saluran.pipeline.activity.Activity.Plan;
import io.saluran.pipeline.activity.Activity.Whom;
import io.saluran.pipeline.activity.ActivityKind;
import io.saluran.pipeline.activity.TouchOutcome;
import io.saluran.pipeline.sql.pipeline.tables.records.ActivityRecord;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/// Reads the activities of deals that the viewer may see.
record ActivityReading(Db db) {

    /// What is planned for a deal, the soonest first, what has no day last.
    List<Activity> planned(Viewer viewer, UUID deal) {
        return read(viewer, ACTIVITY.DEAL_ID.eq(deal).and(ACTIVITY.DONE_AT.isNull()));
    }

    /// Planned and done, the soonest plan first and the newest past last.
    List<Activity> all(Viewer viewer, UUID deal) {
        return read(viewer, ACTIVITY.DEAL_ID.eq(deal));
    }

    /// Empty when it was deleted, or the viewer may not see its deal.
    Optional<Activity> of(Viewer viewer, UUID id) {
        return read(viewer, ACTIVITY.ID.eq(id)).stream().findFirst();
    }

    private List<Activity> read(Viewer viewer, Condition which) {
        var people = people();
        return db.read(viewer, sql -> sql.select(ACTIVITY.asterisk(), people, PERSON_CARD.NAME)
                .from(ACTIVITY)
                .join(DEAL).on(DEAL.ID.eq(ACTIVITY.DEAL_ID))
                .leftJoin(PERSON_CARD).on(PERSON_CARD.ID.eq(ACTIVITY.ASSIGNEE_ID))
                .where(which, ACTIVITY.DELETED_AT.isNull(), viewer.maySee(DEAL), DEAL.DELETED_AT.isNull())
                .orderBy(ACTIVITY.DONE_AT.asc().nullsFirst(), ACTIVITY.DUE_ON.asc().nullsLast(),
                        ACTIVITY.DUE_AT.asc().nullsFirst(), ACTIVITY.ID)
                .fetch(row -> activity(row.into(ACTIVITY), row.get(people), row.get(PERSON_CARD.NAME))));
    }

    @Unrestricted("who takes part in an activity is named to whoever may see its deal")
    private static Field<List<Whom>> people() {
        return multiset(select(CONTACT.ID, CONTACT.NAME)
                .from(ACTIVITY_CONTACT)
                .join(CONTACT).on(CONTACT.ID.eq(ACTIVITY_CONTACT.CONTACT_ID))
                .where(ACTIVITY_CONTACT.ACTIVITY_ID.eq(ACTIVITY.ID), CONTACT.DELETED_AT.isNull())
                .orderBy(CONTACT.NAME)).as("people").convertFrom(rows -> rows.map(mapping(Whom::new)));
    }

    private static Activity activity(ActivityRecord row, List<Whom> people, @Nullable String assignee) {
        var plan = new Plan(ActivityKind.of(row.getKind()).orElseThrow(), row.getSubject(), row.getText(),
                row.getPlace(), row.getMinutes(), row.getDueOn(), row.getDueAt(), row.getDoneAt(),
                row.getOutcome() == null ? null : TouchOutcome.of(row.getOutcome()).orElseThrow(), row.getAssigneeId(),
                people.stream().map(Whom::id).toList());
        return new Activity(row.getId(), row.getDealId(), row.getVersion(), plan, people,
                row.getAssigneeId() == null || assignee == null ? null : new Whom(row.getAssigneeId(), assignee));
    }
}
