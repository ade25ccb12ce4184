package io.saluran.platform.job;

import java.time.Duration;
import org.osgi.annotation.versioning.ConsumerType;

/// Work that is done by itself at its time: a nightly clean-up, a check every ten minutes. Register one as an OSGi
/// service; it stands on the page of jobs while its bundle runs, where an administrator sees what came of it and may run
/// it at once.
///
/// A job runs on one node at a time. When it is due is kept in the database, so it survives a restart; while its bundle
/// is not there it waits, which is no error, and a job that came due meanwhile runs as soon as the bundle is back. A node
/// that dies in the middle of a run leaves it to another, after a minute: a run may therefore happen more than once for
/// one due time, and must do no harm when it does.
///
/// `run` is called on a thread of the host that is the run's alone, at most four runs on a node at the same time. A run
/// that takes longer than its [#budget], or whose bundle stops, is interrupted; `JobRun` says so too. One that throws has
/// failed: it is tried again after 1, 4, 16, … minutes, [#retries] times, never later than its next regular time, and then
/// at its regular times only. The other methods are called once, when the service appears, and must answer at once.
@ConsumerType
public interface Job {

    /// Bundle and purpose, for example `content.purge`; always the same, for the next due time is kept under it. Its title
    /// is the text `job.NAME`, what it does the text `job.NAME.about`.
    String name();

    Schedule schedule();

    /// How long a run may take.
    default Duration budget() {
        return Duration.ofMinutes(5);
    }

    /// How many times a run that failed is tried again before its next regular time.
    default int retries() {
        return 3;
    }

    /// Does the work.
    ///
    /// @throws InterruptedException when it was told to end and has
    /// @throws Exception when it failed; its message is shown to the administrator
    void run(JobRun run) throws Exception;
}
