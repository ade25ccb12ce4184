package io.saluran.platform.internal.importing;

import static io.saluran.platform.internal.sql.Tables.IMPORT_DRAFT;

import io.saluran.platform.importing.KeptDraft;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// The files on their way in that people left, in `platform.import_draft`. Each is its person's alone.
final class KeptDrafts {

    /// For so long one can go on with it.
    static final Duration KEPT = Duration.ofDays(7);

    // What was thrown away can be taken back so long.
    private static final Duration THROWN = Duration.ofHours(1);

    private KeptDrafts() {}

    /// A kept draft and the file's name in the folder for files on their way in.
    record Kept(KeptDraft draft, String file, DraftState said) {}

    static void add(DSLContext sql, UUID person, Kept kept) {
        sql.insertInto(IMPORT_DRAFT)
                .set(IMPORT_DRAFT.ID, kept.draft().id())
                .set(IMPORT_DRAFT.PERSON_ID, person)
                .set(IMPORT_DRAFT.TARGET, kept.draft().target())
                .set(IMPORT_DRAFT.FILE_NAME, kept.draft().fileName())
                .set(IMPORT_DRAFT.FILE, kept.file())
                .set(IMPORT_DRAFT.ROW_COUNT, kept.draft().rows())
                .set(IMPORT_DRAFT.SAID, kept.said().json())
                .set(IMPORT_DRAFT.TOUCHED_AT, kept.draft().leftAt())
                .execute();
    }

    /// Does nothing to one that its person goes on with elsewhere, or threw away.
    static void update(DSLContext sql, Kept kept) {
        sql.update(IMPORT_DRAFT)
                .set(IMPORT_DRAFT.ROW_COUNT, kept.draft().rows())
                .set(IMPORT_DRAFT.SAID, kept.said().json())
                .set(IMPORT_DRAFT.TOUCHED_AT, kept.draft().leftAt())
                .where(IMPORT_DRAFT.ID.eq(kept.draft().id()))
                .execute();
    }

    static KeptDraft described(UUID id, String target, String fileName, long rows, Instant leftAt) {
        return new KeptDraft(id, target, fileName, rows, leftAt, leftAt.plus(KEPT));
    }

    /// The newest first.
    static List<Kept> of(DSLContext sql, UUID person) {
        return fetch(sql, IMPORT_DRAFT.PERSON_ID.eq(person).and(IMPORT_DRAFT.THROWN_AT.isNull()));
    }

    static Optional<Kept> find(DSLContext sql, UUID person, UUID id) {
        return fetch(sql, IMPORT_DRAFT.PERSON_ID.eq(person).and(IMPORT_DRAFT.ID.eq(id))
                .and(IMPORT_DRAFT.THROWN_AT.isNull())).stream().findFirst();
    }

    private static List<Kept> fetch(DSLContext sql, Condition which) {
        return sql.selectFrom(IMPORT_DRAFT)
                .where(which)
                .orderBy(IMPORT_DRAFT.TOUCHED_AT.desc())
                .fetch(row -> new Kept(described(row.getId(), row.getTarget(), row.getFileName(), row.getRowCount(),
                        row.getTouchedAt()), row.getFile(), DraftState.parse(row.getSaid())));
    }

    /// @param at null to take it back
    /// @return whether there is one
    static boolean throwAway(DSLContext sql, UUID person, UUID id, @Nullable Instant at) {
        return sql.update(IMPORT_DRAFT)
                .set(IMPORT_DRAFT.THROWN_AT, at)
                .where(IMPORT_DRAFT.PERSON_ID.eq(person), IMPORT_DRAFT.ID.eq(id))
                .execute() == 1;
    }

    static void remove(DSLContext sql, UUID id) {
        sql.deleteFrom(IMPORT_DRAFT).where(IMPORT_DRAFT.ID.eq(id)).execute();
    }

    /// Removes those that nobody went on with.
    ///
    /// @return the names of their files
    static List<String> removeOld(DSLContext sql, Instant now) {
        return sql.deleteFrom(IMPORT_DRAFT)
                .where(IMPORT_DRAFT.TOUCHED_AT.lt(now.minus(KEPT))
                        .or(IMPORT_DRAFT.THROWN_AT.lt(now.minus(THROWN))))
                .returning(IMPORT_DRAFT.FILE)
                .fetch(IMPORT_DRAFT.FILE);
    }

    static Set<String> files(DSLContext sql) {
        return sql.select(IMPORT_DRAFT.FILE).from(IMPORT_DRAFT).fetchSet(IMPORT_DRAFT.FILE);
    }
}
