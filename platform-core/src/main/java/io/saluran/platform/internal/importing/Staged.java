package io.saluran.platform.internal.importing;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.platform.importing.ImportCheck;
import io.saluran.platform.importing.ImportField;
import io.saluran.platform.importing.ImportFilter;
import io.saluran.platform.importing.ImportPage;
import io.saluran.platform.importing.ImportProblem;
import io.saluran.platform.importing.ImportProgress;
import io.saluran.platform.importing.ImportTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// The rows of a draft in their staging table: read from the file when they are needed, judged as often as asked.
final class Staged {

    private final Engine engine;
    private final Subject subject;
    private final List<ImportField> fields;
    private final Source source;
    private final Answers answers;
    private final Staging staging;
    private final Stopping stopping;
    private boolean loaded;
    private boolean judged;
    private List<ImportCheck.Match> matches = List.of();
    private final Map<String, String> notes = new HashMap<>();
    private Run.@Nullable Choices judgedBy;
    private Set<Long> taken = Set.of();

    /// Whose import it is, of what.
    record Subject(UUID id, Viewer viewer, ImportTarget target, String fileName) {}

    Staged(Engine engine, Subject subject, List<ImportField> fields, Source source, Answers answers) {
        this.stopping = new Stopping(engine.db());
        this.engine = engine;
        this.subject = subject;
        this.fields = fields;
        this.source = source;
        this.answers = answers;
        this.staging = new Staging(subject.id(), fields);
    }

    /// The file is read anew at the next check.
    void stale() {
        loaded = false;
        judged = false;
    }

    Stopping stopping() {
        return stopping;
    }

    /// What is to be decided, as the last check found it.
    List<ImportCheck.Match> matches() {
        return matches;
    }

    /// @throws ImportProblem if a required field has no column, or dates or numbers can be read in two ways
    void load(ImportProgress progress) {
        if (loaded) {
            return;
        }
        var missing = source.mapping().missing();
        if (!missing.isEmpty()) {
            throw new ImportProblem("import.problem.no-column",
                    engine.recognition().fieldTitle(subject.target().name(), missing.getFirst(),
                            subject.viewer().locale()),
                    String.join(", ", source.look().names()));
        }
        var readers = source.mapping().readers();
        judged = false;
        engine.db().write(subject.viewer(), sql -> stopping.within(sql, () -> {
            staging.load(sql, source, readers, progress);
            staging.refuseRepeated(sql);
            return subject;
        }));
        answers.edits().staged();
        progress.at(ImportProgress.Phase.READ, source.look().rows(), source.look().rows());
        loaded = true;
    }

    Run checking(DSLContext sql) {
        return run(sql, false, rows -> {});
    }

    /// What is decided is remembered.
    ///
    /// @param written hears how many rows more are written
    Run writing(DSLContext sql, LongConsumer written) {
        return run(sql, true, written);
    }

    private Run run(DSLContext sql, boolean writing, LongConsumer written) {
        var mapped = new HashSet<>(source.mapping().mapped());
        mapped.addAll(answers.edits().fields());
        return new Run(subject.id(), sql, subject.viewer(), new Run.Choices(subject.target().name(), subject.fileName(),
                mapped, Map.copyOf(answers.options()), Map.copyOf(answers.decisions()), answers.acceptMatches(),
                Set.copyOf(answers.takenFor()), answers.bulk(), writing), staging, written).noting(notes);
    }

    /// Does work in one transaction that judges; what it says is forgotten when that is rolled back.
    <T> T judging(Db.Work<T> work) {
        var before = answers.edits().written();
        var done = false;
        try {
            var result = engine.db().write(subject.viewer(), sql -> stopping.within(sql, () -> work.in(sql)));
            done = true;
            return result;
        } finally {
            if (!done) {
                answers.edits().rolledBackTo(before);
                judged = false;
            }
        }
    }

    Tally judge(Run run, ImportProgress progress) {
        var target = subject.target();
        var pace = engine.paces().begin(target.name(), source.look().rows(), progress);
        run.at(pace, () -> {
            staging.reset(run.sql());
            return staging;
        });
        answers.edits().write(run.sql(), staging, fields, source.mapping().readers(), progress);
        if (!target.doubts().isEmpty()) {
            staging.take(run.sql(), answers.taken());
        }
        notes.clear();
        var tally = run.at(pace, () -> {
            matches = target.check(run).stream().map(near -> new ImportCheck.Match(near, run.decision(near.field(),
                    near.value()))).toList();
            return Tally.of(run.sql(), staging.name());
        });
        engine.paces().end(target.name(), pace);
        judged = true;
        judgedBy = run.choices();
        taken = Set.copyOf(answers.taken());
        return tally;
    }

    /// Judges the rows that were mended since the last check, and those that depend on them.
    ///
    /// @return empty when all have to be judged
    Optional<ImportCheck> judgeMended(ImportProgress progress) {
        var edited = answers.edits().rowsToWrite();
        if (!judged || edited.isEmpty() || !taken.equals(answers.taken())) {
            return Optional.empty();
        }
        try {
            return judging(sql -> {
                var run = checking(sql);
                if (!run.choices().equals(judgedBy)) {
                    return Optional.<ImportCheck>empty();
                }
                var before = answers.edits().written();
                var found = PartCheck.of(run, staging, subject.target(), matches, edited, some -> {
                    answers.edits().rolledBackTo(before);
                    answers.edits().write(sql, some, fields, source.mapping().readers(), progress);
                });
                if (found.isEmpty()) {
                    answers.edits().rolledBackTo(before);
                    return Optional.<ImportCheck>empty();
                }
                matches = found.get();
                return Optional.of(said(Tally.of(sql, staging.name()), run));
            });
        } catch (Run.NeedsAll all) {
            return Optional.empty();
        }
    }

    /// What a check says of the rows as they are judged.
    ImportCheck said(Tally tally, Run run) {
        return new ImportCheck(tally.rows(), tally.create(), tally.update(), tally.same(), tally.reject(), tally.near(),
                matches, tally.reasons(), subject.target().made(run));
    }

    ImportPage page(ImportFilter filter, long after, int limit) {
        if (!judged) {
            return new ImportPage(List.of(), false);
        }
        return engine.db().read(subject.viewer(), sql -> {
            var run = checking(sql);
            var known = new ArrayList<>(fields);
            known.removeIf(field -> !run.mapped().contains(field.key()));
            return new Preview(run, subject.target(), fields, known).page(filter, after, limit);
        });
    }

    /// @return whether there are any
    boolean writeRejected(DSLContext sql, Path out) {
        if (!loaded || !sql.fetchExists(org.jooq.impl.DSL.table(org.jooq.impl.DSL.sql(staging.name())),
                org.jooq.impl.DSL.condition("verdict = 'reject'"))) {
            return false;
        }
        try {
            new RejectedRows(engine.texts(), subject.target(), subject.viewer().locale()).write(sql, staging.name(),
                    source, answers.edits(), out);
            return true;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    void drop() {
        engine.db().write(sql -> {
            staging.drop(sql);
            return subject;
        });
        stale();
    }
}
