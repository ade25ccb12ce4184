package io.saluran.platform.internal.people;

import static io.saluran.platform.internal.sql.Tables.OFFICE;
import static io.saluran.platform.internal.sql.Tables.PERSON;
import static io.saluran.platform.internal.sql.Tables.TEAM;
import static org.jooq.Records.mapping;

import io.saluran.db.Db;
import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.platform.audit.Audit;
import io.saluran.platform.event.Events;
import io.saluran.platform.people.PersonChanged;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Teams and the offices they are in. An office is made by naming it and goes with its last team.
public final class Teams {

    private final Db db;
    private final Audit audit;
    private final Events events;

    public Teams(Db db, Audit audit, Events events) {
        this.db = db;
        this.audit = audit;
        this.events = events;
    }

    /// @param people how many active people are in it
    public record Row(
            UUID id,
            String name,
            @Nullable String office,
            @Nullable UUID managerId,
            @Nullable String manager,
            int people) {}

    /// What came of a change.
    public sealed interface Outcome {

        record Done(UUID team) implements Outcome {}

        /// Another team has the name.
        record NameTaken() implements Outcome {}

        /// People are in it, active or not.
        record NotEmpty(int people) implements Outcome {}
    }

    /// By office and name.
    public List<Row> all() {
        var manager = PERSON.as("manager");
        return db.read(sql -> sql.select(TEAM.ID, TEAM.NAME, OFFICE.NAME, TEAM.MANAGER_ID, manager.NAME,
                DSL.field(DSL.selectCount().from(PERSON).where(PERSON.TEAM_ID.eq(TEAM.ID), PERSON.LEFT_AT.isNull())))
                .from(TEAM)
                .leftJoin(OFFICE).on(OFFICE.ID.eq(TEAM.OFFICE_ID))
                .leftJoin(manager).on(manager.ID.eq(TEAM.MANAGER_ID))
                .orderBy(DSL.lower(OFFICE.NAME).nullsLast(), DSL.lower(TEAM.NAME))
                .fetch(mapping(Row::new)));
    }

    public List<String> offices() {
        return db.read(sql -> sql.select(OFFICE.NAME).from(OFFICE).orderBy(DSL.lower(OFFICE.NAME)).fetch(OFFICE.NAME));
    }

    /// Adds a team, or changes it.
    ///
    /// @param team null for a new one
    public Outcome save(Viewer who, @Nullable UUID team, String name, @Nullable String office, @Nullable UUID manager) {
        PlatformPermissions.require(who, PlatformPermissions.WRITE_PEOPLE);
        return db.write(who, sql -> {
            if (sql.fetchExists(TEAM, DSL.lower(TEAM.NAME).eq(DSL.lower(name.strip())),
                    TEAM.ID.isDistinctFrom(team))) {
                return new Outcome.NameTaken();
            }
            var id = team == null ? Ids.next() : team;
            sql.insertInto(TEAM)
                    .set(TEAM.ID, id)
                    .set(TEAM.NAME, name.strip())
                    .set(TEAM.OFFICE_ID, office(sql, office))
                    .set(TEAM.MANAGER_ID, manager)
                    .onConflict(TEAM.ID)
                    .doUpdate()
                    .setAllToExcluded()
                    .execute();
            dropEmptyOffices(sql);
            audit.record(sql, who, team == null ? "team.added" : "team.changed", name.strip());
            if (manager != null) {
                events.publish(sql, new PersonChanged(manager));
            }
            return new Outcome.Done(id);
        });
    }

    public Outcome remove(Viewer who, UUID team) {
        PlatformPermissions.require(who, PlatformPermissions.WRITE_PEOPLE);
        return db.write(who, sql -> {
            var people = sql.fetchCount(PERSON, PERSON.TEAM_ID.eq(team));
            if (people > 0) {
                return new Outcome.NotEmpty(people);
            }
            var name = sql.deleteFrom(TEAM).where(TEAM.ID.eq(team)).returningResult(TEAM.NAME).fetchOne(TEAM.NAME);
            if (name != null) {
                audit.record(sql, who, "team.removed", name);
            }
            dropEmptyOffices(sql);
            return new Outcome.Done(team);
        });
    }

    private static @Nullable UUID office(DSLContext sql, @Nullable String name) {
        if (name == null || name.isBlank()) {
            return null;
        }
        var known = sql.select(OFFICE.ID)
                .from(OFFICE)
                .where(DSL.lower(OFFICE.NAME).eq(DSL.lower(name.strip())))
                .fetchOne(OFFICE.ID);
        return known != null
                ? known
                : sql.insertInto(OFFICE)
                        .set(OFFICE.ID, Ids.next())
                        .set(OFFICE.NAME, name.strip())
                        .returningResult(OFFICE.ID)
                        .fetchSingle(OFFICE.ID);
    }

    private static void dropEmptyOffices(DSLContext sql) {
        sql.deleteFrom(OFFICE)
                .where(DSL.notExists(DSL.selectOne().from(TEAM).where(TEAM.OFFICE_ID.eq(OFFICE.ID))))
                .execute();
    }
}
