package io.saluran.training.handbook;

import static io.saluran.training.sql.training.Tables.PAGE;
import static io.saluran.training.sql.training.Tables.PAGE_VERSION;

import io.saluran.db.Db;
import io.saluran.db.Ids;
import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.training.sql.training.tables.records.PageRecord;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.UpdateSetMoreStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// What is done to the handbook's pages. A change of what somebody else has changed since it was read is refused and
/// nothing is done.
@Unrestricted("the handbook is for everybody who may read it; an owner keeps a page right, and does not own its sight")
final class Pages {

    /// The longest page, in characters.
    static final int LONGEST = 200_000;

    private final Db db;
    private final Clock clock;

    Pages(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /// What came of a change.
    sealed interface Outcome {

        /// @param version the page's version now
        record Done(int version) implements Outcome {}

        /// Somebody changed or deleted it since it was read.
        record Overtaken() implements Outcome {}

        /// A page cannot be moved below itself.
        record IntoItself() implements Outcome {}
    }

    /// @param parent null for the top of the tree
    record NewPage(String title, @Nullable UUID parent, String language, String body) {}

    /// @param note what was changed and why; null when nothing was said
    record Edit(String title, String body, @Nullable String note) {}

    /// What is known about a page besides its text.
    record Details(
            @Nullable UUID owner,
            @Nullable LocalDate reviewOn,
            @Nullable LocalDate verifiedUntil,
            @Nullable String funnel,
            @Nullable String stageName,
            String language) {}

    /// A page that was made.
    record Made(UUID id, String slug) {}

    /// Makes a page as the last below its parent; the viewer owns it.
    Made create(Viewer viewer, NewPage page) {
        return db.write(viewer, sql -> create(sql, viewer, page));
    }

    private Made create(DSLContext sql, Viewer viewer, NewPage page) {
        var wanted = Slug.of(page.title());
        var taken = new HashSet<>(sql.select(PAGE.SLUG).from(PAGE).where(PAGE.SLUG.startsWith(wanted))
                .fetch(PAGE.SLUG));
        return create(sql, viewer, page, Slug.free(wanted, taken));
    }

    /// Makes a page at an address that nobody has.
    Made create(DSLContext sql, Viewer viewer, NewPage page, String slug) {
        var id = Ids.next();
        sql.insertInto(PAGE)
                .set(PAGE.ID, id)
                .set(PAGE.PARENT_ID, page.parent())
                .set(PAGE.POSITION, sql.fetchCount(PAGE, below(page.parent())) + 1)
                .set(PAGE.SLUG, slug)
                .set(PAGE.TITLE, page.title().strip())
                .set(PAGE.OWNER_ID, person(viewer))
                .set(PAGE.LANGUAGE, page.language())
                .set(PAGE.CREATED_AT, clock.instant())
                .set(PAGE.UPDATED_AT, clock.instant())
                .execute();
        keep(sql, viewer, id, 1, new Edit(page.title(), page.body(), null));
        return new Made(id, slug);
    }

    /// Saves a new version. The address stays as it is, so that links to the page go on working.
    Outcome edit(Viewer viewer, UUID id, Edit edit, int seenVersion) {
        return db.write(viewer, sql -> seen(sql, id, seenVersion).<Outcome>map(page -> {
            save(sql, viewer, page, edit);
            return new Outcome.Done(seenVersion + 1);
        }).orElseGet(Outcome.Overtaken::new));
    }

    /// Saves what an earlier version said as a new one.
    ///
    /// @param note says which one it was
    Outcome restoreVersion(Viewer viewer, UUID id, int number, String note, int seenVersion) {
        return db.write(viewer, sql -> seen(sql, id, seenVersion).flatMap(page -> sql
                .select(PAGE_VERSION.TITLE, PAGE_VERSION.BODY, DSL.val(note))
                .from(PAGE_VERSION)
                .where(PAGE_VERSION.PAGE_ID.eq(id), PAGE_VERSION.NUMBER.eq(number))
                .fetchOptional(org.jooq.Records.mapping(Edit::new))
                .<Outcome>map(then -> {
                    save(sql, viewer, page, then);
                    return new Outcome.Done(seenVersion + 1);
                })).orElseGet(Outcome.Overtaken::new));
    }

    Outcome describe(Viewer viewer, UUID id, Details details, int seenVersion) {
        return db.write(viewer, sql -> seen(sql, id, seenVersion).<Outcome>map(page -> {
            changed(sql, seenVersion)
                    .set(PAGE.OWNER_ID, details.owner())
                    .set(PAGE.REVIEW_ON, details.reviewOn())
                    .set(PAGE.VERIFIED_UNTIL, details.verifiedUntil())
                    .set(PAGE.FUNNEL_STAGE, details.funnel())
                    .set(PAGE.STAGE_NAME, details.stageName())
                    .set(PAGE.LANGUAGE, details.language())
                    .where(PAGE.ID.eq(id))
                    .execute();
            return new Outcome.Done(seenVersion + 1);
        }).orElseGet(Outcome.Overtaken::new));
    }

    /// Puts a page below another one.
    ///
    /// @param parent null for the top of the tree
    /// @param place among its siblings, from 0; more than there are is the last
    Outcome move(Viewer viewer, UUID id, @Nullable UUID parent, int place, int seenVersion) {
        return db.write(viewer, sql -> seen(sql, id, seenVersion).<Outcome>map(page -> {
            // Two moves at once could each be fine and together make a ring.
            sql.execute("lock table {0} in share row exclusive mode", PAGE);
            if (parent != null && sql.fetchExists(PAGE, PAGE.ID.eq(parent), PAGE.ID.in(subtree(id)))) {
                return new Outcome.IntoItself();
            }
            var siblings = sql.select(PAGE.ID).from(PAGE).where(below(parent), PAGE.ID.ne(id)).orderBy(PAGE.POSITION,
                    PAGE.ID).fetch(PAGE.ID);
            siblings.add(Math.clamp(place, 0, siblings.size()), id);
            for (int i = 0; i < siblings.size(); i++) {
                sql.update(PAGE).set(PAGE.POSITION, i + 1).where(PAGE.ID.eq(siblings.get(i))).execute();
            }
            changed(sql, seenVersion).set(PAGE.PARENT_ID, parent).where(PAGE.ID.eq(id)).execute();
            return new Outcome.Done(seenVersion + 1);
        }).orElseGet(Outcome.Overtaken::new));
    }

    /// Deletes a page with all below it.
    Outcome delete(Viewer viewer, UUID id, int seenVersion) {
        return db.write(viewer, sql -> seen(sql, id, seenVersion).<Outcome>map(page -> {
            sql.update(PAGE).set(PAGE.DELETED_AT, clock.instant())
                    .where(PAGE.ID.in(subtree(id)), PAGE.DELETED_AT.isNull())
                    .execute();
            changed(sql, seenVersion).where(PAGE.ID.eq(id)).execute();
            return new Outcome.Done(seenVersion + 1);
        }).orElseGet(Outcome.Overtaken::new));
    }

    /// Takes a deletion back, with all that was deleted together. A page whose parent is gone goes to the top.
    Outcome restore(Viewer viewer, UUID id) {
        return db.write(viewer, sql -> sql.selectFrom(PAGE)
                .where(PAGE.ID.eq(id), PAGE.DELETED_AT.isNotNull())
                .forUpdate()
                .fetchOptional()
                .<Outcome>map(page -> {
                    sql.update(PAGE).setNull(PAGE.DELETED_AT)
                            .where(PAGE.ID.in(subtree(id)), PAGE.DELETED_AT.eq(page.getDeletedAt()))
                            .execute();
                    var parent = PAGE.as("parent");
                    sql.update(PAGE).setNull(PAGE.PARENT_ID)
                            .where(PAGE.ID.eq(id), DSL.exists(DSL.selectOne().from(parent)
                                    .where(parent.ID.eq(PAGE.PARENT_ID), parent.DELETED_AT.isNotNull())))
                            .execute();
                    changed(sql, page.getVersion()).where(PAGE.ID.eq(id)).execute();
                    return new Outcome.Done(page.getVersion() + 1);
                }).orElseGet(Outcome.Overtaken::new));
    }

    private void save(DSLContext sql, Viewer viewer, PageRecord page, Edit edit) {
        var number = page.getCurrentVersion() + 1;
        keep(sql, viewer, page.getId(), number, edit);
        changed(sql, page.getVersion())
                .set(PAGE.TITLE, edit.title().strip())
                .set(PAGE.CURRENT_VERSION, number)
                .where(PAGE.ID.eq(page.getId()))
                .execute();
    }

    private void keep(DSLContext sql, Viewer viewer, UUID id, int number, Edit edit) {
        sql.insertInto(PAGE_VERSION)
                .set(PAGE_VERSION.PAGE_ID, id)
                .set(PAGE_VERSION.NUMBER, number)
                .set(PAGE_VERSION.TITLE, edit.title().strip())
                .set(PAGE_VERSION.BODY, edit.body())
                .set(PAGE_VERSION.WORDS, Markdown.words(edit.body()))
                .set(PAGE_VERSION.AUTHOR_ID, person(viewer))
                .set(PAGE_VERSION.AT, clock.instant())
                .set(PAGE_VERSION.NOTE, edit.note())
                .execute();
    }

    private static @Nullable UUID person(Viewer viewer) {
        return viewer.isSystem() ? null : viewer.person();
    }

    private static org.jooq.Condition below(@Nullable UUID parent) {
        return (parent == null ? PAGE.PARENT_ID.isNull() : PAGE.PARENT_ID.eq(parent)).and(PAGE.DELETED_AT.isNull());
    }

    /// The page and all below it.
    private static Select<Record1<UUID>> subtree(UUID top) {
        var tree = DSL.name("tree");
        var id = DSL.field(DSL.name("tree", "id"), UUID.class);
        return DSL.withRecursive(tree, DSL.name("id")).as(DSL.select(PAGE.ID).from(PAGE).where(PAGE.ID.eq(top))
                .union(DSL.select(PAGE.ID).from(PAGE).join(DSL.table(tree)).on(PAGE.PARENT_ID.eq(id))))
                .select(id).from(DSL.table(tree));
    }

    private static Optional<PageRecord> seen(DSLContext sql, UUID id, int version) {
        return sql.selectFrom(PAGE)
                .where(PAGE.ID.eq(id), PAGE.VERSION.eq(version), PAGE.DELETED_AT.isNull())
                .forUpdate()
                .fetchOptional();
    }

    private UpdateSetMoreStep<PageRecord> changed(DSLContext sql, int seenVersion) {
        return sql.update(PAGE).set(PAGE.VERSION, seenVersion + 1).set(PAGE.UPDATED_AT, clock.instant());
    }
}
