package io.saluran.pipeline.activity;

import io.saluran.pipeline.activity.Activity.Plan;
import io.saluran.platform.format.Formats;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Activities in a person's words.
///
/// @param zone of the person's clock
public record ActivityWords(Words text, Formats formats, Locale locale, ZoneId zone) {

    /// Looks a text up in the person's language.
    @FunctionalInterface
    public interface Words {
        String of(String key, Object... arguments);
    }

    /// What was done, by whom, with whom, and what came of it.
    ///
    /// @param done what the history of a deal keeps of it
    public String line(Done done) {
        var with = String.join(", ", done.people());
        var received = done.outcome() == TouchOutcome.RECEIVED;
        var key = "activity.did." + done.kind().key() + (received ? ".received" : "") + (with.isEmpty() ? "" : ".with");
        var parts = new ArrayList<String>();
        parts.add(text.of(key, done.by(), with));
        if (done.minutes() != null) {
            parts.add(minutes(done.minutes()));
        }
        if (done.outcome() != null && !received && done.outcome() != TouchOutcome.SENT) {
            parts.add(outcome(done.outcome()));
        }
        return String.join(", ", parts);
    }

    /// @param by who did it
    /// @param people names of those with whom
    public record Done(
            ActivityKind kind,
            String by,
            List<String> people,
            @Nullable Integer minutes,
            @Nullable TouchOutcome outcome) {}

    /// When it is to be done, with whom and where.
    ///
    /// @param late whether that has passed
    /// @param today near days are told by words
    /// @param me who looks, and knows what is for them
    public String about(Activity activity, boolean late, LocalDate today, UUID me) {
        var plan = activity.plan();
        var parts = new ArrayList<String>();
        if (plan.dueOn() != null) {
            var when = plan.dueAt() == null && plan.dueOn().equals(today)
                    ? text.of("activity.today")
                    : plan.dueAt() == null && plan.dueOn().equals(today.plusDays(1))
                            ? text.of("activity.tomorrow")
                            : when(plan.dueOn(), plan.dueAt());
            var length = plan.minutes() == null ? when : when + ", " + minutes(plan.minutes());
            parts.add(late ? text.of("activity.late", length) : length);
        } else {
            parts.add(text.of("activity.no-date"));
        }
        if (!activity.people().isEmpty()) {
            parts.add(text.of("activity.with",
                    String.join(", ", activity.people().stream().map(Activity.Whom::name).toList())));
        }
        if (plan.place() != null) {
            parts.add(plan.place());
        }
        if (activity.assignee() != null && !activity.assignee().id().equals(me)) {
            parts.add(activity.assignee().name());
        }
        return String.join(" · ", parts);
    }

    public String when(LocalDate on, @Nullable Instant at) {
        return at == null ? formats.date(on, locale) : formats.time(at, zone, locale);
    }

    public String kind(ActivityKind kind) {
        return text.of("activity.kind." + kind.key());
    }

    public String outcome(TouchOutcome outcome) {
        return text.of("activity.outcome." + outcome.key());
    }

    public String minutes(int minutes) {
        return text.of("activity.minutes", minutes);
    }

    /// What a plan is called for which nobody found words.
    ///
    /// @param people with whom it is
    public String called(ActivityKind kind, List<String> people) {
        return people.isEmpty()
                ? text.of("activity.called." + kind.key())
                : text.of("activity.called." + kind.key() + ".with", String.join(", ", people));
    }

    /// What it is called: its words, or what it is.
    public String name(Plan plan) {
        return plan.subject() == null ? kind(plan.kind()) : plan.subject();
    }
}
