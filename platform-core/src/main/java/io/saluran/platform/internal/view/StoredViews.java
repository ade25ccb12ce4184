package io.saluran.platform.internal.view;

import static io.saluran.platform.internal.sql.Tables.PERSON;
import static io.saluran.platform.internal.sql.Tables.PERSON_ROLE;
import static io.saluran.platform.internal.sql.Tables.ROLE;
import static io.saluran.platform.internal.sql.Tables.SAVED_VIEW;
import static io.saluran.platform.internal.sql.Tables.SAVED_VIEW_START;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.platform.audit.Audit;
import io.saluran.platform.internal.people.PlatformPermissions;
import io.saluran.platform.view.CompanyViews;
import io.saluran.platform.view.SavedViews;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.jooq.impl.DSL;

/// [SavedViews] in the table `platform.saved_view`.
public final class StoredViews implements SavedViews, CompanyViews {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> WORDS = new TypeReference<>() {
    };

    private final Db db;
    private final Audit audit;

    public StoredViews(Db db, Audit audit) {
        this.db = db;
        this.audit = audit;
    }

    @Override
    public List<SavedView> at(String place, Viewer viewer) {
        return db.read(sql -> views(sql)
                .where(SAVED_VIEW.PLACE.eq(place), seenBy(viewer))
                .orderBy(DSL.field(SAVED_VIEW.PERSON_ID.ne(viewer.person())), DSL.lower(SAVED_VIEW.NAME), SAVED_VIEW.ID)
                .fetch(StoredViews::view));
    }

    private static SelectOnConditionStep<Record> views(DSLContext sql) {
        return sql.select(SAVED_VIEW.fields()).select(PERSON.NAME)
                .from(SAVED_VIEW)
                .join(PERSON).on(PERSON.ID.eq(SAVED_VIEW.PERSON_ID));
    }

    private static Condition seenBy(Viewer viewer) {
        var colleague = PERSON.as("colleague");
        return SAVED_VIEW.PERSON_ID.eq(viewer.person())
                .or(SAVED_VIEW.AUDIENCE.eq("everybody"))
                .or(SAVED_VIEW.AUDIENCE.eq("team").and(PERSON.TEAM_ID.eq(DSL.select(colleague.TEAM_ID)
                        .from(colleague).where(colleague.ID.eq(viewer.person())))));
    }

    private static SavedView view(Record row) {
        return new SavedView(row.get(SAVED_VIEW.ID), row.get(SAVED_VIEW.PLACE), row.get(SAVED_VIEW.NAME),
                read(row.get(SAVED_VIEW.PARAMETERS)), row.get(SAVED_VIEW.PERSON_ID), row.get(PERSON.NAME),
                Audience.valueOf(row.get(SAVED_VIEW.AUDIENCE).toUpperCase(Locale.ROOT)));
    }

    @Override
    public boolean save(Viewer viewer, SavedView view) {
        owns(viewer, view.owner());
        return db.write(viewer, sql -> {
            var taken = sql.fetchExists(SAVED_VIEW, SAVED_VIEW.PERSON_ID.eq(viewer.person()),
                    SAVED_VIEW.PLACE.eq(view.place()), DSL.lower(SAVED_VIEW.NAME).eq(DSL.lower(view.name().strip())),
                    SAVED_VIEW.ID.ne(view.id()));
            if (!taken) {
                write(sql, view);
            }
            return !taken;
        });
    }

    private static void write(DSLContext sql, SavedView view) {
        var audience = view.audience().name().toLowerCase(Locale.ROOT);
        sql.insertInto(SAVED_VIEW)
                .set(SAVED_VIEW.ID, view.id())
                .set(SAVED_VIEW.PLACE, view.place())
                .set(SAVED_VIEW.NAME, view.name().strip())
                .set(SAVED_VIEW.PARAMETERS, written(view.parameters()))
                .set(SAVED_VIEW.PERSON_ID, view.owner())
                .set(SAVED_VIEW.AUDIENCE, audience)
                .onConflict(SAVED_VIEW.ID).doUpdate()
                .set(SAVED_VIEW.NAME, view.name().strip())
                .set(SAVED_VIEW.PARAMETERS, written(view.parameters()))
                .set(SAVED_VIEW.AUDIENCE, audience)
                .where(SAVED_VIEW.PERSON_ID.eq(view.owner()))
                .execute();
        if (view.audience() != Audience.EVERYBODY) {
            sql.deleteFrom(SAVED_VIEW_START).where(SAVED_VIEW_START.VIEW_ID.eq(view.id())).execute();
        }
    }

    @Override
    public void delete(Viewer viewer, UUID view) {
        db.write(viewer, sql -> sql.deleteFrom(SAVED_VIEW)
                .where(SAVED_VIEW.ID.eq(view), SAVED_VIEW.PERSON_ID.eq(viewer.person()))
                .execute());
    }

    @Override
    public int rewrite(Viewer viewer, String place, UnaryOperator<SavedView> by) {
        return db.write(viewer, sql -> {
            var changed = 0;
            for (var view : views(sql).where(SAVED_VIEW.PLACE.eq(place)).orderBy(SAVED_VIEW.ID).forUpdate()
                    .of(SAVED_VIEW).fetch(StoredViews::view)) {
                var parameters = by.apply(view).parameters();
                if (!parameters.equals(view.parameters())) {
                    changed += sql.update(SAVED_VIEW)
                            .set(SAVED_VIEW.PARAMETERS, written(parameters))
                            .where(SAVED_VIEW.ID.eq(view.id()))
                            .execute();
                }
            }
            return changed;
        });
    }

    private static void owns(Viewer viewer, UUID owner) {
        if (!viewer.person().equals(owner)) {
            throw new IllegalStateException(viewer.name() + " does not own this view");
        }
    }

    @Override
    public Optional<SavedView> start(String place, Viewer viewer) {
        return db.read(sql -> views(sql)
                .join(SAVED_VIEW_START).on(SAVED_VIEW_START.VIEW_ID.eq(SAVED_VIEW.ID))
                .join(PERSON_ROLE).on(PERSON_ROLE.ROLE_ID.eq(SAVED_VIEW_START.ROLE_ID))
                .where(SAVED_VIEW_START.PLACE.eq(place), PERSON_ROLE.PERSON_ID.eq(viewer.person()))
                .orderBy(SAVED_VIEW_START.ROLE_ID)
                .limit(1)
                .fetchOptional(StoredViews::view));
    }

    @Override
    public List<Role> roles(UUID view) {
        return db.read(sql -> sql.select(ROLE.ID, ROLE.BUILT_IN, ROLE.NAME,
                DSL.field(SAVED_VIEW_START.VIEW_ID.isNotNull()))
                .from(ROLE)
                .leftJoin(SAVED_VIEW_START)
                .on(SAVED_VIEW_START.ROLE_ID.eq(ROLE.ID), SAVED_VIEW_START.VIEW_ID.eq(view))
                .orderBy(ROLE.BUILT_IN.nullsLast(), ROLE.NAME)
                .fetch(row -> new Role(row.value1(), row.value2(), row.value3(), row.value4())));
    }

    @Override
    public void startRoles(Viewer viewer, SavedView view, Set<UUID> roles) {
        if (!viewer.may(PlatformPermissions.WRITE_ROLES)) {
            throw new IllegalStateException(viewer.name() + " lacks " + PlatformPermissions.WRITE_ROLES);
        }
        db.write(viewer, sql -> {
            sql.update(SAVED_VIEW).set(SAVED_VIEW.AUDIENCE, "everybody").where(SAVED_VIEW.ID.eq(view.id())).execute();
            sql.deleteFrom(SAVED_VIEW_START).where(SAVED_VIEW_START.VIEW_ID.eq(view.id())).execute();
            for (var role : roles) {
                sql.insertInto(SAVED_VIEW_START)
                        .set(SAVED_VIEW_START.ROLE_ID, role)
                        .set(SAVED_VIEW_START.PLACE, view.place())
                        .set(SAVED_VIEW_START.VIEW_ID, view.id())
                        .onConflict(SAVED_VIEW_START.ROLE_ID, SAVED_VIEW_START.PLACE).doUpdate()
                        .set(SAVED_VIEW_START.VIEW_ID, view.id())
                        .execute();
            }
            audit.record(sql, viewer, "view.start", view.name());
            return roles.size();
        });
    }

    private static Map<String, String> read(JSONB parameters) {
        try {
            return JSON.readValue(parameters.data(), WORDS);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("The parameters of a saved view cannot be read", unreadable);
        }
    }

    private static JSONB written(Map<String, String> parameters) {
        try {
            return JSONB.valueOf(JSON.writeValueAsString(parameters));
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("The parameters of a saved view cannot be written", unwritable);
        }
    }
}
