package io.saluran.platform.internal.job;

import io.saluran.platform.rest.ListQuery;
import io.saluran.platform.rest.Listing;
import io.saluran.platform.rest.PageOf;
import io.saluran.platform.rest.Permit;
import io.saluran.platform.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Jobs by REST: when they are due and what came of them.
@Path("jobs")
@Permit(JobPermissions.RUN)
public final class JobsResource implements RestResource {

    private final JobList jobs;

    public JobsResource(JobList jobs) {
        this.jobs = jobs;
    }

    /// A job.
    ///
    /// @param bundle null for one that never ran and whose bundle is not there
    /// @param here whether its bundle runs; one that is not here waits
    /// @param lastOutcome `running`, `done`, `failed`, `stopped` or `lost`; null before the first run
    /// @param lastProblem why it failed
    public record JobState(String name, @Nullable String bundle, boolean here, Instant next,
            @Nullable String lastOutcome, @Nullable Instant lastBegan, @Nullable Instant lastEnded,
            @Nullable String lastProblem) {

        static JobState of(JobList.Row row) {
            var last = row.last();
            return last == null
                    ? new JobState(row.name(), row.bundle(), row.isHere(), row.next(), null, null, null, null)
                    : new JobState(row.name(), row.bundle(), row.isHere(), row.next(), last.outcome(), last.beganAt(),
                            last.endedAt(), last.problem());
        }
    }

    @GET
    @Operation(summary = "Lists the jobs, by name")
    @Listing(sort = "name")
    public PageOf<JobState> list(@Context ListQuery query) {
        var all = new ArrayList<>(jobs.rows());
        var order = Comparator.comparing(JobList.Row::name);
        all.sort(query.sort().descending() ? order.reversed() : order);
        var after = query.after().map(cursor -> String.valueOf(cursor.keys().getFirst()));
        var names = query.sort().descending() ? Comparator.<String>reverseOrder() : Comparator.<String>naturalOrder();
        var page = all.stream().filter(row -> after.isEmpty() || names.compare(row.name(), after.get()) > 0)
                .map(JobState::of).limit(query.limit() + 1L).toList();
        return query.cut(page, job -> List.of(job.name()), query.count() ? (long) all.size() : null);
    }
}
