package io.saluran.platform.internal.notification;

import io.saluran.platform.notification.NotificationKind;
import io.saluran.platform.notification.NotificationKinds;
import java.util.List;

/// What the host itself tells.
public final class PlatformNotifications implements NotificationKinds {

    /// A reminder is due.
    public static final String REMINDER = "platform.reminder";
    /// An import that somebody began has ended.
    public static final String IMPORT = "platform.import";

    @Override
    public List<NotificationKind> kinds() {
        return List.of(new NotificationKind(REMINDER, false), new NotificationKind(IMPORT, false));
    }
}
