package io.saluran.platform.internal.importing;

import static io.saluran.platform.internal.sql.Tables.IMPORT;
import static io.saluran.platform.internal.sql.Tables.IMPORT_RECORD;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saluran.db.Viewer;
import io.saluran.platform.importing.PastImport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The imports that were begun, in `platform.import`.
final class ImportLog {

    /// For so long a whole import can be taken back.
    static final Duration UNDO = Duration.ofDays(30);

    // With an import's number a lock that its transaction holds, so that others see whether it lives.
    private static final int LOCK = 7_258_279;
    private static final int MOST_NAMES = 1_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private ImportLog() {}

    /// What is known when an import begins.
    record Begun(UUID id, String fileName, TableLook look, Map<String, String> mapping, String target,
            Map<String, String> options) {}

    /// A draft that failed or was stopped and is tried again is the same import.
    ///
    /// @return its number
    static long begin(DSLContext sql, Viewer who, Begun begun, Instant now) {
        return sql.insertInto(IMPORT)
                .set(IMPORT.ID, begun.id())
                .set(IMPORT.TARGET, begun.target())
                .set(IMPORT.FILE_NAME, begun.fileName())
                .set(IMPORT.HEADING, begun.look().names().toArray(String[]::new))
                .set(IMPORT.MAPPING, json(begun.mapping()))
                .set(IMPORT.OPTIONS, json(begun.options()))
                .set(IMPORT.STATE, "running")
                .set(IMPORT.ROW_COUNT, begun.look().rows())
                .set(IMPORT.PERSON_ID, who.person())
                .set(IMPORT.PERSON_NAME, who.name())
                .set(IMPORT.STARTED_AT, now)
                .onConflict(IMPORT.ID).doUpdate()
                .set(IMPORT.HEADING, DSL.excluded(IMPORT.HEADING))
                .set(IMPORT.MAPPING, DSL.excluded(IMPORT.MAPPING))
                .set(IMPORT.OPTIONS, DSL.excluded(IMPORT.OPTIONS))
                .set(IMPORT.STATE, DSL.excluded(IMPORT.STATE))
                .set(IMPORT.ROW_COUNT, DSL.excluded(IMPORT.ROW_COUNT))
                .set(IMPORT.STARTED_AT, DSL.excluded(IMPORT.STARTED_AT))
                .setNull(IMPORT.FINISHED_AT)
                .setNull(IMPORT.PROBLEM)
                .where(IMPORT.STATE.eq("failed"))
                .returningResult(IMPORT.NUMBER)
                .fetchSingle(IMPORT.NUMBER);
    }

    static void hold(DSLContext sql, long number) {
        sql.execute("select pg_advisory_xact_lock(?, ?)", LOCK, (int) number);
    }

    /// Marks imports as failed whose process ended in the middle; nothing of them was written.
    ///
    /// @return their ids
    static List<UUID> findBroken(DSLContext sql, Instant now) {
        return sql.update(IMPORT)
                .set(IMPORT.STATE, "failed")
                .set(IMPORT.PROBLEM, "import.problem.broken-off")
                .set(IMPORT.FINISHED_AT, now)
                .where(IMPORT.STATE.eq("running"), IMPORT.STARTED_AT.lt(now.minusSeconds(15)),
                        DSL.condition("pg_try_advisory_xact_lock({0}, {1}::int)", DSL.val(LOCK), IMPORT.NUMBER))
                .returning(IMPORT.ID)
                .fetch(IMPORT.ID);
    }

    static void done(DSLContext sql, UUID id, Tally tally, @Nullable String rejectedFile, Instant now) {
        sql.update(IMPORT)
                .set(IMPORT.STATE, "done")
                .set(IMPORT.CREATED_COUNT, tally.create())
                .set(IMPORT.UPDATED_COUNT, tally.update())
                .set(IMPORT.UNCHANGED_COUNT, tally.same())
                .set(IMPORT.REJECTED_COUNT, tally.reject())
                .set(IMPORT.REJECTED_FILE, rejectedFile)
                .set(IMPORT.FINISHED_AT, now)
                .where(IMPORT.ID.eq(id))
                .execute();
    }

    static void failed(DSLContext sql, UUID id, String problem, Instant now) {
        sql.update(IMPORT)
                .set(IMPORT.STATE, "failed")
                .set(IMPORT.PROBLEM, problem)
                .set(IMPORT.FINISHED_AT, now)
                .where(IMPORT.ID.eq(id), IMPORT.STATE.eq("running"))
                .execute();
    }

    /// @param kept names of what stayed; its notes stay too, so that it can be taken back later
    static void undone(DSLContext sql, UUID id, List<String> kept, Instant now) {
        sql.update(IMPORT)
                .set(IMPORT.STATE, "undone")
                .set(IMPORT.UNDONE_AT, now)
                .set(IMPORT.KEPT_COUNT, (long) kept.size())
                .set(IMPORT.KEPT_NAMES, kept.stream().limit(MOST_NAMES).toArray(String[]::new))
                .where(IMPORT.ID.eq(id))
                .execute();
        if (kept.isEmpty()) {
            sql.deleteFrom(IMPORT_RECORD).where(IMPORT_RECORD.IMPORT_ID.eq(id)).execute();
        }
    }

    /// What can be taken back, as a whole or what is left.
    static Condition undoable() {
        return IMPORT.STATE.eq("done").or(IMPORT.STATE.eq("undone").and(IMPORT.KEPT_COUNT.gt(0L)));
    }

    private static PastImport.State state(String word, long kept, @Nullable String problem) {
        if (word.equals("failed") && Stopping.STOPPED.equals(problem)) {
            return PastImport.State.CANCELLED;
        }
        return word.equals("undone") && kept > 0
                ? PastImport.State.PARTLY
                : PastImport.State.valueOf(word.toUpperCase(Locale.ROOT));
    }

    static List<PastImport> list(DSLContext sql, Condition visible, int limit, Instant now) {
        return sql.selectFrom(IMPORT)
                .where(visible)
                .orderBy(IMPORT.NUMBER.desc())
                .limit(limit)
                .fetch(row -> {
                    var state = state(row.getState(), row.getKeptCount(), row.getProblem());
                    var finished = row.getFinishedAt();
                    var left = state == PastImport.State.DONE || state == PastImport.State.PARTLY;
                    var until = finished != null && left ? finished.plus(UNDO) : null;
                    return new PastImport(row.getId(), row.getNumber(), row.getTarget(), row.getFileName(), state,
                            row.getRowCount(), row.getCreatedCount(), row.getUpdatedCount(), row.getUnchangedCount(),
                            row.getRejectedCount(), row.getPersonName(), row.getStartedAt(), finished,
                            until != null && until.isAfter(now) ? until : null, row.getProblem(),
                            row.getRejectedFile() != null, row.getKeptCount(), List.of(row.getKeptNames()));
                });
    }

    /// The names of the files of rejected rows that imports have.
    static Set<String> rejectedFiles(DSLContext sql) {
        return sql.select(IMPORT.REJECTED_FILE)
                .from(IMPORT)
                .where(IMPORT.REJECTED_FILE.isNotNull())
                .fetchSet(IMPORT.REJECTED_FILE);
    }

    /// How the last import with the same heading mapped its columns.
    static Optional<Map<String, String>> lastMapping(DSLContext sql, String target, List<String> heading) {
        return sql.select(IMPORT.MAPPING)
                .from(IMPORT)
                .where(IMPORT.TARGET.eq(target), IMPORT.HEADING.eq(heading.toArray(String[]::new)),
                        IMPORT.STATE.in("done", "undone"))
                .orderBy(IMPORT.NUMBER.desc())
                .limit(1)
                .fetchOptional(IMPORT.MAPPING)
                .map(json -> parse(json.data()));
    }

    private static JSONB json(Map<String, String> map) {
        try {
            return JSONB.jsonb(JSON.writeValueAsString(map));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, String> parse(String json) {
        try {
            return JSON.readValue(json, new TypeReference<Map<String, String>>() {
            });
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
