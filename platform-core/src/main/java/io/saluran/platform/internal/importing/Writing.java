package io.saluran.platform.internal.importing;

import static io.saluran.platform.internal.sql.Tables.IMPORT_DECISION;

import io.saluran.platform.importing.Decision;
import io.saluran.platform.importing.ImportFinished;
import io.saluran.platform.importing.ImportProblem;
import io.saluran.platform.importing.ImportProgress;
import io.saluran.platform.importing.ImportResult;
import io.saluran.platform.internal.notification.PlatformNotifications;
import io.saluran.platform.internal.webhook.SqlWebhooks;
import io.saluran.platform.notification.Notification;
import io.saluran.platform.webhook.WebhookEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.DSLContext;

/// Writes a draft: all of it or nothing, in one transaction that begins after the import was noted as running.
final class Writing {

    private static final int INDEX_FROM = 20_000;

    private final Engine engine;
    private final Draft draft;
    private final ImportProgress progress;

    Writing(Engine engine, Draft draft, ImportProgress progress) {
        this.engine = engine;
        this.draft = draft;
        this.progress = progress;
    }

    ImportResult run() {
        var started = System.nanoTime();
        var number = engine.db().write(draft.viewer(), sql -> ImportLog.begin(sql, draft.viewer(),
                new ImportLog.Begun(draft.id(), draft.fileName(), draft.source().look(),
                        draft.source().mapping().byHeading(),
                        draft.target(), draft.options()),
                engine.clock().instant()));
        var out = engine.folder().resolve("import-" + number + "-rejected.csv");
        var done = false;
        try {
            var result = draft.staged().judging(sql -> write(sql, number, out, started));
            done = true;
            return result;
        } catch (RuntimeException problem) {
            var words = draft.staged().stopping().isAsked()
                    ? Stopping.STOPPED
                    : problem instanceof ImportProblem told ? told.key() : String.valueOf(problem.getMessage());
            engine.db().write(draft.viewer(), sql -> {
                ImportLog.failed(sql, draft.id(), words, engine.clock().instant());
                return number;
            });
            throw problem;
        } finally {
            if (!done) {
                delete(out);
            }
        }
    }

    private ImportResult write(DSLContext sql, long number, Path out, long started) {
        ImportLog.hold(sql, number);
        // One import at a time: two files with the same new account must not make it twice.
        sql.execute("select pg_advisory_xact_lock(hashtext('saluran.import'))");
        progress.at(ImportProgress.Phase.CHECK, 0, draft.rows());
        var writing = new AtomicReference<Tally>();
        var done = new AtomicLong();
        var run = draft.staged().writing(sql, rows -> {
            var tally = Objects.requireNonNull(writing.get());
            progress.at(ImportProgress.Phase.WRITE, done.addAndGet(rows), tally.create() + tally.update());
        });
        var tally = draft.staged().judge(run, progress);
        writing.set(tally);
        var made = draft.importTarget().made(run);
        progress.at(ImportProgress.Phase.WRITE, 0, tally.create() + tally.update());
        if (tally.create() + tally.update() > 0) {
            // The verdicts are new: without counting them PostgreSQL would take hardly any row to have one.
            sql.execute("analyze " + run.stagingName());
            if (tally.rows() >= INDEX_FROM) {
                // Targets may write some rows after the others, to tell how far they are.
                sql.execute("create index on " + run.stagingName() + " (row_no)");
            }
            draft.importTarget().apply(run);
        }
        remember(sql);
        KeptDrafts.remove(sql, draft.id());
        var rejected = draft.staged().writeRejected(sql, out);
        ImportLog.done(sql, draft.id(), tally, rejected ? out.getFileName().toString() : null,
                engine.clock().instant());
        engine.audit().record(sql, draft.viewer(), "import.finished", draft.fileName());
        engine.events().publish(sql, new ImportFinished(draft.id(), draft.target(), draft.viewer().person(),
                tally.create(), tally.update(), tally.same(), tally.reject()));
        engine.notifications().tell(sql, Set.of(draft.viewer().person()), new Notification(
                PlatformNotifications.IMPORT, draft.fileName(), "imports", "notification.import.done",
                List.of(tally.create(), tally.update(), tally.reject())));
        new SqlWebhooks().tell(sql, new WebhookEvent(ImportWebhooks.FINISHED, draft.id(), draft.viewer().person()));
        progress.at(ImportProgress.Phase.WRITE, tally.create() + tally.update(), tally.create() + tally.update());
        return new ImportResult(tally.create(), tally.update(), tally.same(), tally.reject(), made,
                rejected ? Optional.of(out) : Optional.empty(), Optional.of(draft.id()),
                Duration.ofNanos(System.nanoTime() - started));
    }

    /// What was decided now need not be asked at the next import.
    private void remember(DSLContext sql) {
        for (var match : draft.staged().matches()) {
            var near = match.near();
            var decision = draft.answers().decisions().getOrDefault(near.field(), java.util.Map.of()).get(near.value());
            if (decision != null) {
                sql.insertInto(IMPORT_DECISION)
                        .set(IMPORT_DECISION.TARGET, draft.target())
                        .set(IMPORT_DECISION.FIELD, near.field())
                        .set(IMPORT_DECISION.VALUE, near.value().toLowerCase(Locale.ROOT))
                        .set(IMPORT_DECISION.DECISION, decision.name().toLowerCase(Locale.ROOT))
                        .set(IMPORT_DECISION.CANDIDATE_ID, decision == Decision.SAME ? near.candidate() : null)
                        .set(IMPORT_DECISION.PERSON_ID, draft.viewer().person())
                        .onConflict(IMPORT_DECISION.TARGET, IMPORT_DECISION.FIELD, IMPORT_DECISION.VALUE).doUpdate()
                        .setAllToExcluded()
                        .execute();
            }
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (java.io.IOException problem) {
            throw new java.io.UncheckedIOException(problem);
        }
    }
}
