package io.saluran.platform.internal.webhook;

import org.jspecify.annotations.Nullable;

/// What came of an attempt.
///
/// @param status of HTTP; null when nothing was answered
/// @param problem `timeout`, `private`, `unknown-host` or `network` when nothing was answered; its words are the texts
///        `webhooks.problem.NAME`
/// @param text the beginning of what was answered, or what the network said
public record Answer(@Nullable Integer status, @Nullable String problem, String text, int tookMillis) {

    // RFC 9110: the receiver wants no more of this, ever.
    private static final int GONE = 410;

    /// Whether the receiver took the message.
    public boolean isTaken() {
        return status != null && status >= 200 && status < 300;
    }

    boolean isGone() {
        return status != null && status == GONE;
    }
}
