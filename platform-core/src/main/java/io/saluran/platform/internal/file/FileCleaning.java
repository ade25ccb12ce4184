package io.saluran.platform.internal.file;

import io.saluran.platform.job.Job;
import io.saluran.platform.job.JobRun;
import io.saluran.platform.job.Schedule;
import java.io.IOException;
import java.time.LocalTime;
import java.time.ZoneOffset;

/// Deletes the files that were let go and to which nobody refers, from the disk too.
public final class FileCleaning implements Job {

    // At night in Malaysia, after the modules have purged what they keep for a time only.
    private static final LocalTime NIGHT = LocalTime.of(19, 45);

    private final HomeFiles files;

    public FileCleaning(HomeFiles files) {
        this.files = files;
    }

    @Override
    public String name() {
        return "platform.files";
    }

    @Override
    public Schedule schedule() {
        return Schedule.dailyAt(NIGHT, ZoneOffset.UTC);
    }

    @Override
    public void run(JobRun run) throws InterruptedException, IOException {
        var released = files.releases().all();
        for (int done = 0; done < released.size(); done++) {
            run.check();
            files.releases().settle(released.get(done));
            run.progress((done + 1.0) / released.size());
        }
    }
}
