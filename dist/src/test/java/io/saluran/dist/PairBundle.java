package io.saluran.dist;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import io.saluran.db.Db;
import io.saluran.platform.job.Job;
import io.saluran.platform.testing.TestBundle;
import io.saluran.ui.view.ViewContribution;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// A third party's bundle with a page that says its version, and with jobs that write two rows in one transaction: `tick`
/// each second, and `began`, `middle` and `end` once a year.
final class PairBundle {

    static final String NAME = "example.pair";
    static final String ROUTE = "example-pair";

    private PairBundle() {}

    static TestBundle of(String version) {
        return TestBundle.of(NAME, version).header("Bundle-Name", "Pair").header("Saluran-Permissions", "database")
                .header("Import-Package", "org.osgi.framework,org.jooq,com.vaadin.flow.component,"
                        + "com.vaadin.flow.component.html,com.vaadin.flow.router,io.saluran.db,io.saluran.platform.job,"
                        + "io.saluran.ui.view")
                .uses(ViewContribution.class, Component.class, Div.class, Db.class, Job.class, DSLContext.class,
                        Nullable.class)
                .schema("pair", Map.of("001-ran.sql", """
                        --changeset pair:001-ran
                        CREATE TABLE ran (job text NOT NULL, due timestamptz NOT NULL, part int NOT NULL);
                        --rollback DROP TABLE ran;
                        """))
                .source("PairView", """
                        @com.vaadin.flow.router.Route("%s")
                        public final class PairView extends com.vaadin.flow.component.html.Div {
                            public PairView() { setText("Pair %s"); setId("pair"); }
                        }""".formatted(ROUTE, version))
                .source("PairPage",
                        """
                                public final class PairPage implements io.saluran.ui.view.ViewContribution {
                                    public Class<? extends com.vaadin.flow.component.Component> view() { return PairView.class; }
                                    public String permission() { return "platform.people.read"; }
                                }""")
                .component("PairPage", ViewContribution.class)
                .source("Work",
                        """
                                import io.saluran.platform.job.*;
                                record Work(io.saluran.db.Db db, String name, Schedule schedule) implements Job {
                                    public void run(JobRun run) {
                                        db.write(sql -> part(sql, run, 1) + part(sql, run, 2));
                                    }
                                    private int part(org.jooq.DSLContext sql, JobRun run, int part) {
                                        return sql.execute("insert into pair.ran (job, due, part) values (?, ?::timestamptz, ?)",
                                                name, run.due().toString(), part);
                                    }
                                }""")
                .onStart(
                        """
                                var db = context.getService(context.getServiceReference(io.saluran.db.Db.class));
                                var yearly = io.saluran.platform.job.Schedule.cron("0 0 0 1 1 *", java.time.ZoneOffset.UTC);
                                for (var name : java.util.List.of("pair.began", "pair.middle", "pair.end")) {
                                    context.registerService(io.saluran.platform.job.Job.class, new Work(db, name, yearly), null);
                                }
                                context.registerService(io.saluran.platform.job.Job.class, new Work(db, "pair.tick",
                                        io.saluran.platform.job.Schedule.every(java.time.Duration.ofSeconds(1))), null);""");
    }
}
