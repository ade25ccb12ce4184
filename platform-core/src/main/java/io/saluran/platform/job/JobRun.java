package io.saluran.platform.job;

import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;

/// One run of a job, as the job sees it. Safe for use by any thread.
@ProviderType
public interface JobRun {

    /// When the run was due; it began at that time or later.
    Instant due();

    /// Says how far the work is, for those who watch. Cheap: what is said within one second is told once.
    ///
    /// @param share from 0 to 1
    void progress(double share);

    /// Whether the run was told to end: its time is over, or its bundle or the platform stops. Ask between two steps of
    /// long work that does not heed interruption.
    boolean isEnding();

    /// Ends the run here when it was told to end.
    ///
    /// @throws InterruptedException if so
    default void check() throws InterruptedException {
        if (isEnding()) {
            throw new InterruptedException("The run was told to end");
        }
    }
}
