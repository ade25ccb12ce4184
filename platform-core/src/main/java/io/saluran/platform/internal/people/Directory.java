package io.saluran.platform.internal.people;

import static io.saluran.platform.internal.sql.Tables.OFFICE;
import static io.saluran.platform.internal.sql.Tables.PERSON;
import static io.saluran.platform.internal.sql.Tables.PERSON_ROLE;
import static io.saluran.platform.internal.sql.Tables.ROLE;
import static io.saluran.platform.internal.sql.Tables.TEAM;
import static org.jooq.Records.mapping;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.db.Visibility;
import io.saluran.platform.people.People;
import io.saluran.platform.people.Person;
import io.saluran.platform.people.Team;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record5;
import org.jooq.SelectJoinStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// People as the database has them.
public final class Directory implements People {

    private final Db db;
    private final Permissions permissions;

    public Directory(Db db, Permissions permissions) {
        this.db = db;
        this.permissions = permissions;
    }

    @Override
    public Optional<Person> find(UUID id) {
        return one(PERSON.ID.eq(id));
    }

    @Override
    public Optional<Person> byEmail(String email) {
        return one(PERSON.EMAIL.eq(email.strip().toLowerCase(Locale.ROOT)));
    }

    @Override
    public List<Person> all() {
        return db.read(sql -> people(sql)
                .orderBy(PERSON.LEFT_AT.isNotNull(), DSL.lower(PERSON.NAME), PERSON.ID)
                .fetch(mapping(Person::new)));
    }

    @Override
    public List<Team> teams() {
        return db.read(sql -> sql.select(TEAM.ID, TEAM.NAME, OFFICE.NAME, TEAM.MANAGER_ID)
                .from(TEAM)
                .leftJoin(OFFICE).on(OFFICE.ID.eq(TEAM.OFFICE_ID))
                .orderBy(DSL.lower(TEAM.NAME))
                .fetch(mapping(Team::new)));
    }

    @Override
    public Viewer viewer(UUID id) {
        return db.read(sql -> {
            var person = sql.select(PERSON.NAME, PERSON.LANGUAGE, PERSON.TIME_ZONE, PERSON.TEAM_ID)
                    .from(PERSON)
                    .where(PERSON.ID.eq(id))
                    .fetchOptional()
                    .orElseThrow(() -> new IllegalArgumentException("There is no person " + id));
            var roles = sql.select(ROLE.ID, ROLE.BUILT_IN, ROLE.VISIBILITY)
                    .from(PERSON_ROLE)
                    .join(ROLE).on(ROLE.ID.eq(PERSON_ROLE.ROLE_ID))
                    .where(PERSON_ROLE.PERSON_ID.eq(id))
                    .fetch(mapping(Role::new));
            return new Viewer(id, person.get(PERSON.NAME), permissions.of(sql, roles), visibility(sql, id, roles),
                    Locale.of(person.get(PERSON.LANGUAGE)), ZoneId.of(person.get(PERSON.TIME_ZONE)));
        });
    }

    /// A role as far as rights go.
    record Role(UUID id, @Nullable String builtIn, String visibility) {}

    /// One's own records; those of the teams one is in or leads; or all: what the widest role says.
    private static Visibility visibility(DSLContext sql, UUID id, List<Role> roles) {
        var widths = roles.stream().map(Role::visibility).toList();
        if (widths.contains("all")) {
            return new Visibility.All();
        }
        var owners = new HashSet<>(Set.of(id));
        if (widths.contains("team")) {
            owners.addAll(sql.select(PERSON.ID)
                    .from(PERSON)
                    .join(TEAM).on(TEAM.ID.eq(PERSON.TEAM_ID))
                    .where(TEAM.MANAGER_ID.eq(id)
                            .or(TEAM.ID.eq(DSL.select(PERSON.as("me").TEAM_ID).from(PERSON.as("me"))
                                    .where(PERSON.as("me").ID.eq(id)))))
                    .fetch(PERSON.ID));
        }
        return new Visibility.Owners(owners);
    }

    private Optional<Person> one(Condition condition) {
        return db.read(sql -> people(sql).where(condition).fetchOptional(mapping(Person::new)));
    }

    private static SelectJoinStep<Record5<UUID, String, String, UUID, Boolean>> people(DSLContext sql) {
        return sql.select(PERSON.ID, PERSON.NAME, PERSON.EMAIL, PERSON.TEAM_ID, DSL.field(PERSON.LEFT_AT.isNull()))
                .from(PERSON);
    }
}
