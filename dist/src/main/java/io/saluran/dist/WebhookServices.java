package io.saluran.dist;

import io.saluran.platform.internal.host.Contributions;
import io.saluran.platform.internal.importing.ImportWebhooks;
import io.saluran.platform.internal.job.JobBell;
import io.saluran.platform.internal.job.JobHost;
import io.saluran.platform.internal.webhook.Courier;
import io.saluran.platform.internal.webhook.Deliveries;
import io.saluran.platform.internal.webhook.SqlWebhooks;
import io.saluran.platform.internal.webhook.Subscriptions;
import io.saluran.platform.internal.webhook.WebhookJob;
import io.saluran.platform.internal.webhook.WebhookKinds;
import io.saluran.platform.internal.webhook.WebhookNotifications;
import io.saluran.platform.internal.webhook.WebhookPermissions;
import io.saluran.platform.internal.webhook.WebhookRound;
import io.saluran.platform.internal.webhook.WebhookSettings;
import io.saluran.platform.internal.webhook.WebhooksResource;
import io.saluran.platform.job.Job;
import io.saluran.platform.notification.NotificationKinds;
import io.saluran.platform.rest.RestResource;
import io.saluran.platform.right.PermissionSet;
import io.saluran.platform.setting.SettingsSection;
import io.saluran.platform.webhook.WebhookSource;
import io.saluran.platform.webhook.Webhooks;

/// Webhooks: told anywhere, delivered where a server stays.
final class WebhookServices {

    private WebhookServices() {}

    /// Before bundles start, so that none misses it.
    static void offer(Platform platform) {
        var db = platform.db();
        var clock = platform.clock();
        var kinds = new WebhookKinds(platform.keep(
                Contributions.of(platform.framework().context(), WebhookSource.class))::services);
        var courier = platform.keep(new Courier(platform.settings(), clock));
        var round = new WebhookRound(db, platform.notifications().own(), clock);
        var subscriptions = new Subscriptions(
                new Subscriptions.Services(db, platform.audit(), platform.settings(), kinds,
                        clock));
        var deliveries = new Deliveries(new Deliveries.Services(db, platform.events(), courier, round, clock));
        platform.offer(Webhooks.class, new SqlWebhooks());
        platform.offer(WebhookSource.class, new ImportWebhooks(platform.imports()));
        platform.offer(PermissionSet.class, new WebhookPermissions());
        platform.offer(SettingsSection.class, new WebhookSettings());
        platform.offer(NotificationKinds.class, new WebhookNotifications());
        platform.offer(Subscriptions.class, subscriptions);
        platform.offer(Deliveries.class, deliveries);
        platform.offer(RestResource.class, new WebhooksResource(subscriptions, deliveries));
        platform.offer(Job.class, new WebhookJob(new WebhookJob.Services(db, platform.people(),
                platform.notifications().own(), kinds, clock), round, courier));
    }

    static JobBell deliver(Platform platform, JobHost jobs) {
        return WebhookJob.bell(jobs, platform.events(), platform.background());
    }
}
