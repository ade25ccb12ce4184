package io.saluran.dist;

import io.saluran.platform.internal.importing.DraftCleaning;
import io.saluran.platform.internal.job.Housekeeping;
import io.saluran.platform.internal.job.JobHost;
import io.saluran.platform.internal.job.JobList;
import io.saluran.platform.internal.job.JobPermissions;
import io.saluran.platform.internal.job.JobsResource;
import io.saluran.platform.job.Job;
import io.saluran.platform.rest.RestResource;
import io.saluran.platform.right.PermissionSet;
import java.util.UUID;

/// Jobs, the host's own among them. They are run where a server stays, not by a command that ends after its work.
final class JobServices {

    // A process of its own, also when another on this computer works on the same database.
    private static final String NODE = ProcessHandle.current().pid() + "-"
            + UUID.randomUUID().toString().substring(0, 8);

    private JobServices() {}

    static JobHost offer(Platform platform) {
        var db = platform.db();
        var jobs = platform.keep(new JobHost(new JobHost.Services(platform.framework().context(),
                platform.connections().pool(), db, platform.audit(), platform.events(), platform.clock(),
                platform.background()), JobHost.Options.of(NODE)));
        var list = new JobList(db, jobs);
        platform.offer(PermissionSet.class, new JobPermissions());
        platform.offer(JobHost.class, jobs);
        platform.offer(JobList.class, list);
        platform.offer(RestResource.class, new JobsResource(list));
        platform.offer(Job.class, new Housekeeping(db, platform.clock()));
        platform.offer(Job.class, new DraftCleaning(platform.imports()));
        platform.keep(MailServices.deliver(platform, jobs));
        platform.keep(WebhookServices.deliver(platform, jobs));
        return jobs;
    }
}
