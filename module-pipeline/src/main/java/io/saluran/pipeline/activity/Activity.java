package io.saluran.pipeline.activity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that was done with the buyer of a deal, or is planned.
///
/// @param version rises with every change
/// @param people the buyer's who take part, by name
/// @param assignee who does it; null for nobody
public record Activity(
        UUID id,
        UUID deal,
        int version,
        Plan plan,
        List<Whom> people,
        @Nullable Whom assignee) {

    /// Somebody with a name.
    public record Whom(UUID id, String name) {}

    /// What a person says of it.
    ///
    /// @param subject in a few words; needed of what is planned
    /// @param text what was said, or what is to be prepared
    /// @param place or address of a meeting
    /// @param minutes how long it takes or took
    /// @param dueOn the day for which it is planned
    /// @param dueAt the moment on that day; null for any
    /// @param doneAt when it was done; null for what is planned
    /// @param outcome what came of it; null for what is planned, for tasks, and where nobody says
    /// @param assignee who does it
    /// @param people contacts who take part
    public record Plan(
            ActivityKind kind,
            @Nullable String subject,
            @Nullable String text,
            @Nullable String place,
            @Nullable Integer minutes,
            @Nullable LocalDate dueOn,
            @Nullable Instant dueAt,
            @Nullable Instant doneAt,
            @Nullable TouchOutcome outcome,
            @Nullable UUID assignee,
            List<UUID> people) {

        /// In characters.
        public static final int LONGEST_SUBJECT = 300;

        /// In characters.
        public static final int LONGEST_TEXT = 20_000;

        /// A day.
        public static final int LONGEST = 24 * 60;

        public Plan {
            subject = stripped(subject);
            text = stripped(text);
            place = stripped(place);
            people = people.stream().distinct().toList();
        }

        private static @Nullable String stripped(@Nullable String words) {
            return words == null || words.isBlank() ? null : words.strip();
        }

        /// Whether it is whole: planned with words and no outcome, done with an outcome that fits; in bounds.
        public boolean isWhole() {
            return (doneAt != null || (subject != null && outcome == null))
                    && (outcome == null || kind.outcomes().contains(outcome))
                    && (minutes == null || (minutes > 0 && minutes <= LONGEST))
                    && (dueAt == null || dueOn != null)
                    && within(subject, LONGEST_SUBJECT) && within(place, LONGEST_SUBJECT)
                    && within(text, LONGEST_TEXT);
        }

        private static boolean within(@Nullable String words, int longest) {
            return words == null || words.length() <= longest;
        }

        public boolean isDone() {
            return doneAt != null;
        }

        /// The same, done at a moment.
        public Plan done(Instant at) {
            return new Plan(kind, subject, text, place, minutes, dueOn, dueAt, at, outcome, assignee, people);
        }
    }

    public ActivityKind kind() {
        return plan.kind();
    }

    /// What it is about, which what is planned has.
    public String subject() {
        return Objects.requireNonNullElse(plan.subject(), "");
    }

    /// Whether its time has passed while it is not done.
    ///
    /// @param today the day on which that is asked
    public boolean isLate(Instant now, LocalDate today) {
        return !plan.isDone() && (plan.dueAt() != null
                ? plan.dueAt().isBefore(now)
                : plan.dueOn() != null && plan.dueOn().isBefore(today));
    }
}
