package io.saluran.content.asset;

import static io.saluran.content.sql.content.Tables.ASSET;
import static io.saluran.content.sql.content.Tables.ASSET_TYPE;

import io.saluran.content.sql.content.tables.records.AssetRecord;
import io.saluran.db.Db;
import io.saluran.db.Ids;
import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.platform.event.Events;
import io.saluran.platform.file.Files;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.InsertSetMoreStep;
import org.jspecify.annotations.Nullable;

/// What is done to the content library. Each change raises the asset's version and is told to all open pages, in one
/// transaction; a change of what somebody else has changed since it was read is refused and nothing is done.
///
/// Every call throws [NotPermitted] for a viewer without the permission.
@Unrestricted("the library belongs to all who write it; an owner keeps an asset right, and does not own its sight")
final class Assets {

    private final Db db;
    private final Files files;
    private final Events events;
    private final Clock clock;

    Assets(Db db, Files files, Events events, Clock clock) {
        this.db = db;
        this.files = files;
        this.events = events;
        this.clock = clock;
    }

    /// What came of a change.
    sealed interface Outcome {

        /// @param version the asset's version now
        record Done(UUID id, int version) implements Outcome {}

        /// Somebody changed or deleted it since it was read.
        record Overtaken() implements Outcome {}

        /// It cannot be as it was asked for.
        record Refused(Refusal why) implements Outcome {}
    }

    /// Why something cannot be done. Its words are the texts `asset.refused.NAME`.
    enum Refusal {
        NO_TITLE, NO_SUCH_TYPE, NO_SUCH_FUNNEL, NO_SUCH_LANGUAGE,
        /// The link does not lead to a page in the web.
        NOT_AN_ADDRESS,
        /// A file has no address, and a link needs one.
        NOT_A_LINK,
        /// A link has no file.
        NOT_A_FILE,
        /// It was not a file of this asset, or is its file again already.
        NO_SUCH_FILE;

        String key() {
            return "asset.refused." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// Adds a link as a draft; the viewer owns it.
    Outcome addLink(Viewer viewer, AssetDetails details, String address) {
        NotPermitted.unless(viewer, AssetPermissions.WRITE);
        var url = WebAddress.read(address);
        if (url.isEmpty()) {
            return new Outcome.Refused(Refusal.NOT_AN_ADDRESS);
        }
        return db.write(viewer, sql -> add(sql, viewer, details, row -> row.set(ASSET.KIND, "link")
                .set(ASSET.URL, url.get().text())));
    }

    /// Adds a file as a draft; the viewer owns it. The content is copied, what came in stays.
    ///
    /// @throws Files.FileTooLarge above the limit
    Outcome addFile(Viewer viewer, AssetDetails details, Incoming file) throws IOException {
        NotPermitted.unless(viewer, AssetPermissions.WRITE);
        try {
            return db.write(viewer, sql -> {
                var refusal = refusal(sql, details);
                return refusal != null ? new Outcome.Refused(refusal) : add(sql, viewer, details, store(sql, file));
            });
        } catch (UncheckedIOException problem) {
            throw problem.getCause();
        }
    }

    /// Sets what an asset of one kind has.
    @FunctionalInterface
    private interface Kind {
        InsertSetMoreStep<AssetRecord> on(InsertSetMoreStep<AssetRecord> row);
    }

    private Kind store(DSLContext sql, Incoming file) {
        try (var content = java.nio.file.Files.newInputStream(file.content())) {
            var kept = files.store(sql, file.name(), file.mediaType(), content);
            return row -> row.set(ASSET.KIND, "file")
                    .set(ASSET.FILE_ID, kept.id())
                    .set(ASSET.WORDS, file.found().words())
                    .set(ASSET.PAGES, file.found().pages());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private Outcome add(DSLContext sql, Viewer viewer, AssetDetails details, Kind kind) {
        var refusal = refusal(sql, details);
        if (refusal != null) {
            return new Outcome.Refused(refusal);
        }
        var id = Ids.next();
        kind.on(sql.insertInto(ASSET)
                .set(ASSET.ID, id)
                .set(ASSET.TITLE, details.title())
                .set(ASSET.SUMMARY, details.summary())
                .set(ASSET.TYPE_ID, details.type())
                .set(ASSET.FUNNEL, details.funnel())
                .set(ASSET.LANGUAGE, details.language())
                .set(ASSET.PERSONA, details.persona())
                .set(ASSET.PRODUCT, details.product())
                .set(ASSET.INDUSTRY, details.industry())
                .set(ASSET.TAGS, details.tags().toArray(String[]::new))
                .set(ASSET.OWNER_ID, viewer.isSystem() ? null : viewer.person())
                .set(ASSET.CREATED_AT, clock.instant())
                .set(ASSET.UPDATED_AT, clock.instant()))
                .execute();
        events.publish(sql, new AssetChanged(id, viewer.person()));
        return new Outcome.Done(id, 1);
    }

    /// Changes what is said about an asset.
    ///
    /// @param address of a link; null leaves it as it is
    Outcome edit(Viewer viewer, UUID id, AssetDetails details, @Nullable String address, int seenVersion) {
        NotPermitted.unless(viewer, AssetPermissions.WRITE);
        return change(viewer, id, seenVersion, (sql, asset) -> {
            var refusal = refusal(sql, details);
            if (refusal != null) {
                return refusal;
            }
            if (address != null) {
                var url = WebAddress.read(address);
                if (!asset.getKind().equals("link") || url.isEmpty()) {
                    return asset.getKind().equals("link") ? Refusal.NOT_AN_ADDRESS : Refusal.NOT_A_LINK;
                }
                asset.setUrl(url.get().text());
            }
            asset.setTitle(details.title());
            asset.setSummary(details.summary());
            asset.setTypeId(details.type());
            asset.setFunnel(details.funnel());
            asset.setLanguage(details.language());
            asset.setPersona(details.persona());
            asset.setProduct(details.product());
            asset.setIndustry(details.industry());
            asset.setTags(details.tags().toArray(String[]::new));
            return null;
        });
    }

    /// Brings an asset to another state. Publishing sets its date anew; a draft has none.
    Outcome bring(Viewer viewer, UUID id, AssetState state, int seenVersion) {
        NotPermitted.unless(viewer, AssetPermissions.PUBLISH);
        return change(viewer, id, seenVersion, (sql, asset) -> {
            asset.setState(state.word());
            switch (state) {
                case PUBLISHED -> asset.setPublishedAt(clock.instant());
                case DRAFT -> asset.setPublishedAt(null);
                case ARCHIVED -> {
                }
            }
            return null;
        });
    }

    /// Deletes an asset; it can be restored for 30 days.
    Outcome delete(Viewer viewer, UUID id, int seenVersion) {
        NotPermitted.unless(viewer, AssetPermissions.WRITE);
        return change(viewer, id, seenVersion, (sql, asset) -> {
            asset.setDeletedAt(clock.instant());
            return null;
        });
    }

    /// Takes a deletion back; the asset is in the state it had.
    Outcome restore(Viewer viewer, UUID id) {
        NotPermitted.unless(viewer, AssetPermissions.WRITE);
        return change(viewer, ASSET.ID.eq(id).and(ASSET.DELETED_AT.isNotNull()), (sql, asset) -> {
            asset.setDeletedAt(null);
            return null;
        });
    }

    /// What is done to an asset that is as the viewer saw it; the fields it sets are written.
    @FunctionalInterface
    interface Change {
        /// @return why it cannot be done; null when it is
        @Nullable
        Refusal to(DSLContext sql, AssetRecord asset);
    }

    Outcome change(Viewer viewer, UUID id, int seenVersion, Change change) {
        return change(viewer, ASSET.ID.eq(id).and(ASSET.VERSION.eq(seenVersion)).and(ASSET.DELETED_AT.isNull()),
                change);
    }

    private Outcome change(Viewer viewer, Condition which, Change change) {
        return db.write(viewer, sql -> sql.select(ASSET.ID, ASSET.KIND, ASSET.VERSION)
                .from(ASSET)
                .where(which)
                .forUpdate()
                .fetchOptionalInto(ASSET)
                .map(asset -> {
                    var next = asset.getVersion() + 1;
                    var refusal = change.to(sql, asset);
                    if (refusal != null) {
                        return new Outcome.Refused(refusal);
                    }
                    asset.setVersion(next);
                    asset.setUpdatedAt(clock.instant());
                    sql.update(ASSET).set(asset).where(ASSET.ID.eq(asset.getId())).execute();
                    events.publish(sql, new AssetChanged(asset.getId(), viewer.person()));
                    return new Outcome.Done(asset.getId(), next);
                }).orElseGet(Outcome.Overtaken::new));
    }

    private static @Nullable Refusal refusal(DSLContext sql, AssetDetails details) {
        if (details.title().isEmpty()) {
            return Refusal.NO_TITLE;
        }
        if (!Funnel.WORDS.contains(details.funnel())) {
            return Refusal.NO_SUCH_FUNNEL;
        }
        if (!details.language().matches("[a-z]{2,3}")) {
            return Refusal.NO_SUCH_LANGUAGE;
        }
        return sql.fetchExists(ASSET_TYPE, ASSET_TYPE.ID.eq(details.type())) ? null : Refusal.NO_SUCH_TYPE;
    }
}
