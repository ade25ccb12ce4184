package io.saluran.platform.internal.importing;

import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.platform.importing.DateOrder;
import io.saluran.platform.importing.Decision;
import io.saluran.platform.importing.ImportCheck;
import io.saluran.platform.importing.ImportColumn;
import io.saluran.platform.importing.ImportDraft;
import io.saluran.platform.importing.ImportField;
import io.saluran.platform.importing.ImportProblem;
import io.saluran.platform.importing.ImportProgress;
import io.saluran.platform.importing.ImportResult;
import io.saluran.platform.importing.ImportTarget;
import io.saluran.platform.importing.NearMatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// A file on its way in: what was chosen so far, and its staging table.
final class Draft implements ImportDraft {

    private final UUID id = Ids.next();
    private final Engine engine;
    private final Viewer viewer;
    private final ImportTarget target;
    private final Upload upload;
    private final TableFile file;
    private final Staging staging;
    private final Map<String, String> options = new HashMap<>();
    private final Map<String, Map<String, Decision>> decisions = new HashMap<>();
    private int sheet;
    private TableLook look;
    private Mapping mapping;
    private boolean acceptMatches;
    private boolean loaded;
    private boolean closed;
    private List<NearMatch> matches = List.of();

    /// @param ours whether the file is a copy of ours, to be deleted in the end
    record Upload(Path path, String name, boolean ours) {}

    Draft(Engine engine, Viewer viewer, ImportTarget target, Upload upload) throws IOException {
        this.engine = engine;
        this.viewer = viewer;
        this.target = target;
        this.upload = upload;
        this.file = TableFile.open(upload.path());
        this.staging = new Staging(id, target.fields());
        this.look = TableLook.at(file, 0);
        this.mapping = engine.guess(target, look);
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
    public String fileName() {
        return upload.name();
    }

    @Override
    public List<String> sheets() {
        return file.sheets();
    }

    @Override
    public int sheet() {
        return sheet;
    }

    @Override
    public void useSheet(int index) {
        try {
            var other = TableLook.at(file, index);
            sheet = index;
            look = other;
            mapping = engine.guess(target, look);
            loaded = false;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /// @throws ImportProblem if there is no sheet of that name
    void useSheet(String name) {
        var index = file.sheets().indexOf(name);
        if (index < 0) {
            throw new ImportProblem("import.problem.no-sheet", name, String.join(", ", file.sheets()));
        }
        useSheet(index);
    }

    @Override
    public long rows() {
        return look.rows();
    }

    @Override
    public List<ImportColumn> columns() {
        return mapping.columns();
    }

    @Override
    public List<ImportField> fields() {
        return target.fields();
    }

    @Override
    public List<ImportField> missing() {
        return mapping.missing();
    }

    @Override
    public void map(int column, @Nullable String field) {
        mapping.map(column, field);
        loaded = false;
    }

    @Override
    public void readDates(int column, DateOrder order) {
        mapping.readDates(column, order);
        loaded = false;
    }

    @Override
    public void option(String key, String value) {
        options.put(key, value);
        if (key.startsWith("dates")) {
            mapping.readDates(options);
            loaded = false;
        }
    }

    @Override
    public Map<String, String> options() {
        return Map.copyOf(options);
    }

    @Override
    public Map<String, List<String>> choices() {
        return engine.db().read(viewer, target::choices);
    }

    @Override
    public void acceptMatches(boolean accept) {
        acceptMatches = accept;
    }

    @Override
    public void decide(String field, String value, @Nullable Decision decision) {
        var ofField = decisions.computeIfAbsent(field, any -> new HashMap<>());
        if (decision == null) {
            ofField.remove(value);
        } else {
            ofField.put(value, decision);
        }
    }

    @Override
    public ImportCheck check(ImportProgress progress) {
        load(progress);
        progress.at(ImportProgress.Phase.CHECK, 0, rows());
        return engine.db().write(viewer, sql -> {
            var run = run(sql);
            var tally = judge(run);
            return new ImportCheck(tally.rows(), tally.create(), tally.update(), tally.same(), tally.reject(),
                    tally.near(), matches.stream()
                            .map(near -> new ImportCheck.Match(near, run.decision(near.field(), near.value())))
                            .toList(),
                    tally.reasons());
        });
    }

    private void load(ImportProgress progress) {
        if (loaded) {
            return;
        }
        var missing = mapping.missing();
        if (!missing.isEmpty()) {
            throw new ImportProblem("import.problem.no-column", engine.fieldTitle(target.name(), missing.getFirst(),
                    viewer.locale()), String.join(", ", look.heading()));
        }
        var readers = mapping.readers();
        engine.db().write(viewer, sql -> {
            staging.load(sql, file, sheet, look, readers, progress);
            staging.refuseRepeated(sql);
            return id;
        });
        progress.at(ImportProgress.Phase.READ, rows(), rows());
        loaded = true;
    }

    Run run(DSLContext sql) {
        return new Run(id, sql, viewer, new Run.Choices(target.name(), upload.name(), mapping.mapped(),
                Map.copyOf(options), Map.copyOf(decisions), acceptMatches), staging);
    }

    Tally judge(Run run) {
        staging.reset(run.sql());
        matches = List.copyOf(target.check(run));
        return Tally.of(run.sql(), staging.name());
    }

    @Override
    public Optional<Path> rejected() {
        if (!loaded) {
            return Optional.empty();
        }
        var out = engine.folder().resolve(id + "-rejected.csv");
        return engine.db().read(viewer, sql -> writeRejected(sql, out)) ? Optional.of(out) : Optional.empty();
    }

    /// @return whether there are any
    boolean writeRejected(DSLContext sql, Path out) {
        if (!sql.fetchExists(org.jooq.impl.DSL.table(org.jooq.impl.DSL.sql(staging.name())),
                org.jooq.impl.DSL.condition("verdict = 'reject'"))) {
            return false;
        }
        try {
            new RejectedRows(engine.texts(), target, viewer.locale()).write(sql, staging.name(), file, sheet,
                    look, out);
            return true;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    @Override
    public ImportResult run(ImportProgress progress) {
        load(progress);
        return new Writing(engine, this, progress).run();
    }

    Viewer viewer() {
        return viewer;
    }

    ImportTarget importTarget() {
        return target;
    }

    List<NearMatch> matches() {
        return matches;
    }

    Map<String, Map<String, Decision>> decisions() {
        return decisions;
    }

    Mapping mapping() {
        return mapping;
    }

    TableLook look() {
        return look;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        engine.db().write(sql -> {
            staging.drop(sql);
            return id;
        });
        if (upload.ours()) {
            try {
                Files.deleteIfExists(upload.path());
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        }
    }
}
