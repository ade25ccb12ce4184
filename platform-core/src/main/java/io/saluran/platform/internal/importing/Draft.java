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
import io.saluran.platform.importing.ImportForm;
import io.saluran.platform.importing.ImportProblem;
import io.saluran.platform.importing.ImportProgress;
import io.saluran.platform.importing.ImportResult;
import io.saluran.platform.importing.ImportTarget;
import io.saluran.platform.importing.ImportTop;
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
    private final List<ImportField> fields;
    private final Source source;
    private final Staging staging;
    private final Map<String, String> options = new HashMap<>();
    private final Map<String, Map<String, Decision>> decisions = new HashMap<>();
    private boolean acceptMatches;
    private Run.Bulk bulk = Run.Bulk.NONE;
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
        this.fields = List.copyOf(target.fields());
        this.staging = new Staging(id, fields);
        this.source = new Source(engine, target.name(), fields, upload.path());
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
        return source.file().sheets();
    }

    @Override
    public int sheet() {
        return source.sheet();
    }

    @Override
    public void useSheet(int index) {
        source.useSheet(index);
        loaded = false;
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
        loaded = false;
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
        source.mapping().map(column, field);
        loaded = false;
    }

    @Override
    public void readDates(int column, DateOrder order) {
        source.mapping().forms().readDates(column, order);
        loaded = false;
    }

    @Override
    public void readNumbers(int column, DecimalSign sign) {
        source.mapping().forms().readNumbers(column, sign);
        loaded = false;
    }

    @Override
    public void option(String key, String value) {
        options.put(key, value);
        if (key.startsWith("dates") || key.startsWith("decimals")) {
            source.mapping().readForms(options);
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
    public void decideRest(double sameFrom, boolean restNew) {
        bulk = new Run.Bulk(sameFrom, restNew);
    }

    @Override
    public ImportCheck check(ImportProgress progress) {
        load(progress);
        progress.at(ImportProgress.Phase.CHECK, 0, rows());
        return engine.db().write(viewer, sql -> {
            var run = run(sql, false);
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
        var missing = missing();
        if (!missing.isEmpty()) {
            throw new ImportProblem("import.problem.no-column",
                    engine.recognition().fieldTitle(target.name(), missing.getFirst(),
                            viewer.locale()),
                    String.join(", ", source.look().names()));
        }
        var readers = source.mapping().readers();
        engine.db().write(viewer, sql -> {
            staging.load(sql, source, readers, progress);
            staging.refuseRepeated(sql);
            return id;
        });
        progress.at(ImportProgress.Phase.READ, rows(), rows());
        loaded = true;
    }

    /// @param writing whether what is decided is to be remembered
    Run run(DSLContext sql, boolean writing) {
        return new Run(id, sql, viewer, new Run.Choices(target.name(), upload.name(), source.mapping().mapped(),
                Map.copyOf(options), Map.copyOf(decisions), acceptMatches, bulk, writing), staging);
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
            new RejectedRows(engine.texts(), target, viewer.locale()).write(sql, staging.name(), source, out);
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

    Source source() {
        return source;
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
