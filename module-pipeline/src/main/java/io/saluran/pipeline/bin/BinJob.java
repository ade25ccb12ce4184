package io.saluran.pipeline.bin;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;
import static io.saluran.pipeline.sql.pipeline.Tables.CONTACT;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;

import io.saluran.db.Db;
import io.saluran.db.Unrestricted;
import io.saluran.platform.file.Files;
import io.saluran.platform.job.Job;
import io.saluran.platform.job.JobRun;
import io.saluran.platform.job.Schedule;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Deletes for good what has been in the bin for 30 days, in small transactions.
@Component
@Unrestricted("what is older than the bin keeps it goes, whoever owned it")
public final class BinJob implements Job {

    // At night in Malaysia.
    private static final LocalTime NIGHT = LocalTime.of(19, 40);

    private static final int AT_ONCE = 500;

    private final Db db;
    private final Files files;
    private final Clock clock;

    @Activate
    public BinJob(@Reference Db db, @Reference Files files, @Reference Clock clock) {
        this.files = files;
        this.db = db;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "pipeline.bin";
    }

    @Override
    public Schedule schedule() {
        return Schedule.dailyAt(NIGHT, ZoneOffset.UTC);
    }

    @Override
    public void run(JobRun run) throws InterruptedException {
        while (empty()) {
            run.check();
        }
    }

    /// Takes a few of each kind.
    ///
    /// @return whether there may be more
    boolean empty() {
        var before = clock.instant().minus(Bin.KEPT);
        db.write(sql -> Purge.files(sql, files, before));
        return db.write(sql -> {
            var deals = part(sql, DEAL, DEAL.ID, DEAL.DELETED_AT.lt(before),
                    (each, ids) -> Purge.deals(each, files, ids));
            // One that was merged stays as the way to the other, as long as that one stays.
            var contacts = part(sql, CONTACT, CONTACT.ID,
                    CONTACT.DELETED_AT.lt(before).and(CONTACT.MERGED_INTO_ID.isNull()), Purge::contacts);
            var accounts = part(sql, ACCOUNT, ACCOUNT.ID,
                    ACCOUNT.DELETED_AT.lt(before).and(ACCOUNT.MERGED_INTO_ID.isNull()), Purge::accounts);
            return deals || contacts || accounts;
        });
    }

    private static boolean part(DSLContext sql, Table<?> table, Field<UUID> id, Condition due,
            BiFunction<DSLContext, List<UUID>, Integer> purge) {
        var old = sql.select(id).from(table).where(due).limit(AT_ONCE).fetch(id);
        return purge.apply(sql, old) == AT_ONCE;
    }
}
