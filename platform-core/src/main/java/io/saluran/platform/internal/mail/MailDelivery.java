package io.saluran.platform.internal.mail;

import io.saluran.platform.event.Events;
import io.saluran.platform.internal.job.JobBell;
import io.saluran.platform.internal.job.JobHost;
import io.saluran.platform.job.Job;
import io.saluran.platform.job.JobRun;
import io.saluran.platform.job.Schedule;
import io.saluran.platform.setting.Settings;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Delivers the letters of the outbox. It is woken when one is put there; its regular times are for those that are tried
/// again.
public final class MailDelivery implements Job {

    /// By which it is woken.
    public static final String NAME = "platform.mail";

    private static final Logger LOG = LoggerFactory.getLogger(MailDelivery.class);
    private static final Duration PAUSE = Duration.ofMinutes(5);
    private static final int AT_ONCE = 20;

    private final MailServers servers;
    private final Outbox outbox;
    private final Settings settings;

    public MailDelivery(MailServers servers, Outbox outbox, Settings settings) {
        this.servers = servers;
        this.outbox = outbox;
        this.settings = settings;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(PAUSE);
    }

    @Override
    public void run(JobRun run) throws InterruptedException {
        outbox.tidy();
        var server = servers.current();
        if (server.isEmpty()) {
            return;
        }
        var postman = new Postman(server.get(), settings.company());
        for (var due = outbox.take(AT_ONCE); !due.isEmpty(); due = outbox.take(AT_ONCE)) {
            for (var letter : due) {
                run.check();
                deliver(postman, letter);
            }
        }
    }

    private void deliver(Postman postman, Outbox.Due due) {
        try {
            postman.send(due.letter());
            outbox.sent(due);
        } catch (Postman.NotTaken refused) {
            LOG.warn("A letter to {} was not taken at attempt {}: {}", due.letter().to(), due.attempts(),
                    refused.getMessage());
            outbox.notTaken(due, String.valueOf(refused.getMessage()), refused.isForGood());
        }
    }

    /// Wakes it when there is something to send.
    public static JobBell bell(JobHost jobs, Events events, Executor background) {
        return new JobBell(jobs, NAME, events, MailQueued.class, background);
    }
}
