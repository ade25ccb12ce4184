package io.saluran.platform.internal.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.db.testing.TestDatabase;
import io.saluran.platform.internal.audit.AuditLog;
import io.saluran.platform.testing.TestPeople;
import io.saluran.platform.view.SavedViews.Audience;
import io.saluran.platform.view.SavedViews.Role;
import io.saluran.platform.view.SavedViews.SavedView;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P27")
class StoredViewsTest {

    private TestDatabase database;
    private TestPeople people;
    private StoredViews views;
    private Viewer boss;

    @BeforeEach
    void open() {
        database = TestDatabase.of("platform", "src/main/resources");
        people = TestPeople.in(database.db());
        views = new StoredViews(database.db(), new AuditLog(Clock.systemUTC()));
        boss = people.administrator("Boss");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Viewer member(String name, UUID team) {
        return Viewer.of(people.person(name, team), name);
    }

    private static SavedView view(Viewer owner, String name, Audience audience) {
        return new SavedView(Ids.next(), "deals", name, Map.of("min", "50000", "q", "pump & valve"), owner.person(),
                owner.name(), audience);
    }

    private List<String> names(Viewer viewer) {
        return views.at("deals", viewer).stream().map(SavedView::name).toList();
    }

    @Test
    void a_view_is_seen_by_those_it_is_for_ones_own_first_and_by_name() {
        var north = people.team("North", boss.person());
        var arvind = member("Arvind", north);
        var nora = member("Nora", north);
        var sam = member("Sam", people.team("South", boss.person()));
        views.save(arvind, view(arvind, "private", Audience.SELF));
        views.save(arvind, view(arvind, "Ours", Audience.TEAM));
        views.save(arvind, view(arvind, "for all", Audience.EVERYBODY));
        views.save(nora, view(nora, "Zinc", Audience.SELF));

        assertThat(names(arvind)).containsExactly("for all", "Ours", "private");
        assertThat(names(nora)).containsExactly("Zinc", "for all", "Ours");
        assertThat(names(sam)).containsExactly("for all");
        assertThat(views.at("accounts", arvind)).isEmpty();
        assertThat(views.at("deals", sam)).singleElement().satisfies(seen -> {
            assertThat(seen.parameters()).isEqualTo(Map.of("min", "50000", "q", "pump & valve"));
            assertThat(seen.ownerName()).isEqualTo("Arvind");
        });
    }

    @Test
    void people_without_a_team_do_not_share_what_is_for_a_team() {
        var one = Viewer.of(people.person("One"), "One");
        var two = Viewer.of(people.person("Two"), "Two");
        views.save(one, view(one, "Mine", Audience.TEAM));

        assertThat(names(two)).isEmpty();
    }

    @Test
    void a_name_is_taken_once_by_its_owner_in_any_case() {
        var other = Viewer.of(people.person("Other"), "Other");
        var first = view(boss, "Large deals", Audience.SELF);
        assertThat(views.save(boss, first)).isTrue();
        assertThat(views.save(boss, view(boss, " LARGE deals ", Audience.SELF))).isFalse();
        assertThat(views.save(other, view(other, "Large deals", Audience.SELF))).isTrue();
        assertThat(views.save(boss, first.named("large DEALS", Audience.SELF))).isTrue();
        assertThat(names(boss)).containsExactly("large DEALS");
    }

    @Test
    void somebody_elses_view_is_neither_changed_nor_deleted() {
        var other = Viewer.of(people.person("Other"), "Other");
        var mine = view(boss, "Mine", Audience.EVERYBODY);
        views.save(boss, mine);

        assertThatThrownBy(() -> views.save(other, mine.named("Theirs", Audience.SELF)))
                .isInstanceOf(IllegalStateException.class);
        views.delete(other, mine.id());
        // An id that is known does not make it one's own.
        views.save(other, new SavedView(mine.id(), "deals", "Taken over", Map.of(), other.person(), "Other",
                Audience.SELF));
        assertThat(names(boss)).containsExactly("Mine");
    }

    @Test
    void a_role_begins_with_a_view_until_it_is_no_longer_for_everybody() {
        var rep = people.person("Rep");
        var reps = views.roles(Ids.next()).stream().filter(role -> "REP".equals(role.builtIn())).map(Role::id)
                .findFirst().orElseThrow();
        database.db().write(sql -> sql.execute("insert into platform.person_role values (?, ?)", rep, reps));
        var viewer = Viewer.of(rep, "Rep");
        var view = view(boss, "Where reps begin", Audience.SELF);
        views.save(boss, view);

        views.startRoles(boss, view, Set.of(reps));
        assertThat(views.start("deals", viewer)).map(SavedView::name).contains("Where reps begin");
        assertThat(views.start("accounts", viewer)).isEmpty();
        assertThat(views.roles(view.id())).filteredOn(Role::startsHere).extracting(Role::builtIn)
                .containsExactly("REP");
        assertThatThrownBy(() -> views.startRoles(viewer, view, Set.of())).isInstanceOf(IllegalStateException.class);

        views.save(boss, view);
        assertThat(views.start("deals", viewer)).isEmpty();
    }

    @Test
    void for_the_whole_company_everybodys_views_of_a_place_get_other_parameters() {
        var other = Viewer.of(people.person("Other"), "Other");
        var mine = view(boss, "Mine", Audience.SELF).with(Map.of("min", "10", "q", "pump"));
        views.save(boss, mine);
        views.save(other, view(other, "Theirs", Audience.SELF).with(Map.of("min", "20")));
        views.save(other, view(other, "Without", Audience.SELF).with(Map.of("q", "pump")));

        var changed = views.rewrite(boss, "deals", each -> {
            var now = new java.util.HashMap<>(each.parameters());
            now.computeIfPresent("min", (name, value) -> value + "0");
            return each.with(now);
        });

        assertThat(changed).isEqualTo(2);
        assertThat(views.at("deals", boss)).singleElement().extracting(SavedView::parameters)
                .isEqualTo(Map.of("min", "100", "q", "pump"));
        assertThat(views.at("deals", other)).extracting(SavedView::parameters)
                .containsExactly(Map.of("min", "200"), Map.of("q", "pump"));
        assertThat(views.rewrite(boss, "accounts", each -> each.with(Map.of()))).isZero();
    }
}
