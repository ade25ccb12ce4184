package example.rimba.competitors;

import example.rimba.competitors.Tables.Competitor;
import example.rimba.competitors.Tables.Encounter;
import io.saluran.db.Db;
import io.saluran.db.Ids;
import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.platform.event.Events;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jooq.Records;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Which competitor is met in which deal, and whether we won against them. An encounter belongs to who noted it.
@Component(service = Encounters.class)
@Unrestricted("the deal's page asks, and only for those who may see the deal; outcomes are written by the platform itself")
public final class Encounters {

    private final Db db;
    private final Events events;
    private final Clock clock;

    /// A competitor met in a deal.
    record Met(UUID id, UUID competitor, String name, String strengths, String howToBeat) {}

    @Activate
    public Encounters(@Reference Db db, @Reference Events events, @Reference Clock clock) {
        this.db = db;
        this.events = events;
        this.clock = clock;
    }

    /// Those met in a deal, in the order in which they were noted.
    List<Met> of(Viewer viewer, UUID deal) {
        return db.read(viewer, sql -> sql
                .select(Encounter.ID, Competitor.ID, Competitor.NAME, Competitor.STRENGTHS, Competitor.HOW_TO_BEAT)
                .from(Encounter.TABLE)
                .join(Competitor.TABLE).on(Competitor.ID.eq(Encounter.COMPETITOR_ID))
                .where(Encounter.DEAL_ID.eq(deal), Encounter.DELETED_AT.isNull(), Competitor.DELETED_AT.isNull())
                .orderBy(Encounter.NOTED_AT, Encounter.ID)
                .fetch(Records.mapping(Met::new)));
    }

    /// Notes that a competitor is met in a deal; nothing when that is known.
    void note(Viewer viewer, UUID deal, UUID competitor) {
        write(viewer, sql -> sql.insertInto(Encounter.TABLE)
                .set(Encounter.ID, Ids.next())
                .set(Encounter.COMPETITOR_ID, competitor)
                .set(Encounter.DEAL_ID, deal)
                .set(Encounter.OWNER_ID, viewer.person())
                .set(Encounter.NOTED_AT, now())
                .onConflictDoNothing()
                .execute());
    }

    void remove(Viewer viewer, UUID encounter) {
        mark(viewer, encounter, now());
    }

    /// Takes back that it was removed; nothing when it was noted anew meanwhile.
    void restore(Viewer viewer, UUID encounter) {
        try {
            mark(viewer, encounter, null);
        } catch (IntegrityConstraintViolationException notedAnew) {
            return;
        }
    }

    private void mark(Viewer viewer, UUID encounter, @Nullable OffsetDateTime deletedAt) {
        write(viewer, sql -> sql.update(Encounter.TABLE)
                .set(Encounter.DELETED_AT, deletedAt)
                .where(Encounter.ID.eq(encounter))
                .execute());
    }

    private void write(Viewer viewer, Db.Work<Integer> work) {
        if (!viewer.may(CompetitorPermissions.WRITE)) {
            throw new IllegalStateException(viewer.name() + " lacks " + CompetitorPermissions.WRITE);
        }
        db.write(viewer, sql -> {
            var rows = work.in(sql);
            events.publish(sql, new CompetitorsChanged(viewer.person()));
            return rows;
        });
    }

    /// Records for everybody met in a deal whether we won it. Doing it again does no harm: every node hears of a deal.
    void close(UUID deal, boolean won) {
        db.write(sql -> {
            var rows = sql.update(Encounter.TABLE)
                    .set(Encounter.WON, won)
                    .set(Encounter.CLOSED_AT, now())
                    .where(Encounter.DEAL_ID.eq(deal), Encounter.DELETED_AT.isNull(),
                            Encounter.WON.isDistinctFrom(won))
                    .execute();
            if (rows > 0) {
                events.publish(sql, new CompetitorsChanged(Viewer.system().person()));
            }
            return rows;
        });
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
