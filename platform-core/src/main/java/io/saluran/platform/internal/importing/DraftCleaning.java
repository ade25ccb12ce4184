package io.saluran.platform.internal.importing;

import io.saluran.platform.job.Job;
import io.saluran.platform.job.JobRun;
import io.saluran.platform.job.Schedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// Removes what imports left behind that were begun and never committed: their staging tables, and in the folder of this
/// node the copies of their files and the rejected rows that no import names. What people left to go on with is kept for
/// a week.
public final class DraftCleaning implements Job {

    private static final Duration STALE = Duration.ofDays(1);
    private static final Duration PAUSE = Duration.ofHours(6);

    private final Engine engine;

    public DraftCleaning(Engine engine) {
        this.engine = engine;
    }

    @Override
    public String name() {
        return "platform.import-drafts";
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(PAUSE);
    }

    @Override
    public void run(JobRun run) throws IOException {
        engine.tidy();
        if (!Files.isDirectory(engine.folder())) {
            return;
        }
        var now = engine.clock().instant();
        for (var old : engine.db().write(sql -> KeptDrafts.removeOld(sql, now))) {
            Files.deleteIfExists(engine.folder().resolve(old));
        }
        var before = now.minus(STALE);
        var named = engine.db().read(ImportLog::rejectedFiles);
        named.addAll(engine.db().read(KeptDrafts::files));
        try (var files = Files.newDirectoryStream(engine.folder(), "{upload*,*-rejected.csv}")) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)
                        && !named.contains(String.valueOf(file.getFileName()))) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
