package io.saluran.platform.internal.people;

import static io.saluran.platform.internal.sql.Tables.OFFICE;
import static io.saluran.platform.internal.sql.Tables.PERSON;
import static io.saluran.platform.internal.sql.Tables.PERSON_ROLE;
import static io.saluran.platform.internal.sql.Tables.ROLE;
import static io.saluran.platform.internal.sql.Tables.TEAM;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import io.saluran.db.Db;
import io.saluran.platform.rest.ListQuery;
import io.saluran.platform.rest.PageOf;
import io.saluran.platform.right.BuiltInRole;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// People as REST tells of them.
final class PeopleRows {

    private static final Map<String, Field<?>> SORTS = Map.of("name", PERSON.NAME, "createdAt", PERSON.CREATED_AT);
    private static final Field<List<String>> ROLES = multiset(
            select(ROLE.BUILT_IN, ROLE.NAME).from(PERSON_ROLE).join(ROLE).on(ROLE.ID.eq(PERSON_ROLE.ROLE_ID))
                    .where(PERSON_ROLE.PERSON_ID.eq(PERSON.ID)).orderBy(ROLE.NAME))
            .convertFrom(rows -> rows.map(row -> roleName(row.value1(), row.value2())));
    private static final Field<Boolean> ACTIVE = field(PERSON.LEFT_AT.isNull());
    private static final Field<Boolean> SIGNS_IN = field(
            PERSON.EMAIL.isNotNull().and(PERSON.PASSWORD_HASH.isNotNull()));

    private final Db db;

    PeopleRows(Db db) {
        this.db = db;
    }

    /// @param email the address to sign in with; null for one who cannot
    /// @param roles built-in ones as `administrator`, `manager`, `rep`, `marketer`, `trainer`, others by name
    /// @param active false once the person has left
    /// @param signsIn whether there is an address and a password
    public record Row(UUID id, String name, @Nullable String email, @Nullable UUID team, @Nullable String teamName,
            @Nullable String office, List<String> roles, boolean active, boolean signsIn, Instant createdAt,
            int version) {}

    PageOf<Row> page(ListQuery query) {
        var condition = words(query.text().orElse(""))
                .and(query.id("team").map(PERSON.TEAM_ID::eq).orElse(noCondition()))
                .and(query.filter("role").map(PeopleRows::hasRole).orElse(noCondition()))
                .and(query.flag("active").map(active -> active ? PERSON.LEFT_AT.isNull() : PERSON.LEFT_AT.isNotNull())
                        .orElse(noCondition()));
        return db.read(sql -> query.page(rows(sql, condition), SORTS, PERSON.ID, PeopleRows::row));
    }

    Optional<Row> find(UUID id) {
        return db.read(sql -> rows(sql, PERSON.ID.eq(id)).fetchOptional(PeopleRows::row));
    }

    boolean isTeam(UUID id) {
        return db.read(sql -> sql.fetchExists(TEAM, TEAM.ID.eq(id)));
    }

    /// The role of this name, in any case.
    Optional<UUID> role(String name) {
        return db
                .read(sql -> sql.select(ROLE.ID).from(ROLE).where(called(name)).orderBy(ROLE.BUILT_IN.asc().nullsLast())
                        .limit(1).fetchOptional(ROLE.ID));
    }

    private static SelectConditionStep<? extends Record> rows(DSLContext sql, Condition condition) {
        return sql.select(PERSON.ID, PERSON.NAME, PERSON.EMAIL, PERSON.TEAM_ID, TEAM.NAME, OFFICE.NAME, ROLES, ACTIVE,
                SIGNS_IN, PERSON.CREATED_AT, PERSON.VERSION)
                .from(PERSON)
                .leftJoin(TEAM).on(TEAM.ID.eq(PERSON.TEAM_ID))
                .leftJoin(OFFICE).on(OFFICE.ID.eq(TEAM.OFFICE_ID))
                .where(condition);
    }

    private static Row row(Record row) {
        return new Row(row.get(PERSON.ID), row.get(PERSON.NAME), row.get(PERSON.EMAIL), row.get(PERSON.TEAM_ID),
                row.get(TEAM.NAME), row.get(OFFICE.NAME), row.get(ROLES), row.get(ACTIVE), row.get(SIGNS_IN),
                row.get(PERSON.CREATED_AT), row.get(PERSON.VERSION));
    }

    private static Condition words(String words) {
        if (words.isBlank()) {
            return noCondition();
        }
        var plain = DSL.field("platform.plain({0})", String.class, val(words));
        return DSL.field("platform.plain({0})", String.class, PERSON.NAME).contains(plain)
                .or(PERSON.EMAIL.contains(plain));
    }

    private static Condition hasRole(String name) {
        return exists(selectOne().from(PERSON_ROLE).join(ROLE).on(ROLE.ID.eq(PERSON_ROLE.ROLE_ID))
                .where(PERSON_ROLE.PERSON_ID.eq(PERSON.ID), called(name)));
    }

    private static Condition called(String name) {
        return ROLE.BUILT_IN.eq(name.toUpperCase(Locale.ROOT))
                .or(ROLE.BUILT_IN.isNull().and(lower(ROLE.NAME).eq(name.strip().toLowerCase(Locale.ROOT))));
    }

    private static String roleName(@Nullable String builtIn, String name) {
        return builtIn == null ? name : BuiltInRole.valueOf(builtIn).name().toLowerCase(Locale.ROOT);
    }
}
