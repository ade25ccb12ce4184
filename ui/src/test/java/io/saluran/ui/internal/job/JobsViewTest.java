package io.saluran.ui.internal.job;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import io.saluran.platform.internal.format.CldrFormats;
import io.saluran.platform.internal.job.JobChanged;
import io.saluran.platform.internal.job.JobHost;
import io.saluran.platform.internal.job.JobList;
import io.saluran.platform.job.Job;
import io.saluran.platform.job.JobRun;
import io.saluran.platform.job.Schedule;
import io.saluran.ui.component.Badge;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.testing.ShellCase;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X4")
class JobsViewTest extends ShellCase {

    private JobHost jobs;

    @BeforeEach
    void openJobs() {
        jobs = new JobHost(new JobHost.Services(framework.context(), database.dataSource(), db, audit, events,
                Clock.systemUTC(), Runnable::run),
                new JobHost.Options("here", Duration.ofMillis(100), Duration.ofSeconds(15), Duration.ofMinutes(1)));
        jobs.start();
    }

    @AfterEach
    void closeJobs() {
        jobs.close();
    }

    private void page() {
        var texts = io.saluran.ui.testing.ClassPathTexts.catalogue();
        show(new JobsView(viewer("Boss", "platform.jobs.run"), jobs, new JobList(db, jobs), events,
                new CldrFormats(host.settings(), texts, clock), host));
    }

    /// As the listener to events does, in the page's own test.
    private void again() {
        db.write(sql -> {
            events.publish(sql, new JobChanged("example"));
            return true;
        });
        com.github.mvysny.kaributesting.v10.MockVaadin.clientRoundtrip(true);
    }

    private static String said() {
        var said = new StringBuilder();
        _get(JobsView.class).getElement().getChildren().forEach(each -> said.append(each.getTextRecursively()));
        return said.toString();
    }

    private record Work(String name, Schedule schedule, boolean fails) implements Job {
        @Override
        public void run(JobRun run) {
            if (fails) {
                throw new IllegalStateException("No paper");
            }
        }
    }

    private void ends(String name) throws InterruptedException {
        var list = new JobList(db, jobs);
        for (int tried = 0; tried < 100; tried++) {
            var last = list.rows().stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow().last();
            if (last != null && last.took().isPresent()) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError(name + " does not end");
    }

    @Test
    void without_jobs_the_page_says_what_will_be_here() {
        page();
        assertThat(_find(EmptyState.class)).hasSize(1);
    }

    @Test
    void a_job_tells_its_title_its_schedule_and_that_it_has_not_run() {
        offer(Job.class, new Work("platform.housekeeping", Schedule.dailyAt(LocalTime.of(19, 30), ZoneOffset.UTC),
                false));
        // In Kuala Lumpur, where who looks is, it is eight hours later.
        page();

        assertThat(said()).contains("Housekeeping", "daily at 03:30", "next ");
        assertThat(_find(Badge.class)).extracting(Badge::getText).containsExactly("Not yet run");
    }

    @Test
    void running_it_now_shows_what_came_of_it() throws Exception {
        offer(Job.class, new Work("example.print", Schedule.every(Duration.ofHours(6)), true));
        page();
        assertThat(said()).contains("example.print", "every 6 h");

        _click(_get(Button.class, spec -> spec.withText("Run now")));
        ends("example.print");
        again();

        assertThat(said()).contains("No paper");
        assertThat(_find(Badge.class)).extracting(Badge::getText).containsExactly("Failed");
        Object subject = db.read(sql -> sql.fetchValue(
                "select subject from platform.audit_entry where action = 'job.run'"));
        assertThat(subject).isEqualTo("example.print");
    }

    @Test
    void a_job_whose_bundle_stopped_waits_and_cannot_be_run() {
        var here = offer(Job.class, new Work("example.gone", Schedule.every(Duration.ofHours(6)), false));
        page();
        here.unregister();
        again();

        assertThat(said()).contains("waits for its extension");
        assertThat(_get(Button.class, spec -> spec.withText("Run now")).isEnabled()).isFalse();
    }
}
