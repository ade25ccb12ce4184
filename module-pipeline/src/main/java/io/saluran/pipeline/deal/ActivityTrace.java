package io.saluran.pipeline.deal;

import io.saluran.pipeline.activity.Activity.Plan;
import io.saluran.pipeline.activity.ActivityKind;
import io.saluran.pipeline.sql.pipeline.tables.records.ActivityRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the history of a deal keeps of an activity that was put off or taken away: what it was and for when, each in a line.
///
/// @param subject empty for none
record ActivityTrace(ActivityKind kind, String subject, @Nullable LocalDate on, @Nullable Instant at) {

    /// Its name among the fields of the history.
    static final String FIELD = "activity";

    private static final int PARTS = 4;

    static ActivityTrace of(ActivityRecord row) {
        return row.getDoneAt() == null
                ? planned(row)
                : new ActivityTrace(kind(row), Objects.requireNonNullElse(row.getSubject(), ""), null, row.getDoneAt());
    }

    static ActivityTrace planned(ActivityRecord row) {
        return new ActivityTrace(kind(row), row.getSubject(), row.getDueOn(), row.getDueAt());
    }

    static ActivityTrace planned(Plan plan) {
        return new ActivityTrace(plan.kind(), Objects.requireNonNull(plan.subject()), plan.dueOn(), plan.dueAt());
    }

    private static ActivityKind kind(ActivityRecord row) {
        return ActivityKind.of(row.getKind()).orElseThrow();
    }

    /// As the history keeps it.
    String text() {
        return String.join("\n", kind.key(), subject.replace('\n', ' '), on == null ? "" : on.toString(),
                at == null ? "" : at.toString());
    }

    static ActivityTrace read(String text) {
        var parts = text.split("\n", PARTS);
        return new ActivityTrace(ActivityKind.of(parts[0]).orElseThrow(), parts[1],
                parts[2].isEmpty() ? null : LocalDate.parse(parts[2]),
                parts[3].isEmpty() ? null : Instant.parse(parts[3]));
    }
}
