package io.saluran.platform.internal.importing;

import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.platform.importing.DateOrder;
import io.saluran.platform.importing.DecimalSign;
import io.saluran.platform.importing.Decision;
import io.saluran.platform.importing.ImportCheck;
import io.saluran.platform.importing.ImportColumn;
import io.saluran.platform.importing.ImportDraft;
import io.saluran.platform.importing.ImportField;
import io.saluran.platform.importing.ImportFilter;
import io.saluran.platform.importing.ImportForm;
import io.saluran.platform.importing.ImportPage;
import io.saluran.platform.importing.ImportProblem;
import io.saluran.platform.importing.ImportProgress;
import io.saluran.platform.importing.ImportResult;
import io.saluran.platform.importing.ImportTarget;
import io.saluran.platform.importing.ImportTop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A file on its way in: what was chosen so far, and its staging table.
final class Draft implements ImportDraft {

    private final UUID id = Ids.next();
    private final Engine engine;
    private final Viewer viewer;
    private final ImportTarget target;
    private final Upload upload;
    private final List<ImportField> fields;
    private final Source source;
    private final Answers answers = new Answers();
    private final Staged staged;
    private boolean closed;
    private boolean kept;

    /// @param ours whether the file is a copy of ours, to be deleted in the end
    record Upload(Path path, String name, boolean ours) {}

    Draft(Engine engine, Viewer viewer, ImportTarget target, Upload upload) throws IOException {
        this.engine = engine;
        this.viewer = viewer;
        this.target = target;
        this.upload = upload;
        this.fields = List.copyOf(target.fields());
        this.source = new Source(engine, target, fields, upload.path());
        this.staged = new Staged(engine, new Staged.Subject(id, viewer, target, upload.name()), fields, source,
                answers);
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public String target() {
        return target.name();
    }

    @Override
    public Optional<String> likelier() {
        var most = source.mapping().mapped().size() + 1;
        @Nullable
        String likelier = null;
        for (var other : engine.others(viewer, target.name())) {
            var mapping = source.as(other);
            if (mapping.missing().isEmpty() && mapping.mapped().size() > most) {
                most = mapping.mapped().size();
                likelier = other.name();
            }
        }
        return Optional.ofNullable(likelier);
    }

    @Override
    public synchronized ImportDraft as(String otherTarget) throws IOException {
        var other = upload.ours()
                ? copyAs(otherTarget)
                : engine.open(viewer, otherTarget, upload.name(),
                        upload.path());
        if (kept) {
            kept = false;
            engine.db().write(viewer, sql -> {
                KeptDrafts.remove(sql, id);
                return id;
            });
        }
        close();
        return other;
    }

    private ImportDraft copyAs(String otherTarget) throws IOException {
        try (var in = Files.newInputStream(upload.path())) {
            return engine.open(viewer, otherTarget, upload.name(), in);
        }
    }

    @Override
    public String fileName() {
        return upload.name();
    }

    @Override
    public List<String> sheets() {
        return source.file().sheets();
    }

    @Override
    public int sheet() {
        return source.sheet();
    }

    @Override
    public void useSheet(int index) {
        source.useSheet(index);
        answers.forgetRows();
        staged.stale();
    }

    /// @throws ImportProblem if there is no sheet of that name
    void useSheet(String name) {
        var index = sheets().indexOf(name);
        if (index < 0) {
            throw new ImportProblem("import.problem.no-sheet", name, String.join(", ", sheets()));
        }
        useSheet(index);
    }

    @Override
    public ImportForm form() {
        return source.form();
    }

    @Override
    public void useForm(ImportForm form) {
        source.useForm(form);
        answers.forgetRows();
        staged.stale();
    }

    @Override
    public List<ImportTop> top() {
        return source.look().top();
    }

    @Override
    public long rows() {
        return source.look().rows();
    }

    @Override
    public List<ImportColumn> columns() {
        return source.mapping().columns();
    }

    @Override
    public List<ImportField> fields() {
        return fields;
    }

    @Override
    public List<ImportField> missing() {
        return source.mapping().missing();
    }

    @Override
    public void map(int column, @Nullable String field) {
        answers.edits().forget(source.mapping().map(column, field));
        staged.stale();
    }

    @Override
    public void readDates(int column, DateOrder order) {
        source.mapping().forms().readDates(column, order);
        staged.stale();
    }

    @Override
    public void readNumbers(int column, DecimalSign sign) {
        source.mapping().forms().readNumbers(column, sign);
        staged.stale();
    }

    @Override
    public void option(String key, String value) {
        answers.options().put(key, value);
        if (key.startsWith("dates") || key.startsWith("decimals")) {
            source.mapping().readForms(answers.options());
            staged.stale();
        }
    }

    @Override
    public Map<String, String> options() {
        return Map.copyOf(answers.options());
    }

    @Override
    public Map<String, List<String>> choices() {
        return engine.db().read(viewer, target::choices);
    }

    @Override
    public void acceptMatches(boolean accept) {
        answers.acceptMatches(accept);
    }

    @Override
    public void decide(String field, String value, @Nullable Decision decision) {
        answers.decide(field, value, decision);
    }

    @Override
    public void decideRest(double sameFrom, boolean restNew) {
        answers.bulk(new Run.Bulk(sameFrom, restNew));
    }

    @Override
    public synchronized ImportCheck check(ImportProgress progress) {
        return staged.stopping().stoppable(() -> judge(staged.stopping().watch(progress)));
    }

    private ImportCheck judge(ImportProgress progress) {
        staged.load(progress);
        progress.at(ImportProgress.Phase.CHECK, 0, rows());
        return staged.judgeMended(progress).orElseGet(() -> staged.judging(sql -> {
            var run = staged.checking(sql);
            return staged.said(staged.judge(run, progress), run);
        }));
    }

    @Override
    public synchronized ImportPage page(ImportFilter filter, long after, int limit) {
        return staged.page(filter, after, limit);
    }

    @Override
    public void edit(long row, String field, String text) {
        if (row <= 0) {
            throw new IllegalArgumentException("Rows are counted from 1");
        }
        answers.edits().add(new Edits.Edit(row, known(field), "", text));
        answers.taken().remove(row);
    }

    @Override
    public void replaceAll(String field, String value, String text) {
        answers.edits().add(new Edits.Edit(0, known(field), value, text));
    }

    @Override
    public Set<String> doubts() {
        return Set.copyOf(target.doubts());
    }

    @Override
    public void take(long row, boolean taken) {
        say(answers.taken(), row, taken);
    }

    @Override
    public void takeAll(String problem, boolean taken) {
        if (!target.doubts().contains(problem)) {
            throw new IllegalArgumentException("No doubt of " + target.name() + ": " + problem);
        }
        say(answers.takenFor(), problem, taken);
    }

    private static <T> void say(Set<T> said, T which, boolean so) {
        if (so) {
            said.add(which);
        } else {
            said.remove(which);
        }
    }

    private String known(String field) {
        if (fields.stream().noneMatch(each -> each.key().equals(field))) {
            throw new IllegalArgumentException("No field of " + target.name() + ": " + field);
        }
        return field;
    }

    @Override
    public boolean takeBackEdit() {
        var taken = answers.edits().removeLast();
        if (taken) {
            staged.stale();
        }
        return taken;
    }

    @Override
    public synchronized Optional<Path> rejected() {
        var out = engine.folder().resolve(id + "-rejected.csv");
        return engine.db().read(viewer, sql -> staged.writeRejected(sql, out)) ? Optional.of(out) : Optional.empty();
    }

    @Override
    public synchronized ImportResult run(ImportProgress progress) {
        var watched = staged.stopping().watch(progress);
        var result = staged.stopping().stoppable(() -> {
            staged.load(watched);
            return new Writing(engine, this, watched).run();
        });
        kept = false;
        return result;
    }

    @Override
    public void cancel() {
        staged.stopping().ask();
    }

    @Override
    public synchronized void keep() {
        if (!upload.ours() || closed) {
            return;
        }
        var now = new KeptDrafts.Kept(KeptDrafts.described(id, target.name(), upload.name(), rows(),
                engine.clock().instant()), String.valueOf(upload.path().getFileName()),
                DraftState.of(source, answers));
        engine.db().write(viewer, sql -> {
            if (kept) {
                KeptDrafts.update(sql, now);
            } else {
                KeptDrafts.add(sql, viewer.person(), now);
            }
            return id;
        });
        kept = true;
    }

    /// Goes on with what was said of the file before.
    ///
    /// @param former the id under which it was kept
    void goOn(UUID former, DraftState said) {
        said.sayTo(source, answers);
        keep();
        engine.db().write(viewer, sql -> {
            KeptDrafts.remove(sql, former);
            return id;
        });
    }

    Viewer viewer() {
        return viewer;
    }

    ImportTarget importTarget() {
        return target;
    }

    Staged staged() {
        return staged;
    }

    Answers answers() {
        return answers;
    }

    Source source() {
        return source;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        staged.drop();
        if (upload.ours() && !kept) {
            try {
                Files.deleteIfExists(upload.path());
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        }
    }
}
