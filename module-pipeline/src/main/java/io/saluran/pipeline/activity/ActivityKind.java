package io.saluran.pipeline.activity;

import static io.saluran.pipeline.activity.TouchOutcome.BOUNCED;
import static io.saluran.pipeline.activity.TouchOutcome.HELD;
import static io.saluran.pipeline.activity.TouchOutcome.LEFT_MESSAGE;
import static io.saluran.pipeline.activity.TouchOutcome.NO_ANSWER;
import static io.saluran.pipeline.activity.TouchOutcome.NO_SHOW;
import static io.saluran.pipeline.activity.TouchOutcome.POSTPONED;
import static io.saluran.pipeline.activity.TouchOutcome.RECEIVED;
import static io.saluran.pipeline.activity.TouchOutcome.SENT;
import static io.saluran.pipeline.activity.TouchOutcome.SPOKE;
import static io.saluran.pipeline.activity.TouchOutcome.WRONG_NUMBER;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What is done. All but a task are touches: a contact with the buyer on one channel.
public enum ActivityKind {
    CALL("phone"), MEETING("calendar"), EMAIL("mail"), MESSAGE("send"), TASK("list-checks");

    private final String icon;

    ActivityKind(String icon) {
        this.icon = icon;
    }

    /// Its name in the database, in texts and over HTTP.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ActivityKind> of(String key) {
        return Stream.of(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }

    public String icon() {
        return icon;
    }

    /// What can come of it, the usual first; none for a task.
    public List<TouchOutcome> outcomes() {
        return switch (this) {
            case CALL -> List.of(SPOKE, LEFT_MESSAGE, NO_ANSWER, WRONG_NUMBER);
            case MEETING -> List.of(HELD, NO_SHOW, POSTPONED);
            case EMAIL -> List.of(SENT, RECEIVED, BOUNCED);
            case MESSAGE -> List.of(SENT, RECEIVED);
            case TASK -> List.of();
        };
    }

    public boolean isTouch() {
        return this != TASK;
    }

    /// Whether it takes a length of time that one knows.
    public boolean hasMinutes() {
        return this == CALL || this == MEETING;
    }
}
