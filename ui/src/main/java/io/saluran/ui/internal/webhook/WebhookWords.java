package io.saluran.ui.internal.webhook;

import io.saluran.db.Viewer;
import io.saluran.platform.format.Formats;
import io.saluran.platform.internal.webhook.Answer;
import io.saluran.platform.internal.webhook.Courier;
import io.saluran.platform.internal.webhook.Deliveries;
import io.saluran.platform.text.Texts;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/// Webhooks in the viewer's words.
record WebhookWords(Viewer viewer, Formats formats, Texts texts) {

    /// The title, or the name when the bundle is not there to say it.
    String kind(String kind) {
        return kind.equals(Deliveries.TEST)
                ? text("webhooks.test-message")
                : texts.knows("webhook.kind." + kind) ? text("webhook.kind." + kind) : kind;
    }

    String kinds(List<String> kinds) {
        return kinds.stream().map(this::kind).collect(Collectors.joining(" · "));
    }

    String time(Instant time) {
        return formats.time(time, viewer.zone(), viewer.locale());
    }

    /// What an attempt brought, in a line.
    String answer(Answer answer) {
        return answer.status() != null
                ? text("webhooks.answered", answer.status().toString(), answer.tookMillis())
                : text("webhooks.problem." + answer.problem(), Courier.PATIENCE.toSeconds());
    }

    private String text(String key, Object... arguments) {
        return texts.text(viewer.locale(), key, arguments);
    }
}
