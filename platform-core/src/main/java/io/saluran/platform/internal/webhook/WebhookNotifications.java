package io.saluran.platform.internal.webhook;

import io.saluran.platform.notification.NotificationKind;
import io.saluran.platform.notification.NotificationKinds;
import java.util.List;

/// What the makers of webhooks are told.
public final class WebhookNotifications implements NotificationKinds {

    /// One was paused because its messages do not come.
    public static final String PAUSED = "platform.webhook";

    @Override
    public List<NotificationKind> kinds() {
        return List.of(new NotificationKind(PAUSED, true));
    }
}
