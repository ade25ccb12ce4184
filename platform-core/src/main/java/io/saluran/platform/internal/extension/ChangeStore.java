package io.saluran.platform.internal.extension;

import static io.saluran.platform.internal.sql.Tables.BUNDLE_CHANGE;
import static io.saluran.platform.internal.sql.Tables.BUNDLE_JAR;
import static org.jooq.Records.mapping;

import io.saluran.db.Db;
import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.platform.internal.extension.Plan.Revision;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// The changes of bundles, each with its plan and what came of it, in the database.
record ChangeStore(Db db, Clock clock) {

    private static final int SHOWN = 200;

    /// The revision that a bundle had before it was installed or updated to this one.
    Optional<JarFacts> before(Revision current) {
        var before = BUNDLE_JAR.as("before");
        return db.read(sql -> sql.select(before.FACTS)
                .from(BUNDLE_CHANGE)
                .join(before).on(before.SHA256.eq(BUNDLE_CHANGE.FROM_JAR))
                .where(BUNDLE_CHANGE.TO_JAR.eq(current.sha256()), BUNDLE_CHANGE.OUTCOME.eq("done"),
                        BUNDLE_CHANGE.KIND.eq(Plan.Kind.UPDATE.name()))
                .orderBy(BUNDLE_CHANGE.BEGAN_AT.desc(), BUNDLE_CHANGE.ID.desc())
                .limit(1)
                .fetchOptional(before.FACTS)).map(BundleStore::facts);
    }

    UUID begin(Plan plan, Viewer who) {
        var id = Ids.next();
        db.write(sql -> sql.insertInto(BUNDLE_CHANGE)
                .set(BUNDLE_CHANGE.ID, id)
                .set(BUNDLE_CHANGE.SYMBOLIC_NAME, plan.about().symbolicName())
                .set(BUNDLE_CHANGE.KIND, plan.kind().name())
                .set(BUNDLE_CHANGE.FROM_JAR, sha256(plan.from()))
                .set(BUNDLE_CHANGE.FROM_VERSION, version(plan.from()))
                .set(BUNDLE_CHANGE.TO_JAR, sha256(plan.to()))
                .set(BUNDLE_CHANGE.TO_VERSION, version(plan.to()))
                .set(BUNDLE_CHANGE.PLAN, StoredJson.of(plan))
                .set(BUNDLE_CHANGE.OUTCOME, "begun")
                .set(BUNDLE_CHANGE.PERSON_ID, who.isSystem() ? null : who.person())
                .set(BUNDLE_CHANGE.PERSON_NAME, who.name())
                .set(BUNDLE_CHANGE.BEGAN_AT, clock.instant())
                .execute());
        return id;
    }

    private static @Nullable String sha256(@Nullable Revision revision) {
        return revision == null ? null : revision.sha256();
    }

    private static @Nullable String version(@Nullable Revision revision) {
        return revision == null ? null : revision.version();
    }

    static void done(DSLContext sql, UUID change, Clock clock) {
        sql.update(BUNDLE_CHANGE)
                .set(BUNDLE_CHANGE.OUTCOME, "done")
                .set(BUNDLE_CHANGE.FAILED_STEP, (String) null)
                .set(BUNDLE_CHANGE.ENDED_AT, clock.instant())
                .where(BUNDLE_CHANGE.ID.eq(change))
                .execute();
    }

    void failed(UUID change, Step step, String why, List<String> left) {
        db.write(sql -> sql.update(BUNDLE_CHANGE)
                .set(BUNDLE_CHANGE.OUTCOME, "failed")
                .set(BUNDLE_CHANGE.FAILED_STEP, step.name())
                .set(BUNDLE_CHANGE.FAILURE, why)
                .set(BUNDLE_CHANGE.LEFT_CHANGES, left.toArray(String[]::new))
                .set(BUNDLE_CHANGE.ENDED_AT, clock.instant())
                .where(BUNDLE_CHANGE.ID.eq(change))
                .execute());
    }

    /// Notes the step at which a change is, for who finds it abandoned.
    void at(UUID change, Step step) {
        db.write(sql -> sql.update(BUNDLE_CHANGE)
                .set(BUNDLE_CHANGE.FAILED_STEP, step.name())
                .where(BUNDLE_CHANGE.ID.eq(change), BUNDLE_CHANGE.OUTCOME.eq("begun"))
                .execute());
    }

    /// Notes what was applied to the schema before the change log of the revision that comes, for who finds it abandoned.
    void before(UUID change, Set<String> applied) {
        db.write(sql -> sql.update(BUNDLE_CHANGE)
                .set(BUNDLE_CHANGE.BEFORE_CHANGES, applied.toArray(String[]::new))
                .where(BUNDLE_CHANGE.ID.eq(change))
                .execute());
    }

    /// A change that began and has not ended.
    ///
    /// @param step where it was the last time
    /// @param before what was applied to the schema when its change log began; empty when none did, or it made the schema
    record Begun(UUID id, Plan plan, Step step, Optional<Set<String>> before) {}

    List<Begun> begun() {
        return db.read(sql -> sql.select(BUNDLE_CHANGE.ID, BUNDLE_CHANGE.PLAN, BUNDLE_CHANGE.FAILED_STEP,
                BUNDLE_CHANGE.BEFORE_CHANGES)
                .from(BUNDLE_CHANGE)
                .where(BUNDLE_CHANGE.OUTCOME.eq("begun"))
                .orderBy(BUNDLE_CHANGE.BEGAN_AT, BUNDLE_CHANGE.ID)
                .fetch(mapping((id, plan, step, before) -> new Begun(id, StoredJson.read(plan, Plan.class),
                        step == null ? Step.VERIFY : Step.valueOf(step),
                        Optional.ofNullable(before).map(ids -> Set.of(ids))))));
    }

    /// The newest first.
    List<Change> history() {
        return db.read(sql -> sql.select(BUNDLE_CHANGE.ID, BUNDLE_CHANGE.PLAN, BUNDLE_CHANGE.OUTCOME,
                BUNDLE_CHANGE.FAILED_STEP, BUNDLE_CHANGE.FAILURE, BUNDLE_CHANGE.LEFT_CHANGES,
                BUNDLE_CHANGE.PERSON_NAME, BUNDLE_CHANGE.BEGAN_AT)
                .from(BUNDLE_CHANGE)
                .orderBy(BUNDLE_CHANGE.BEGAN_AT.desc(), BUNDLE_CHANGE.ID.desc())
                .limit(SHOWN)
                .fetch(mapping((id, plan, outcome, step, failure, left, person, began) -> new Change(id,
                        StoredJson.read(plan, Plan.class), outcome.equals("begun")
                                ? Optional.empty()
                                : Optional.of(outcome.equals("done")),
                        Optional.ofNullable(outcome.equals("failed") ? step : null).map(Step::valueOf),
                        Optional.ofNullable(failure), List.of(left), person, began))));
    }
}
