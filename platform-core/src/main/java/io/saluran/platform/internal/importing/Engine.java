package io.saluran.platform.internal.importing;

import static io.saluran.platform.internal.sql.Tables.IMPORT;
import static io.saluran.platform.internal.sql.Tables.IMPORT_RECORD;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.platform.audit.Audit;
import io.saluran.platform.event.Events;
import io.saluran.platform.importing.ImportDraft;
import io.saluran.platform.importing.ImportOrder;
import io.saluran.platform.importing.ImportProblem;
import io.saluran.platform.importing.ImportProgress;
import io.saluran.platform.importing.ImportResult;
import io.saluran.platform.importing.ImportTarget;
import io.saluran.platform.importing.ImportUndone;
import io.saluran.platform.importing.Imports;
import io.saluran.platform.importing.KeptDraft;
import io.saluran.platform.importing.PastImport;
import io.saluran.platform.notification.Notifications;
import io.saluran.platform.text.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// [Imports] on PostgreSQL.
public final class Engine implements Imports {

    private final Services services;
    private final Supplier<List<ImportTarget>> targets;
    private final Path folder;
    private final Recognition recognition;
    private final CheckPace.Learnt paces = new CheckPace.Learnt();

    /// What the engine works with.
    ///
    /// @param notifications tells who began an import how it ended
    public record Services(Db db, Texts texts, Audit audit, Events events, Notifications notifications, Clock clock) {}

    /// @param targets those that are there at the moment
    /// @param folder for files on their way in and for rejected rows; made when it is not there
    public Engine(Services services, Supplier<List<ImportTarget>> targets, Path folder) {
        this.services = services;
        this.targets = targets;
        this.folder = folder;
        this.recognition = new Recognition(services.db(), services.texts());
    }

    Recognition recognition() {
        return recognition;
    }

    CheckPace.Learnt paces() {
        return paces;
    }

    Db db() {
        return services.db();
    }

    Texts texts() {
        return services.texts();
    }

    Audit audit() {
        return services.audit();
    }

    Events events() {
        return services.events();
    }

    Notifications notifications() {
        return services.notifications();
    }

    Clock clock() {
        return services.clock();
    }

    Path folder() {
        return folder;
    }

    @Override
    public List<String> targets(Viewer viewer) {
        return targets.get().stream().filter(target -> viewer.may(target.permission()))
                .sorted(Comparator.comparingInt(ImportTarget::order)).map(ImportTarget::name).toList();
    }

    @Override
    public ImportDraft open(Viewer viewer, String target, String fileName, InputStream content) throws IOException {
        var found = target(viewer, target);
        Files.createDirectories(folder);
        var copy = Files.createTempFile(folder, "upload", null);
        var opened = false;
        try {
            try (var out = Files.newOutputStream(copy)) {
                content.transferTo(out);
            }
            var draft = new Draft(this, viewer, found, new Draft.Upload(copy, plainName(fileName), true));
            opened = true;
            return draft;
        } finally {
            if (!opened) {
                Files.deleteIfExists(copy);
            }
        }
    }

    @Override
    public ImportDraft open(Viewer viewer, String target, String fileName, Path file) throws IOException {
        return draft(viewer, target, fileName, file);
    }

    private Draft draft(Viewer viewer, String target, String fileName, Path file) throws IOException {
        return new Draft(this, viewer, target(viewer, target),
                new Draft.Upload(file, plainName(fileName), false));
    }

    /// The other targets that a viewer may use.
    List<ImportTarget> others(Viewer viewer, String than) {
        return targets.get().stream().filter(target -> !target.name().equals(than))
                .filter(target -> viewer.may(target.permission())).toList();
    }

    private static String plainName(String fileName) {
        return fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1).strip();
    }

    private ImportTarget target(Viewer viewer, String name) {
        var all = targets.get();
        var found = all.stream().filter(target -> target.name().equals(name)).findFirst()
                .orElseThrow(() -> new ImportProblem("import.problem.unknown-target", name, String.join(", ",
                        all.stream().sorted(Comparator.comparingInt(ImportTarget::order)).map(ImportTarget::name)
                                .toList())));
        if (!viewer.may(found.permission())) {
            throw new ImportProblem("import.problem.not-allowed", name);
        }
        tidy();
        return found;
    }

    /// Drops what drafts left behind that were never committed, and marks imports whose process ended in the middle.
    public void tidy() {
        var now = clock().instant();
        db().write(sql -> {
            Staging.dropStale(sql, now);
            ImportLog.findBroken(sql, now).forEach(broken -> new Staging(broken, List.of()).drop(sql));
            return now;
        });
    }

    @Override
    public List<KeptDraft> kept(Viewer viewer) {
        return db().read(viewer, sql -> KeptDrafts.of(sql, viewer.person())).stream()
                .filter(kept -> Files.exists(folder.resolve(kept.file()))).map(KeptDrafts.Kept::draft).toList();
    }

    @Override
    public ImportDraft resume(Viewer viewer, UUID id) throws IOException {
        var kept = db().read(viewer, sql -> KeptDrafts.find(sql, viewer.person(), id))
                .filter(each -> Files.exists(folder.resolve(each.file())))
                .orElseThrow(() -> new ImportProblem("import.problem.draft-gone"));
        var draft = new Draft(this, viewer, target(viewer, kept.draft().target()),
                new Draft.Upload(folder.resolve(kept.file()), kept.draft().fileName(), true));
        draft.goOn(id, kept.said());
        return draft;
    }

    @Override
    public void throwAway(Viewer viewer, UUID id) {
        thrown(viewer, id, clock().instant());
    }

    @Override
    public void putBack(Viewer viewer, UUID id) {
        thrown(viewer, id, null);
    }

    private void thrown(Viewer viewer, UUID id, @Nullable Instant at) {
        if (!db().write(viewer, sql -> KeptDrafts.throwAway(sql, viewer.person(), id, at))) {
            throw new ImportProblem("import.problem.draft-gone");
        }
    }

    @Override
    public ImportResult run(Viewer viewer, ImportOrder order, ImportProgress progress) throws IOException {
        var started = System.nanoTime();
        try (var draft = draft(viewer, order.target(), order.fileName(), order.file())) {
            prepare(draft, order);
            if (!order.dryRun()) {
                var result = draft.run(progress);
                return took(result, started);
            }
            var check = draft.check(progress);
            return new ImportResult(check.create(), check.update(), check.same(), check.reject(), check.made(),
                    draft.rejected(),
                    Optional.empty(), Duration.ofNanos(System.nanoTime() - started));
        }
    }

    private static ImportResult took(ImportResult result, long started) {
        return new ImportResult(result.created(), result.updated(), result.unchanged(), result.rejected(),
                result.made(), result.rejectedFile(), result.importId(), Duration.ofNanos(System.nanoTime() - started));
    }

    private static void prepare(Draft draft, ImportOrder order) {
        Optional.ofNullable(order.options().get("sheet")).ifPresent(draft::useSheet);
        var form = Recognition.asked(draft.form(), order.options());
        if (!form.equals(draft.form())) {
            draft.useForm(form);
        }
        for (var heading : order.columns().keySet()) {
            if (draft.source().mapping().heading(heading) < 0) {
                throw new ImportProblem("import.problem.no-such-heading", heading,
                        String.join(", ", draft.source().look().names()));
            }
        }
        draft.source().mapping().mapByHeading(order.columns());
        order.options().forEach(draft::option);
        order.decisions().forEach((field, said) -> said.forEach((value, decision) -> draft.decide(field, value,
                decision)));
        draft.acceptMatches(order.acceptMatches());
    }

    @Override
    public List<PastImport> list(Viewer viewer, long before, int limit) {
        tidy();
        var condition = before > 0 ? visible(viewer).and(IMPORT.NUMBER.lt(before)) : visible(viewer);
        return db().read(viewer, sql -> ImportLog.list(sql, condition, limit, clock().instant()));
    }

    @Override
    public Optional<PastImport> find(Viewer viewer, UUID id) {
        return db().read(viewer, sql -> ImportLog.list(sql, visible(viewer).and(IMPORT.ID.eq(id)), 1,
                clock().instant())).stream().findFirst();
    }

    private static Condition visible(Viewer viewer) {
        return viewer.may(ImportPermissions.ALL) ? DSL.noCondition() : IMPORT.PERSON_ID.eq(viewer.person());
    }

    @Override
    public Optional<Path> rejectedFile(Viewer viewer, UUID id) {
        return db().read(viewer, sql -> sql.select(IMPORT.REJECTED_FILE)
                .from(IMPORT)
                .where(visible(viewer), IMPORT.ID.eq(id), IMPORT.REJECTED_FILE.isNotNull())
                .fetchOptional(IMPORT.REJECTED_FILE))
                .map(folder::resolve).filter(Files::exists);
    }

    @Override
    public List<String> undo(Viewer viewer, UUID id) {
        return undo(viewer, id, ImportProgress.none());
    }

    @Override
    public List<String> undo(Viewer viewer, UUID id, ImportProgress progress) {
        var past = find(viewer, id).orElseThrow(() -> new ImportProblem("import.problem.no-such-import", id));
        if (past.state() != PastImport.State.DONE && past.state() != PastImport.State.PARTLY) {
            throw new ImportProblem("import.problem.not-undoable-" + past.state().name().toLowerCase(Locale.ROOT),
                    past.number());
        }
        if (past.undoUntil() == null) {
            throw new ImportProblem("import.problem.too-old-to-undo", past.number(), ImportLog.UNDO.toDays());
        }
        var target = target(viewer, past.target());
        return db().write(viewer, sql -> {
            sql.execute("select pg_advisory_xact_lock(hashtext('saluran.import'))");
            if (!sql.fetchExists(IMPORT, IMPORT.ID.eq(id), ImportLog.undoable())) {
                throw new ImportProblem("import.problem.not-undoable-undone", past.number());
            }
            var total = sql.fetchCount(IMPORT_RECORD, IMPORT_RECORD.IMPORT_ID.eq(id));
            var done = new AtomicLong();
            progress.at(ImportProgress.Phase.UNDO, 0, total);
            var kept = target.undo(new Undo(id, sql, viewer,
                    column -> recognition.columnTitle(target.name(), target.fields(), column, viewer.locale()),
                    count -> progress.at(ImportProgress.Phase.UNDO, done.addAndGet(count), total)));
            ImportLog.undone(sql, id, kept, clock().instant());
            audit().record(sql, viewer, "import.undone", past.fileName());
            events().publish(sql, new ImportUndone(id, past.target(), viewer.person(), kept.size()));
            return kept;
        });
    }
}
