package io.saluran.content.asset;

import static io.saluran.content.sql.content.Tables.ASSET;
import static io.saluran.content.sql.content.Tables.ASSET_FORMER;

import io.saluran.db.Db;
import io.saluran.db.Unrestricted;
import io.saluran.platform.file.Files;
import io.saluran.platform.job.Job;
import io.saluran.platform.job.JobRun;
import io.saluran.platform.job.Schedule;
import io.saluran.platform.setting.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Removes for good the content whose time to be restored is over, and lets its files go, the former ones too; the platform
/// deletes those that nobody else refers to.
@Component
@Unrestricted("what was deleted goes, whoever owned it")
public final class AssetPurge implements Job {

    // At night in Malaysia.
    private static final LocalTime NIGHT = LocalTime.of(19, 20);

    private final Db db;
    private final Files files;
    private final Settings settings;
    private final Clock clock;

    @Activate
    public AssetPurge(@Reference Db db, @Reference Files files, @Reference Settings settings, @Reference Clock clock) {
        this.db = db;
        this.files = files;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "content.purge";
    }

    @Override
    public Schedule schedule() {
        return Schedule.dailyAt(NIGHT, ZoneOffset.UTC);
    }

    @Override
    public void run(JobRun run) {
        var before = clock.instant().minus(Duration.ofDays(ContentSettings.KEEP_DELETED.numberIn(settings)));
        db.write(sql -> {
            var held = sql.select(ASSET.FILE_ID)
                    .from(ASSET)
                    .where(ASSET.DELETED_AT.lt(before), ASSET.FILE_ID.isNotNull())
                    .union(sql.select(ASSET_FORMER.FILE_ID)
                            .from(ASSET_FORMER)
                            .join(ASSET).on(ASSET.ID.eq(ASSET_FORMER.ASSET_ID))
                            .where(ASSET.DELETED_AT.lt(before)))
                    .fetch(ASSET.FILE_ID);
            var gone = sql.deleteFrom(ASSET).where(ASSET.DELETED_AT.lt(before)).execute();
            held.forEach(file -> files.release(sql, file));
            return gone;
        });
    }
}
