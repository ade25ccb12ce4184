package io.saluran.platform.internal.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.db.testing.TestDatabase;
import io.saluran.platform.internal.audit.AuditTrail.Entry;
import io.saluran.platform.internal.audit.AuditTrail.Filter;
import io.saluran.platform.testing.MovableClock;
import io.saluran.platform.testing.TestTexts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X5")
class AuditTrailTest {

    private final MovableClock clock = new MovableClock();
    private TestDatabase database;
    private Db db;

    @BeforeEach
    void open() {
        database = TestDatabase.of("platform", "src/main/resources");
        db = database.db();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void log(String person, String action, String subject) {
        db.write(sql -> {
            new AuditLog(clock).record(sql, Viewer.of(UUID.randomUUID(), person), action, subject);
            return subject;
        });
    }

    @Test
    void pages_follow_each_other_by_key_newest_first() {
        for (int i = 1; i <= 5; i++) {
            log("Mei", "team.added", "Team " + i);
        }
        var trail = new AuditTrail(db);

        var first = trail.page(Filter.none(), null, 2);
        log("Mei", "team.added", "Team 6");
        var second = trail.page(Filter.none(), first.getLast().id(), 2);

        assertThat(first).extracting(Entry::subject).containsExactly("Team 5", "Team 4");
        assertThat(second).extracting(Entry::subject).containsExactly("Team 3", "Team 2");
    }

    @Test
    void it_is_narrowed_by_who_what_and_when() {
        log("Mei", "team.added", "Old");
        clock.pass(Duration.ofDays(2));
        log("Mei", "team.added", "New");
        log("Mei", "team.removed", "Gone");
        log("Arvind", "team.added", "His");
        var trail = new AuditTrail(db);

        var filter = AuditExport.filter(Map.of("person", "Mei", "action", "team.added", "from", "2026-11-26", "to",
                "2026-11-26"), java.time.ZoneOffset.UTC);

        assertThat(trail.page(filter, null, 10)).extracting(Entry::subject).containsExactly("New");
        assertThat(trail.choices().people()).containsExactly("Arvind", "Mei");
        assertThat(trail.choices().actions()).containsExactly("team.added", "team.removed");
    }

    @Test
    void a_day_that_no_database_knows_narrows_nothing() {
        log("Mei", "team.added", "One");

        var filter = AuditExport.filter(Map.of("from", "+999999999-01-01", "to", "+999999999-12-31"),
                java.time.ZoneOffset.UTC);

        assertThat(new AuditTrail(db).page(filter, null, 10)).extracting(Entry::subject).containsExactly("One");
    }

    @Test
    void settings_and_jobs_are_named_as_on_their_pages_and_what_has_no_name_as_it_was_written() {
        var words = new AuditWords(TestTexts.ofClassPath(), Locale.of("ms"));

        assertThat(words.subject("setting.changed", "files.max-megabytes = 250")).isEqualTo("Saiz fail terbesar = 250");
        assertThat(words.subject("setting.changed", "company.name = Kedai = Ali"))
                .isEqualTo("Nama syarikat = Kedai = Ali");
        assertThat(words.subject("setting.changed", "gone.letters = true")).isEqualTo("gone.letters = ya");
        assertThat(words.subject("job.run", "platform.housekeeping")).isEqualTo("Pengemasan");
        assertThat(words.subject("job.run", "gone.job")).isEqualTo("gone.job");
        assertThat(words.subject("team.added", "North")).isEqualTo("North");
        assertThat(words.action("gone.acted")).isEqualTo("gone.acted");
    }

    @Test
    void the_export_has_what_the_page_has() {
        log("Mei", "team.added", "One");
        log("Arvind", "team.added", "Two");
        var rows = new ArrayList<List<Object>>();

        new AuditExport(new AuditTrail(db), TestTexts.ofClassPath()).write(Viewer.system(), Map.of("person", "Mei"),
                cells -> rows.add(Arrays.asList(cells)));

        assertThat(rows).containsExactly(List.of(clock.instant(), "Mei", "team.added", "One"));
    }
}
