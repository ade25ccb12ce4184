package io.saluran.ui.people;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeTableCell;
import io.saluran.platform.internal.audit.AuditTrail;
import io.saluran.platform.internal.format.CldrFormats;
import io.saluran.platform.internal.setting.CompanySettings;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.testing.ClassPathTexts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X5")
class AuditViewTest extends PeoplePagesCase {

    private void page(Map<String, String> query) {
        var texts = ClassPathTexts.catalogue();
        var formats = new CldrFormats(new CompanySettings(db, audit, events), texts, clock);
        show(new AuditView(boss, new AuditTrail(db), formats, texts)).show(query);
    }

    private void log(String action, String subject) {
        db.write(sql -> {
            audit.record(sql, boss, action, subject);
            return subject;
        });
    }

    private static List<String> cells() {
        return _find(NativeTableCell.class).stream().map(NativeTableCell::getText).toList();
    }

    @Test
    void what_happened_is_said_in_the_viewers_words() {
        log("team.added", "North");
        page(Map.of());

        assertThat(cells()).containsSubsequence("Boss", "Added a team", "North");
    }

    @Test
    void the_address_narrows_the_list_and_the_files() {
        log("team.added", "North");
        log("team.removed", "South");
        page(Map.of("action", "team.removed"));

        assertThat(cells()).contains("South").doesNotContain("North");
        assertThat(_find(Anchor.class)).extracting(Anchor::getHref)
                .containsExactly("export/audit.csv?action=team.removed", "export/audit.xlsx?action=team.removed");
    }

    @Test
    void older_entries_come_when_asked_for() {
        for (int i = 0; i < 150; i++) {
            log("team.added", "Team " + i);
        }
        page(Map.of());
        assertThat(cells()).hasSize(4 * 100);

        _click(_get(Button.class, spec -> spec.withText("Show older")));

        assertThat(cells()).hasSize(4 * 150);
        assertThat(_find(Button.class, spec -> spec.withText("Show older"))).isEmpty();
    }

    @Test
    void days_without_entries_say_so() {
        log("team.added", "North");
        page(Map.of("to", "2020-01-01"));

        assertThat(_find(EmptyState.class)).hasSize(1);
    }
}
