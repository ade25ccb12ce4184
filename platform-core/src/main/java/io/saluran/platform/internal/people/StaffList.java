package io.saluran.platform.internal.people;

import static io.saluran.platform.internal.sql.Tables.OFFICE;
import static io.saluran.platform.internal.sql.Tables.PERSON;
import static io.saluran.platform.internal.sql.Tables.PERSON_ROLE;
import static io.saluran.platform.internal.sql.Tables.TEAM;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import io.saluran.db.Db;
import io.saluran.platform.people.Person;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Records;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The page of people: a row each, found by words, team, role and presence.
public final class StaffList {

    /// Far more than a company with teams and managers has; a list that long is searched, not read.
    private static final int LONGEST = 2_000;

    private final Db db;

    public StaffList(Db db) {
        this.db = db;
    }

    /// Who is asked for.
    public enum Presence {
        ACTIVE, LEFT, ALL
    }

    /// @param words in name or address, accents and case aside; empty for all
    public record Filter(String words, Presence presence, @Nullable UUID team, @Nullable UUID role) {

        public static Filter everybodyHere() {
            return new Filter("", Presence.ACTIVE, null, null);
        }
    }

    /// @param signsIn whether there is an address and a password
    public record Row(
            UUID id,
            String name,
            @Nullable String email,
            @Nullable UUID teamId,
            @Nullable String team,
            @Nullable String office,
            List<UUID> roles,
            boolean active,
            boolean signsIn) {

        public Person person() {
            return new Person(id, name, email, teamId, active);
        }
    }

    /// By name; those who left are last.
    public List<Row> find(Filter filter) {
        return db.read(sql -> sql.select(PERSON.ID, PERSON.NAME, PERSON.EMAIL, PERSON.TEAM_ID, TEAM.NAME, OFFICE.NAME,
                multiset(select(PERSON_ROLE.ROLE_ID).from(PERSON_ROLE).where(PERSON_ROLE.PERSON_ID.eq(PERSON.ID)))
                        .convertFrom(rows -> rows.map(Records.mapping(role -> role))),
                field(PERSON.LEFT_AT.isNull()), field(PERSON.PASSWORD_HASH.isNotNull().and(PERSON.EMAIL.isNotNull())))
                .from(PERSON)
                .leftJoin(TEAM).on(TEAM.ID.eq(PERSON.TEAM_ID))
                .leftJoin(OFFICE).on(OFFICE.ID.eq(TEAM.OFFICE_ID))
                .where(words(filter.words()), presence(filter.presence()),
                        filter.team() == null ? noCondition() : PERSON.TEAM_ID.eq(filter.team()),
                        filter.role() == null
                                ? noCondition()
                                : PERSON.ID.in(select(PERSON_ROLE.PERSON_ID).from(PERSON_ROLE)
                                        .where(PERSON_ROLE.ROLE_ID.eq(filter.role()))))
                .orderBy(PERSON.LEFT_AT.isNotNull(), lower(PERSON.NAME), PERSON.ID)
                .limit(LONGEST)
                .fetch(Records.mapping(Row::new)));
    }

    private static Condition words(String words) {
        if (words.isBlank()) {
            return noCondition();
        }
        var plain = DSL.field("platform.plain({0})", String.class, val(words.strip()));
        return DSL.field("platform.plain({0})", String.class, PERSON.NAME).contains(plain)
                .or(PERSON.EMAIL.contains(plain));
    }

    private static Condition presence(Presence presence) {
        return switch (presence) {
            case ACTIVE -> PERSON.LEFT_AT.isNull();
            case LEFT -> PERSON.LEFT_AT.isNotNull();
            case ALL -> noCondition();
        };
    }
}
