package io.saluran.ui.internal.home;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.saluran.db.Viewer;
import io.saluran.db.Visibility;
import io.saluran.db.testing.TestDatabase;
import io.saluran.platform.internal.audit.AuditLog;
import io.saluran.platform.internal.host.BundleFramework;
import io.saluran.platform.internal.host.Contributions;
import io.saluran.platform.internal.people.NewPeople;
import io.saluran.platform.internal.people.SignIn;
import io.saluran.platform.internal.setting.CompanySettings;
import io.saluran.platform.search.SearchProvider;
import io.saluran.platform.setting.AmountHolder;
import io.saluran.platform.testing.MemoryEvents;
import io.saluran.platform.testing.MovableClock;
import io.saluran.platform.testing.TestPeople;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.component.ErrorState;
import io.saluran.ui.home.HomeTile;
import io.saluran.ui.internal.shell.OpenPages;
import io.saluran.ui.internal.shell.UiHost;
import io.saluran.ui.internal.shell.ViewRegistry;
import io.saluran.ui.panel.RecordPanel;
import io.saluran.ui.testing.ClassPathTexts;
import io.saluran.ui.testing.UiTest;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;

@Tag("X4")
class HomeViewTest extends UiTest {

    @TempDir
    Path folder;
    private TestDatabase database;
    private BundleFramework framework;
    private UiHost host;

    @BeforeEach
    void open() {
        database = TestDatabase.of("platform", "../platform-core/src/main/resources");
        var db = database.db();
        var clock = new MovableClock();
        var audit = new AuditLog(clock);
        framework = BundleFramework.open(folder, (bundle, schema) -> {});
        var pages = new OpenPages();
        var context = framework.context();
        host = new UiHost(framework, ClassPathTexts.catalogue(), new CompanySettings(db, audit, new MemoryEvents()),
                TestPeople.in(db).directory(), new SignIn(db, audit, clock), new NewPeople(db, audit, clock),
                Executors.newVirtualThreadPerTaskExecutor(), new ViewRegistry(clock, pages),
                Contributions.of(context, RecordPanel.class), Contributions.of(context, HomeTile.class),
                Contributions.of(context, SearchProvider.class), Contributions.of(context, AmountHolder.class), pages);
    }

    @AfterEach
    void close() {
        framework.close();
        database.close();
    }

    private HomeView view() {
        return show(new HomeView(host, new Viewer(new UUID(0, 1), "Mei Ling", Set.of("see"),
                new Visibility.Owners(Set.of()), Locale.ENGLISH, ZoneOffset.UTC)));
    }

    private void offer(HomeTile tile) {
        framework.context().registerService(HomeTile.class, tile, FrameworkUtil.asDictionary(Map.of()));
    }

    /// A tile that says its own heading, for whoever may `see`.
    private record Tile(String title, int order, Width width, String permission, Supplier<String> words)
            implements
                HomeTile {

        @Override
        public Supplier<Component> prepare(Viewer viewer) {
            var read = words.get();
            return () -> new Span(read);
        }
    }

    private static Tile tile(String title, int order, String permission) {
        return new Tile(title, order, HomeTile.Width.HALF, permission, () -> title + " for you");
    }

    private static List<String> headings() {
        return _find(H2.class).stream().map(heading -> heading.getId().orElseThrow()).toList();
    }

    @Test
    void tiles_stand_in_their_order_and_only_those_one_may_see() {
        offer(tile("second", 20, "see"));
        offer(tile("first", 10, "see"));
        offer(tile("secret", 5, "see more"));

        view();

        assertThat(headings()).containsExactly("tile-first", "tile-second");
        assertThat(_find(Section.class)).allMatch(tile -> tile.hasClassName("s-home-half"));
    }

    @Test
    void each_section_is_named_by_its_heading() {
        offer(tile("first", 10, "see"));

        view();

        var heading = _get(H2.class);
        assertThat(_get(Section.class).getElement().getAttribute("aria-labelledby")).isEqualTo(heading.getId().orElseThrow());
    }

    @Test
    void without_tiles_the_page_says_what_will_stand_there() {
        view();

        assertThat(_get(EmptyState.class).getElement().getTextRecursively()).contains("extensions show");
    }

    @Test
    void a_tile_that_fails_leaves_the_others_and_can_be_read_again() {
        var broken = new boolean[] {true};
        offer(tile("sound", 10, "see"));
        offer(new Tile("broken", 20, HomeTile.Width.HALF, "see", () -> {
            if (broken[0]) {
                throw new IllegalStateException("The database is away");
            }
            return "there again";
        }));

        view();
        assertThat(_get(Span.class, spec -> spec.withText("sound for you")).isVisible()).isTrue();
        assertThat(_find(ErrorState.class)).hasSize(1);
        broken[0] = false;
        _click(_get(Button.class, spec -> spec.withText("Try again")));

        assertThat(_find(ErrorState.class)).isEmpty();
        assertThat(_get(Span.class, spec -> spec.withText("there again")).isVisible()).isTrue();
    }

    @Test
    void a_tile_that_comes_later_appears() {
        var view = view();
        offer(tile("late", 10, "see"));

        view.showTiles();

        assertThat(headings()).containsExactly("tile-late");
    }
}
