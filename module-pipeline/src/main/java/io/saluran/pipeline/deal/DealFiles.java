package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL_FILE;
import static io.saluran.pipeline.sql.platform.Tables.PERSON_CARD;
import static org.jooq.Records.mapping;

import io.saluran.db.Db;
import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.pipeline.record.NotPermitted;
import io.saluran.platform.event.Events;
import io.saluran.platform.file.Files;
import io.saluran.platform.file.Files.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The files of a deal (P2). What was removed is kept as long as what is in the bin.
final class DealFiles {

    private final Db db;
    private final Files files;
    private final DealWriting writing;

    DealFiles(Db db, Files files, Events events, Clock clock) {
        this.db = db;
        this.files = files;
        writing = new DealWriting(db, events, clock);
    }

    /// @param by who added it; null for nobody known
    record Entry(UUID id, UUID file, String name, long bytes, @Nullable String by, Instant at) {}

    /// The newest first; none when the viewer may not see the deal.
    List<Entry> of(Viewer viewer, UUID deal) {
        return db.read(viewer, sql -> sql.select(DEAL_FILE.ID, DEAL_FILE.FILE_ID, DEAL_FILE.NAME, DEAL_FILE.BYTES,
                PERSON_CARD.NAME, DEAL_FILE.AT)
                .from(DEAL_FILE)
                .join(DEAL).on(DEAL.ID.eq(DEAL_FILE.DEAL_ID))
                .leftJoin(PERSON_CARD).on(PERSON_CARD.ID.eq(DEAL_FILE.PERSON_ID))
                .where(DEAL.ID.eq(deal), viewer.maySee(DEAL), DEAL.DELETED_AT.isNull(), DEAL_FILE.REMOVED_AT.isNull())
                .orderBy(DEAL_FILE.AT.desc(), DEAL_FILE.ID.desc())
                .fetch(mapping(Entry::new)));
    }

    /// A file as it is kept; empty when it was removed, or the viewer may not see its deal.
    Optional<StoredFile> find(Viewer viewer, UUID entry) {
        return db.read(viewer, sql -> sql.select(DEAL_FILE.FILE_ID)
                .from(DEAL_FILE)
                .join(DEAL).on(DEAL.ID.eq(DEAL_FILE.DEAL_ID))
                .where(DEAL_FILE.ID.eq(entry), viewer.maySee(DEAL), DEAL.DELETED_AT.isNull(),
                        DEAL_FILE.REMOVED_AT.isNull())
                .fetchOptional(DEAL_FILE.FILE_ID)).flatMap(files::find);
    }

    InputStream open(StoredFile file) throws IOException {
        return files.open(file);
    }

    /// Keeps a file, read to its end; not on the UI thread.
    ///
    /// @param name as the person called it
    /// @return the entry; empty when the deal was gone
    /// @throws io.saluran.platform.file.Files.FileTooLarge above the limit; nothing is kept then
    Optional<UUID> add(Viewer viewer, UUID deal, String name, String mediaType, InputStream content)
            throws IOException {
        NotPermitted.unless(viewer, DealPermissions.WRITE);
        try {
            return db.write(viewer, sql -> {
                if (!sql.fetchExists(DEAL, DEAL.ID.eq(deal), viewer.maySee(DEAL), DEAL.DELETED_AT.isNull())) {
                    return Optional.empty();
                }
                StoredFile kept;
                try {
                    kept = files.store(sql, name, mediaType, content);
                } catch (IOException broken) {
                    throw new UncheckedIOException(broken);
                }
                var entry = Ids.next();
                sql.insertInto(DEAL_FILE)
                        .set(DEAL_FILE.ID, entry)
                        .set(DEAL_FILE.DEAL_ID, deal)
                        .set(DEAL_FILE.FILE_ID, kept.id())
                        .set(DEAL_FILE.NAME, kept.name())
                        .set(DEAL_FILE.MEDIA_TYPE, kept.mediaType())
                        .set(DEAL_FILE.BYTES, kept.bytes())
                        .set(DEAL_FILE.PERSON_ID, viewer.isSystem() ? null : viewer.person())
                        .set(DEAL_FILE.AT, writing.clock().instant())
                        .execute();
                writing.history(sql).edited(viewer, deal, "file", null, kept.name());
                writing.tellChanged(sql, viewer, deal);
                return Optional.of(entry);
            });
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        }
    }

    /// Whether it was a file of the deal and was taken off.
    boolean isRemoved(Viewer viewer, UUID deal, UUID entry) {
        return db.read(viewer, sql -> sql.fetchExists(DEAL_FILE, DEAL_FILE.ID.eq(entry), DEAL_FILE.DEAL_ID.eq(deal),
                DEAL_FILE.REMOVED_AT.isNotNull()));
    }

    /// Takes a file off a deal, or puts it back.
    ///
    /// @return whether that was still to be done
    boolean remove(Viewer viewer, UUID entry, boolean removed) {
        NotPermitted.unless(viewer, DealPermissions.WRITE);
        return db.write(viewer, sql -> {
            var known = sql.select(DEAL_FILE.DEAL_ID, DEAL_FILE.NAME)
                    .from(DEAL_FILE)
                    .join(DEAL).on(DEAL.ID.eq(DEAL_FILE.DEAL_ID))
                    .where(DEAL_FILE.ID.eq(entry), viewer.maySee(DEAL), DEAL.DELETED_AT.isNull(),
                            removed ? DEAL_FILE.REMOVED_AT.isNull() : DEAL_FILE.REMOVED_AT.isNotNull())
                    .fetchOptional();
            known.ifPresent(row -> {
                sql.update(DEAL_FILE)
                        .set(DEAL_FILE.REMOVED_AT, removed ? writing.clock().instant() : null)
                        .where(DEAL_FILE.ID.eq(entry))
                        .execute();
                writing.history(sql).edited(viewer, row.value1(), "file", removed ? row.value2() : null,
                        removed ? null : row.value2());
                writing.tellChanged(sql, viewer, row.value1());
            });
            return known.isPresent();
        });
    }
}
