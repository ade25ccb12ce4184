package io.saluran.platform.internal.job;

import static io.saluran.platform.internal.sql.Tables.JOB_DUE;
import static io.saluran.platform.internal.sql.Tables.JOB_RUN;
import static org.jooq.Records.mapping;

import io.saluran.db.Db;
import io.saluran.platform.job.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The page of jobs: those that are here and those that wait for their bundle.
public final class JobList {

    private final Db db;
    private final JobHost host;

    public JobList(Db db, JobHost host) {
        this.db = db;
        this.host = host;
    }

    /// @param bundle where it comes from; null for one that never ran and is not here
    /// @param schedule null for one that is not here
    /// @param last its last run; null before the first
    public record Row(String name, @Nullable String bundle, @Nullable Schedule schedule, Instant next,
            @Nullable Run last) {

        public boolean isHere() {
            return schedule != null;
        }

        public boolean isRunning() {
            return last != null && last.outcome().equals("running");
        }
    }

    /// @param outcome `running`, `done`, `failed`, `stopped` or `lost`
    public record Run(String job, String bundle, String node, Instant beganAt, @Nullable Instant endedAt,
            String outcome, double progress, @Nullable String problem) {

        public Optional<Duration> took() {
            return Optional.ofNullable(endedAt).map(end -> Duration.between(beganAt, end));
        }
    }

    private record Due(String name, Instant next) {}

    /// All, by name.
    public List<Row> rows() {
        return db.read(sql -> {
            Map<String, Run> last = sql.select(JOB_RUN.JOB, JOB_RUN.BUNDLE, JOB_RUN.NODE, JOB_RUN.BEGAN_AT,
                    JOB_RUN.ENDED_AT, JOB_RUN.OUTCOME, JOB_RUN.PROGRESS, JOB_RUN.PROBLEM)
                    .distinctOn(JOB_RUN.JOB)
                    .from(JOB_RUN)
                    .orderBy(JOB_RUN.JOB, JOB_RUN.BEGAN_AT.desc(), JOB_RUN.ID.desc())
                    .fetch(mapping(Run::new)).stream()
                    .collect(Collectors.toMap(Run::job, Function.identity()));
            return sql.select(JOB_DUE.TASK_NAME, JOB_DUE.EXECUTION_TIME)
                    .from(JOB_DUE)
                    .orderBy(JOB_DUE.TASK_NAME)
                    .fetch(mapping(Due::new)).stream()
                    .map(due -> row(due, last.get(due.name()))).toList();
        });
    }

    private Row row(Due due, @Nullable Run last) {
        var here = host.here(due.name());
        var bundle = here.map(PresentJob::bundle)
                .orElseGet(() -> last == null ? null : Objects.requireNonNull(last.bundle()));
        return new Row(due.name(), bundle, here.map(PresentJob::schedule).orElse(null), due.next(), last);
    }
}
