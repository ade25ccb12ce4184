package io.saluran.training.handbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.pipeline.api.StageRenamed;
import io.saluran.platform.testing.NoRun;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("T1")
@Tag("X4")
class PagePurgeTest {

    private final HandbookData data = new HandbookData();

    @AfterEach
    void close() {
        data.close();
    }

    private UUID page(String title, @Nullable UUID parent) {
        return data.sheet(data.pages.create(data.writer, new Pages.NewPage(title, parent, "en", "Words")).slug()).id();
    }

    private List<?> all(String query) {
        return data.db.read(sql -> sql.fetchValues(query));
    }

    private void purgeAfter(Duration time) {
        var later = Clock.fixed(HandbookData.NOW.plus(time), ZoneOffset.UTC);
        new PagePurge(data.db, data.settings, later).run(new NoRun());
    }

    @Test
    void a_deleted_page_goes_with_all_below_it_and_its_versions_when_its_time_is_over() {
        var top = page("Top", null);
        page("Below", top);
        page("Stays", null);
        var version = data.sheet("top").version();
        assertThat(data.pages.delete(data.writer, top, version)).isInstanceOf(Pages.Outcome.Done.class);

        purgeAfter(Duration.ofDays(29));
        assertThat(all("select title from training.page order by title")).hasToString("[Below, Stays, Top]");

        purgeAfter(Duration.ofDays(31));
        assertThat(all("select title from training.page")).hasToString("[Stays]");
        assertThat(all("select title from training.page_version")).hasToString("[Stays]");
    }

    @Test
    void pages_follow_a_stage_that_is_called_otherwise_unless_another_still_has_the_name() {
        page("How to scope", null);
        data.db.write(sql -> sql.execute("update training.page set stage_name = 'Scoping'"));
        var names = new StageNames(data.db);

        names.handle(new StageRenamed(new UUID(0, 1), "Scoping", "Discovery", true));
        assertThat(all("select stage_name from training.page")).hasToString("[Scoping]");

        names.handle(new StageRenamed(new UUID(0, 1), "scoping", "Discovery", false));
        names.handle(new StageRenamed(new UUID(0, 1), "scoping", "Discovery", false));
        assertThat(all("select stage_name from training.page")).hasToString("[Discovery]");
    }
}
