package io.saluran.dist;

import io.saluran.platform.internal.job.JobBell;
import io.saluran.platform.internal.job.JobHost;
import io.saluran.platform.internal.mail.MailDelivery;
import io.saluran.platform.internal.mail.MailForBundles;
import io.saluran.platform.internal.mail.MailServers;
import io.saluran.platform.internal.mail.Outbox;
import io.saluran.platform.internal.mail.PasswordLetters;
import io.saluran.platform.internal.people.Invitations;
import io.saluran.platform.job.Job;
import io.saluran.platform.mail.Mail;
import java.util.Map;
import org.osgi.framework.FrameworkUtil;

/// Letters: written anywhere, delivered where a server stays.
final class MailServices {

    private MailServices() {}

    /// Before bundles start, so that none misses it.
    static void offer(Platform platform, Invitations invitations) {
        var servers = new MailServers(platform.db(), platform.audit(), platform.events());
        var outbox = new Outbox(platform.db(), platform.events(), platform.clock());
        var mail = new MailForBundles(servers, platform.events(), platform.clock());
        platform.framework().context().registerService(Mail.class, mail, FrameworkUtil.asDictionary(Map.of()));
        platform.offer(MailServers.class, servers);
        platform.offer(Outbox.class, outbox);
        platform.offer(PasswordLetters.class, new PasswordLetters(new PasswordLetters.Services(platform.db(),
                mail.own(), servers, outbox, invitations, platform.texts(), platform.settings())));
        platform.offer(Job.class, new MailDelivery(servers, outbox, platform.settings()));
        NotificationServices.offer(platform, mail.own(), servers);
    }

    static JobBell deliver(Platform platform, JobHost jobs) {
        return MailDelivery.bell(jobs, platform.events(), platform.background());
    }
}
