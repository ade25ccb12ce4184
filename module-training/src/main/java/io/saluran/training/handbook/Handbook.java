package io.saluran.training.handbook;

import static io.saluran.training.sql.platform.Tables.PERSON_CARD;
import static io.saluran.training.sql.training.Tables.PAGE;
import static io.saluran.training.sql.training.Tables.PAGE_VERSION;

import io.saluran.db.Db;
import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;

/// What the handbook's pages show: the tree, one page, its versions. Everybody who may read the handbook reads all of it.
@Unrestricted("the handbook is for everybody who may read it")
final class Handbook {

    private final Db db;
    private final Clock clock;

    Handbook(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /// A page in the tree.
    ///
    /// @param stale whether the date until which it was verified has passed
    record Node(UUID id, String slug, String title, String language, boolean stale, List<Node> children) {}

    /// A page as it is read.
    ///
    /// @param number of the version of the text
    /// @param version for the check whether somebody changed the page since
    record Sheet(
            UUID id,
            String slug,
            String title,
            String body,
            @Nullable UUID owner,
            @Nullable String ownerName,
            @Nullable LocalDate reviewOn,
            @Nullable LocalDate verifiedUntil,
            @Nullable String funnel,
            @Nullable String stageName,
            String language,
            @Nullable UUID parent,
            int number,
            @Nullable String author,
            Instant at,
            int version) {

        boolean stale(LocalDate today) {
            return verifiedUntil != null && verifiedUntil.isBefore(today);
        }
    }

    /// One saved text of a page.
    record Saved(int number, String title, String body, @Nullable String author, Instant at, @Nullable String note) {}

    private record Row(
            UUID id,
            @Nullable UUID parent,
            String slug,
            String title,
            String language,
            @Nullable LocalDate verifiedUntil) {}

    /// All pages, children in the order they were given.
    List<Node> tree(Viewer viewer) {
        var rows = db.read(viewer, sql -> sql
                .select(PAGE.ID, PAGE.PARENT_ID, PAGE.SLUG, PAGE.TITLE, PAGE.LANGUAGE, PAGE.VERIFIED_UNTIL)
                .from(PAGE)
                .where(PAGE.DELETED_AT.isNull())
                .orderBy(PAGE.POSITION, PAGE.ID)
                .fetch(Records.mapping(Row::new)));
        return nested(rows, today(viewer));
    }

    private static List<Node> nested(List<Row> rows, LocalDate today) {
        Map<UUID, Node> byId = new LinkedHashMap<>();
        for (var row : rows) {
            var stale = row.verifiedUntil() != null && row.verifiedUntil().isBefore(today);
            byId.put(row.id(), new Node(row.id(), row.slug(), row.title(), row.language(), stale, new ArrayList<>()));
        }
        var top = new ArrayList<Node>();
        var parents = new HashMap<UUID, List<Node>>();
        byId.forEach((id, node) -> parents.put(id, node.children()));
        for (var row : rows) {
            var siblings = row.parent() == null ? top : parents.getOrDefault(row.parent(), top);
            var node = byId.get(row.id());
            if (node != null) {
                siblings.add(node);
            }
        }
        return top;
    }

    /// The page at this address.
    Optional<Sheet> page(Viewer viewer, String slug) {
        var author = PERSON_CARD.as("author");
        return db.read(viewer, sql -> sql
                .select(PAGE.ID, PAGE.SLUG, PAGE.TITLE, PAGE_VERSION.BODY, PAGE.OWNER_ID, PERSON_CARD.NAME,
                        PAGE.REVIEW_ON, PAGE.VERIFIED_UNTIL, PAGE.FUNNEL_STAGE, PAGE.STAGE_NAME, PAGE.LANGUAGE,
                        PAGE.PARENT_ID, PAGE_VERSION.NUMBER, author.NAME, PAGE_VERSION.AT, PAGE.VERSION)
                .from(PAGE)
                .join(PAGE_VERSION).on(PAGE_VERSION.PAGE_ID.eq(PAGE.ID), PAGE_VERSION.NUMBER.eq(PAGE.CURRENT_VERSION))
                .leftJoin(PERSON_CARD).on(PERSON_CARD.ID.eq(PAGE.OWNER_ID))
                .leftJoin(author).on(author.ID.eq(PAGE_VERSION.AUTHOR_ID))
                .where(PAGE.SLUG.eq(slug), PAGE.DELETED_AT.isNull())
                .fetchOptional(Records.mapping(Sheet::new)));
    }

    /// Everything that was ever saved of a page, the newest first.
    List<Saved> versions(Viewer viewer, UUID page) {
        return db.read(viewer, sql -> sql
                .select(PAGE_VERSION.NUMBER, PAGE_VERSION.TITLE, PAGE_VERSION.BODY, PERSON_CARD.NAME, PAGE_VERSION.AT,
                        PAGE_VERSION.NOTE)
                .from(PAGE_VERSION)
                .leftJoin(PERSON_CARD).on(PERSON_CARD.ID.eq(PAGE_VERSION.AUTHOR_ID))
                .where(PAGE_VERSION.PAGE_ID.eq(page))
                .orderBy(PAGE_VERSION.NUMBER.desc())
                .fetch(Records.mapping(Saved::new)));
    }

    LocalDate today(Viewer viewer) {
        return LocalDate.ofInstant(clock.instant(), viewer.zone());
    }
}
