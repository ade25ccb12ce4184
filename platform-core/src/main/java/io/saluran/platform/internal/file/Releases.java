package io.saluran.platform.internal.file;

import static io.saluran.platform.internal.sql.Tables.FILE;
import static io.saluran.platform.internal.sql.Tables.FILE_RELEASE;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.min;

import io.saluran.db.Db;
import io.saluran.db.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Files that somebody let go. Who still refers to one is known by the foreign keys of all bundles, which PostgreSQL checks
/// when the file's row is deleted; a content goes from the disk when no row has its hash any more.
///
/// Whoever keeps a content holds a lock on its hash until the end of the transaction, and so does who deletes it: a file
/// that is let go here and stored again there is either kept or written anew.
record Releases(Db db, Clock clock, ContentFolder folder) {

    private static final Logger LOG = LoggerFactory.getLogger(Releases.class);

    record Release(UUID file, String sha256) {}

    /// Waits for who deletes this content, and keeps others from it until the transaction ends.
    static void hold(DSLContext sql, String sha256) {
        sql.execute("select pg_advisory_xact_lock_shared(hashtextextended(?, 0))", name(sha256));
    }

    private static void seize(DSLContext sql, String sha256) {
        sql.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", name(sha256));
    }

    private static String name(String sha256) {
        return "saluran.file." + sha256;
    }

    void add(DSLContext sql, UUID file) {
        sql.select(FILE.SHA256)
                .from(FILE)
                .where(FILE.ID.eq(file))
                .fetchOptional(FILE.SHA256)
                .ifPresent(sha256 -> sql.insertInto(FILE_RELEASE)
                        .set(FILE_RELEASE.ID, Ids.next())
                        .set(FILE_RELEASE.FILE_ID, file)
                        .set(FILE_RELEASE.SHA256, sha256)
                        .set(FILE_RELEASE.RELEASED_AT, clock.instant())
                        .execute());
    }

    /// Those that wait to be settled, the oldest first.
    List<Release> all() {
        return db.read(sql -> sql.select(FILE_RELEASE.FILE_ID, FILE_RELEASE.SHA256)
                .from(FILE_RELEASE)
                .groupBy(FILE_RELEASE.FILE_ID, FILE_RELEASE.SHA256)
                .orderBy(min(FILE_RELEASE.RELEASED_AT), FILE_RELEASE.FILE_ID)
                .fetch(mapping(Release::new)));
    }

    /// Deletes the file, and its content, as far as nobody refers to them. The row goes before the content, so that a process
    /// that dies between leaves no row without one; what it leaves is settled the next time.
    void settle(Release release) throws IOException {
        var before = clock.instant();
        deleteRow(release);
        deleteContent(release.sha256());
        db.write(sql -> sql.deleteFrom(FILE_RELEASE)
                .where(FILE_RELEASE.FILE_ID.eq(release.file()), FILE_RELEASE.RELEASED_AT.le(before))
                .execute());
    }

    private void deleteRow(Release release) {
        try {
            db.write(sql -> {
                seize(sql, release.sha256());
                return sql.deleteFrom(FILE).where(FILE.ID.eq(release.file())).execute();
            });
        } catch (IntegrityConstraintViolationException referredTo) {
            LOG.debug("{} stays until whoever refers to it lets it go, too", release.file(), referredTo);
        }
    }

    private void deleteContent(String sha256) throws IOException {
        try {
            db.write(sql -> {
                seize(sql, sha256);
                if (!sql.fetchExists(sql.selectFrom(FILE).where(FILE.SHA256.eq(sha256)))) {
                    folder.delete(sha256);
                }
                return sha256;
            });
        } catch (UncheckedIOException problem) {
            throw problem.getCause();
        }
    }
}
