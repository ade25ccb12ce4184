package io.saluran.dist;

import io.saluran.platform.internal.format.CldrFormats;
import io.saluran.platform.internal.mail.MailServers;
import io.saluran.platform.internal.notification.Inbox;
import io.saluran.platform.internal.notification.NotificationChoices;
import io.saluran.platform.internal.notification.NotificationLetters;
import io.saluran.platform.internal.notification.NotificationRound;
import io.saluran.platform.internal.notification.PlatformNotifications;
import io.saluran.platform.internal.notification.StoredReminders;
import io.saluran.platform.job.Job;
import io.saluran.platform.mail.Mail;
import io.saluran.platform.notification.NotificationKinds;
import io.saluran.platform.notification.Notifications;
import io.saluran.platform.notification.Reminders;
import io.saluran.ui.internal.notification.ReminderDialog;
import java.util.Map;
import org.osgi.framework.FrameworkUtil;

/// Notifications and reminders.
final class NotificationServices {

    private NotificationServices() {}

    static ReminderDialog.Desk reminding(Platform platform) {
        return new ReminderDialog.Desk(new StoredReminders(platform.db(), platform.clock()), new CldrFormats(
                platform.settings(), platform.texts(), platform.clock()), platform.clock());
    }

    /// Before bundles start, so that none misses it.
    ///
    /// @param mail the host's own
    static void offer(Platform platform, Mail mail, MailServers servers) {
        var db = platform.db();
        var clock = platform.clock();
        var notifications = platform.notifications();
        var reminders = new StoredReminders(db, clock);
        platform.framework().context().registerService(Notifications.class, notifications,
                FrameworkUtil.asDictionary(Map.of()));
        platform.offer(NotificationKinds.class, new PlatformNotifications());
        platform.offer(NotificationChoices.class, notifications.services().choices());
        platform.offer(Inbox.class, new Inbox(db, platform.events(), clock));
        platform.offer(Reminders.class, reminders);
        platform.offer(Job.class, new NotificationRound(db, new NotificationRound.Parts(reminders, notifications.own(),
                new NotificationLetters(new NotificationLetters.Services(db, mail, servers, platform.texts(),
                        platform.settings(), clock))),
                clock));
    }
}
