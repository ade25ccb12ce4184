package example.rimba.competitors;

import example.rimba.competitors.Tables.Competitor;
import io.saluran.db.Db;
import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.platform.event.Events;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.UpdateSetMoreStep;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Adds, changes and deletes competitors. Every other open page hears of it.
@Component(service = Competitors.class)
public final class Competitors {

    private final Db db;
    private final Events events;
    private final Clock clock;

    /// What a person writes down about a competitor.
    record Draft(String name, String strengths, String howToBeat) {

        Draft {
            name = name.strip();
            strengths = strengths.strip();
            howToBeat = howToBeat.strip();
        }
    }

    /// What came of it.
    sealed interface Outcome {

        record Done(UUID id, int version) implements Outcome {}

        /// Somebody else changed or deleted it since it was read.
        record Overtaken() implements Outcome {}

        record Refused(Refusal why) implements Outcome {}
    }

    /// Why it was not done; its text is `competitors.refused.KEY`.
    enum Refusal {
        NAME_MISSING("name-missing"), NAME_TAKEN("name-taken");

        private final String key;

        Refusal(String key) {
            this.key = "competitors.refused." + key;
        }

        String key() {
            return key;
        }
    }

    @Activate
    public Competitors(@Reference Db db, @Reference Events events, @Reference Clock clock) {
        this.db = db;
        this.events = events;
        this.clock = clock;
    }

    Outcome add(Viewer viewer, Draft draft) {
        if (draft.name().isEmpty()) {
            return new Outcome.Refused(Refusal.NAME_MISSING);
        }
        var id = Ids.next();
        return write(viewer, sql -> {
            sql.insertInto(Competitor.TABLE)
                    .set(Competitor.ID, id)
                    .set(Competitor.NAME, draft.name())
                    .set(Competitor.STRENGTHS, draft.strengths())
                    .set(Competitor.HOW_TO_BEAT, draft.howToBeat())
                    .execute();
            return new Outcome.Done(id, 1);
        });
    }

    Outcome edit(Viewer viewer, UUID id, Draft draft, int seenVersion) {
        if (draft.name().isEmpty()) {
            return new Outcome.Refused(Refusal.NAME_MISSING);
        }
        return write(viewer, sql -> changed(id, seenVersion, next(sql, seenVersion)
                .set(Competitor.NAME, draft.name())
                .set(Competitor.STRENGTHS, draft.strengths())
                .set(Competitor.HOW_TO_BEAT, draft.howToBeat())
                .where(Competitor.ID.eq(id), Competitor.VERSION.eq(seenVersion), Competitor.DELETED_AT.isNull())
                .execute()));
    }

    Outcome delete(Viewer viewer, UUID id, int seenVersion) {
        return mark(viewer, id, seenVersion, now());
    }

    /// Takes back that it was deleted.
    Outcome restore(Viewer viewer, UUID id, int seenVersion) {
        return mark(viewer, id, seenVersion, null);
    }

    private Outcome mark(Viewer viewer, UUID id, int seenVersion, @Nullable OffsetDateTime deletedAt) {
        return write(viewer, sql -> changed(id, seenVersion, next(sql, seenVersion)
                .set(Competitor.DELETED_AT, deletedAt)
                .where(Competitor.ID.eq(id), Competitor.VERSION.eq(seenVersion))
                .execute()));
    }

    private UpdateSetMoreStep<Record> next(DSLContext sql, int seenVersion) {
        return sql.update(Competitor.TABLE)
                .set(Competitor.VERSION, seenVersion + 1)
                .set(Competitor.UPDATED_AT, now());
    }

    private static Outcome changed(UUID id, int seenVersion, int rows) {
        return rows == 1 ? new Outcome.Done(id, seenVersion + 1) : new Outcome.Overtaken();
    }

    private Outcome write(Viewer viewer, Db.Work<Outcome> work) {
        if (!viewer.may(CompetitorPermissions.WRITE)) {
            throw new IllegalStateException(viewer.name() + " lacks " + CompetitorPermissions.WRITE);
        }
        try {
            return db.write(viewer, sql -> {
                var outcome = work.in(sql);
                events.publish(sql, new CompetitorsChanged(viewer.person()));
                return outcome;
            });
        } catch (IntegrityConstraintViolationException taken) {
            // The only constraint that a draft can break here: two competitors of one name.
            return new Outcome.Refused(Refusal.NAME_TAKEN);
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
