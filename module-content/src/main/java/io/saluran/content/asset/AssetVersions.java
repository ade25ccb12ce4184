package io.saluran.content.asset;

import static io.saluran.content.sql.content.Tables.ASSET;
import static io.saluran.content.sql.content.Tables.ASSET_FORMER;
import static io.saluran.content.sql.platform.Tables.FILE;
import static io.saluran.content.sql.platform.Tables.PERSON_CARD;
import static org.jooq.Records.mapping;

import io.saluran.content.asset.Assets.Outcome;
import io.saluran.content.asset.Assets.Refusal;
import io.saluran.content.sql.content.tables.records.AssetRecord;
import io.saluran.db.Db;
import io.saluran.db.Ids;
import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.platform.file.Files;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// The files that an asset had. What is replaced is kept, and whoever has the asset's address gets the new file.
@Unrestricted("the library is for everybody who may read it; former files are for those who write")
final class AssetVersions {

    private static final int MOST = 100;

    private final Db db;
    private final Assets assets;
    private final Files files;
    private final Clock clock;

    AssetVersions(Db db, Assets assets, Files files, Clock clock) {
        this.db = db;
        this.assets = assets;
        this.files = files;
        this.clock = clock;
    }

    /// A file that was replaced.
    ///
    /// @param replacedBy null for the platform
    record Former(UUID id, String name, long bytes, Instant replacedAt, @Nullable String replacedBy) {}

    /// The former files, the latest first.
    List<Former> of(Viewer viewer, UUID asset) {
        if (!viewer.may(AssetPermissions.WRITE)) {
            return List.of();
        }
        return db.read(viewer, sql -> sql.select(ASSET_FORMER.ID, FILE.NAME, FILE.BYTES, ASSET_FORMER.REPLACED_AT,
                PERSON_CARD.NAME)
                .from(ASSET_FORMER)
                .join(FILE).on(FILE.ID.eq(ASSET_FORMER.FILE_ID))
                .leftJoin(PERSON_CARD).on(PERSON_CARD.ID.eq(ASSET_FORMER.PERSON_ID))
                .where(ASSET_FORMER.ASSET_ID.eq(asset))
                .orderBy(ASSET_FORMER.REPLACED_AT.desc(), ASSET_FORMER.ID.desc())
                .limit(MOST)
                .fetch(mapping(Former::new)));
    }

    /// Puts another file in the place of the asset's. The content is copied, what came in stays.
    ///
    /// @throws Files.FileTooLarge above the limit
    Outcome replace(Viewer viewer, UUID asset, Incoming file, int seenVersion) throws IOException {
        NotPermitted.unless(viewer, AssetPermissions.WRITE);
        try {
            return assets.change(viewer, asset, seenVersion, (sql, record) -> {
                if (!record.getKind().equals("file")) {
                    return Refusal.NOT_A_FILE;
                }
                keep(sql, viewer, asset);
                try (var content = java.nio.file.Files.newInputStream(file.content())) {
                    put(record, files.store(sql, file.name(), file.mediaType(), content).id(), file.found().words(),
                            file.found().pages());
                } catch (IOException problem) {
                    throw new UncheckedIOException(problem);
                }
                return null;
            });
        } catch (UncheckedIOException problem) {
            throw problem.getCause();
        }
    }

    /// Makes a former file the asset's again; the one that it has now becomes a former one.
    Outcome restore(Viewer viewer, UUID asset, UUID former, int seenVersion) {
        NotPermitted.unless(viewer, AssetPermissions.WRITE);
        return assets.change(viewer, asset, seenVersion, (sql, record) -> {
            var back = sql.deleteFrom(ASSET_FORMER)
                    .where(ASSET_FORMER.ID.eq(former), ASSET_FORMER.ASSET_ID.eq(asset))
                    .returning()
                    .fetchOne();
            if (back == null) {
                return Refusal.NO_SUCH_FILE;
            }
            keep(sql, viewer, asset);
            put(record, back.getFileId(), back.getWords(), back.getPages());
            return null;
        });
    }

    private static void put(AssetRecord record, UUID file, String words, @Nullable Integer pages) {
        record.setFileId(file);
        record.setWords(words);
        record.setPages(pages);
    }

    private void keep(DSLContext sql, Viewer viewer, UUID asset) {
        var now = sql.select(ASSET.FILE_ID, ASSET.WORDS, ASSET.PAGES).from(ASSET).where(ASSET.ID.eq(asset))
                .fetchSingle();
        sql.insertInto(ASSET_FORMER)
                .set(ASSET_FORMER.ID, Ids.next())
                .set(ASSET_FORMER.ASSET_ID, asset)
                .set(ASSET_FORMER.FILE_ID, now.get(ASSET.FILE_ID))
                .set(ASSET_FORMER.WORDS, now.get(ASSET.WORDS))
                .set(ASSET_FORMER.PAGES, now.get(ASSET.PAGES))
                .set(ASSET_FORMER.REPLACED_AT, clock.instant())
                .set(ASSET_FORMER.PERSON_ID, viewer.isSystem() ? null : viewer.person())
                .execute();
    }

    /// Opens a former file; the caller closes it. Empty for whoever does not write.
    Optional<ServedFile> open(Viewer viewer, UUID asset, UUID former) throws IOException {
        if (!viewer.may(AssetPermissions.WRITE)) {
            return Optional.empty();
        }
        var stored = db.read(viewer, sql -> sql.select(ASSET_FORMER.FILE_ID)
                .from(ASSET_FORMER)
                .where(ASSET_FORMER.ID.eq(former), ASSET_FORMER.ASSET_ID.eq(asset))
                .fetchOptional(ASSET_FORMER.FILE_ID)).flatMap(files::find);
        return stored.isEmpty()
                ? Optional.empty()
                : Optional.of(new ServedFile(stored.get(), files.open(stored.get())));
    }
}
