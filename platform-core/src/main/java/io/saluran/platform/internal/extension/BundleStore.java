package io.saluran.platform.internal.extension;

import static io.saluran.platform.internal.sql.Tables.BUNDLE;
import static io.saluran.platform.internal.sql.Tables.BUNDLE_JAR;
import static org.jooq.Records.mapping;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.db.role.Roles;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/// The wanted bundles and their jars, in the database.
final class BundleStore {

    private final Db db;
    private final Clock clock;

    BundleStore(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    ChangeStore changes() {
        return new ChangeStore(db, clock);
    }

    GrantStore grants() {
        return new GrantStore(db);
    }

    /// Whether a third party's bundle can be kept to its own tables.
    boolean canMakeRoles() {
        return db.read(sql -> sql.connectionResult(Roles::possible));
    }

    List<Wanted> wanted() {
        return db.read(sql -> sql.select(BUNDLE_JAR.FACTS, BUNDLE.WANTED, BUNDLE.FAILURE, BUNDLE.PERSON_NAME,
                BUNDLE.CHANGED_AT)
                .from(BUNDLE)
                .join(BUNDLE_JAR).on(BUNDLE_JAR.SHA256.eq(BUNDLE.JAR))
                .orderBy(BUNDLE.SYMBOLIC_NAME)
                .fetch(mapping((facts, wanted, failure, person, at) -> new Wanted(facts(facts),
                        wanted.equals("started"), Optional.ofNullable(failure), person, at))));
    }

    Optional<Wanted> wanted(String symbolicName) {
        return wanted().stream().filter(each -> each.facts().symbolicName().equals(symbolicName)).findFirst();
    }

    byte[] content(String sha256) {
        return db.read(sql -> sql.select(BUNDLE_JAR.CONTENT)
                .from(BUNDLE_JAR)
                .where(BUNDLE_JAR.SHA256.eq(sha256))
                .fetchSingle(BUNDLE_JAR.CONTENT));
    }

    Optional<JarFacts> jar(String sha256) {
        return db.read(sql -> sql.select(BUNDLE_JAR.FACTS)
                .from(BUNDLE_JAR)
                .where(BUNDLE_JAR.SHA256.eq(sha256))
                .fetchOptional(BUNDLE_JAR.FACTS)).map(BundleStore::facts);
    }

    /// All that were ever here and whose data was not dropped.
    List<JarFacts> jars() {
        return db.read(sql -> sql.select(BUNDLE_JAR.FACTS)
                .from(BUNDLE_JAR)
                .orderBy(BUNDLE_JAR.STORED_AT.desc())
                .fetch(BUNDLE_JAR.FACTS)).stream().map(BundleStore::facts).toList();
    }

    void keep(JarFacts facts, byte[] content) {
        db.write(sql -> sql.insertInto(BUNDLE_JAR)
                .set(BUNDLE_JAR.SHA256, facts.sha256())
                .set(BUNDLE_JAR.SYMBOLIC_NAME, facts.symbolicName())
                .set(BUNDLE_JAR.VERSION, facts.version())
                .set(BUNDLE_JAR.CONTENT, content)
                .set(BUNDLE_JAR.SIZE, (long) content.length)
                .set(BUNDLE_JAR.FACTS, StoredJson.of(facts))
                .set(BUNDLE_JAR.STORED_AT, clock.instant())
                .onConflictDoNothing()
                .execute());
    }

    static void want(DSLContext sql, JarFacts facts, boolean started, Viewer who, Clock clock) {
        sql.insertInto(BUNDLE)
                .set(BUNDLE.SYMBOLIC_NAME, facts.symbolicName())
                .set(BUNDLE.JAR, facts.sha256())
                .set(BUNDLE.VERSION, facts.version())
                .set(BUNDLE.WANTED, started ? "started" : "stopped")
                .set(BUNDLE.FAILURE, (String) null)
                .set(BUNDLE.PERSON_ID, who.isSystem() ? null : who.person())
                .set(BUNDLE.PERSON_NAME, who.name())
                .set(BUNDLE.CHANGED_AT, clock.instant())
                .onConflict(BUNDLE.SYMBOLIC_NAME)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }

    static void forget(DSLContext sql, String symbolicName) {
        sql.deleteFrom(BUNDLE).where(BUNDLE.SYMBOLIC_NAME.eq(symbolicName)).execute();
    }

    static void forgetJars(DSLContext sql, String symbolicName) {
        sql.deleteFrom(BUNDLE_JAR).where(BUNDLE_JAR.SYMBOLIC_NAME.eq(symbolicName)).execute();
    }

    void failed(String symbolicName, String why) {
        db.write(sql -> sql.update(BUNDLE)
                .set(BUNDLE.FAILURE, why)
                .where(BUNDLE.SYMBOLIC_NAME.eq(symbolicName))
                .execute());
    }

    /// Runs in one transaction.
    <T extends @Nullable Object> T write(Viewer who, Db.Work<T> work) {
        return db.write(who, work);
    }

    SchemaChange schema(JarFacts facts) {
        return db.read(sql -> SchemaChange.of(sql, facts));
    }

    /// The ids of the changes that are applied to a schema.
    Set<String> applied(String schema) {
        return db.read(sql -> SchemaChange.applied(sql, schema));
    }

    static JarFacts facts(JSONB json) {
        return StoredJson.read(json, JarFacts.class);
    }
}
