package io.saluran.platform.internal.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody's wish that another program is told. Its secret is not in here.
///
/// @param maker in whose name it is: only what that person may see is told
/// @param since when it began to fail or was paused; null while it is well
public record Subscription(UUID id, String name, String address, List<String> kinds, UUID maker, String makerName,
        Instant createdAt, State state, @Nullable Instant since) {

    /// How it is with it. Its words are the texts `webhooks.state.NAME`.
    public enum State {
        ON,
        /// The last message did not come; it is tried again.
        FAILING,
        /// Somebody paused it.
        PAUSED,
        /// It failed for three days.
        GIVEN_UP,
        /// Its server answered 410: it is gone for good.
        GONE,
        /// Its maker has left, or may not have webhooks any more.
        NO_RIGHT;

        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /// Whether messages go out.
        public boolean isOn() {
            return this == ON || this == FAILING;
        }

        static State of(@Nullable String pausedBecause, boolean failing) {
            return switch (pausedBecause) {
                case null -> failing ? FAILING : ON;
                case "failing" -> GIVEN_UP;
                case "gone" -> GONE;
                case "maker" -> NO_RIGHT;
                default -> PAUSED;
            };
        }
    }

    /// What somebody wishes.
    public record Draft(String name, String address, List<String> kinds) {

        public Draft {
            name = name.strip();
            address = address.strip();
            kinds = List.copyOf(kinds);
        }
    }

    /// What is wrong with a wish. Its words are the texts `webhooks.wrong.NAME`.
    public enum Wrong {
        /// Empty or too long.
        NAME,
        /// Not `https://…`.
        ADDRESS,
        /// Inside the own network, which the company does not allow.
        PRIVATE,
        /// None, or one that nobody tells of.
        KINDS;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
