package io.saluran.pipeline.field;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;
import static io.saluran.pipeline.sql.pipeline.Tables.CONTACT;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.PRODUCT;

import io.saluran.db.Db;
import io.saluran.db.Unrestricted;
import io.saluran.platform.job.Job;
import io.saluran.platform.job.JobRun;
import io.saluran.platform.job.Schedule;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Forgets the tags that no record holds any more, so that a word written wrong once is not offered for ever.
@Component
public final class KnownTextsJob implements Job {

    // At night in Malaysia.
    private static final LocalTime NIGHT = LocalTime.of(19, 50);

    private final List<KnownTexts> kinds;

    @Activate
    @Unrestricted("names tables and reads nothing")
    public KnownTextsJob(@Reference Db db) {
        kinds = List.of(new KnownTexts(db, "deal", DEAL, DEAL.FIELDS),
                new KnownTexts(db, "account", ACCOUNT, ACCOUNT.FIELDS),
                new KnownTexts(db, "contact", CONTACT, CONTACT.FIELDS),
                new KnownTexts(db, "product", PRODUCT, PRODUCT.FIELDS));
    }

    @Override
    public String name() {
        return "pipeline.known-texts";
    }

    @Override
    public Schedule schedule() {
        return Schedule.dailyAt(NIGHT, ZoneOffset.UTC);
    }

    @Override
    public void run(JobRun run) {
        kinds.forEach(KnownTexts::forget);
    }
}
