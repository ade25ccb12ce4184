package io.saluran.ui.internal.home;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.saluran.db.Viewer;
import io.saluran.platform.setting.AmountHolder;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.component.ErrorState;
import io.saluran.ui.home.HomeTile;
import io.saluran.ui.testing.ShellCase;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X1")
class HomeViewTest extends ShellCase {

    private record Tile(String title, int order, String permission, Width width) implements HomeTile {

        @Override
        public Supplier<Component> prepare(Viewer viewer) {
            if (title.equals("ui.delete")) {
                throw new IllegalStateException("A tile that fails");
            }
            return () -> new Span("For " + viewer.name());
        }
    }

    private Tile tile(String title, int order) {
        var tile = new Tile(title, order, "may.look", HomeTile.Width.HALF);
        offer(HomeTile.class, tile);
        return tile;
    }

    @Test
    void tiles_stand_by_their_order_under_their_headings() {
        tile("ui.save", 20);
        tile("ui.edit", 10);
        show(new HomeView(host, viewer("Mei Ling", "may.look")));

        assertThat(_get(H1.class).getText()).isEqualTo("Welcome, Mei Ling");
        assertThat(_find(H2.class)).extracting(H2::getText).containsExactly("Edit", "Save");
        assertThat(_find(Span.class, spec -> spec.withText("For Mei Ling"))).hasSize(2);
        assertThat(_find(Section.class)).allMatch(section -> section.hasClassName("s-home-half"));
    }

    @Test
    void a_tile_whose_permission_one_lacks_is_not_even_asked() {
        offer(HomeTile.class, new Tile("ui.delete", 1, "may.not", HomeTile.Width.FULL));
        tile("ui.edit", 10);
        show(new HomeView(host, viewer("Mei Ling", "may.look")));

        assertThat(_find(H2.class)).extracting(H2::getText).containsExactly("Edit");
        _assertNone(ErrorState.class);
    }

    @Test
    void a_tile_that_fails_takes_no_other_with_it() {
        tile("ui.delete", 1);
        tile("ui.edit", 10);
        show(new HomeView(host, viewer("Mei Ling", "may.look")));

        assertThat(_find(ErrorState.class)).hasSize(1);
        assertThat(_find(Span.class, spec -> spec.withText("For Mei Ling"))).hasSize(1);
    }

    private static List<String> steps() {
        return _find(Anchor.class).stream().map(Anchor::getHref).toList();
    }

    @Test
    void the_first_one_here_reads_what_to_do_first_until_it_is_done() {
        var boss = viewer("Boss", "platform.people.write", "platform.import.own");
        show(new HomeView(host, boss));
        assertThat(_find(H2.class)).extracting(H2::getText).containsExactly("What to do first");
        assertThat(steps()).containsExactly("import", "settings/people");

        UI.getCurrent().removeAll();
        offer(AmountHolder.class, () -> true);
        show(new HomeView(host, boss));
        assertThat(steps()).containsExactly("settings/people");

        UI.getCurrent().removeAll();
        people.person("Mei Ling");
        show(new HomeView(host, boss));
        _assertNone(H2.class);
    }

    @Test
    void one_who_does_not_look_after_people_reads_no_first_steps() {
        show(new HomeView(host, viewer("Mei Ling", "platform.import.own")));

        _assertNone(H2.class);
    }

    @Test
    void each_section_is_named_by_its_heading() {
        tile("ui.edit", 10);
        show(new HomeView(host, viewer("Mei Ling", "may.look")));

        assertThat(_get(Section.class).getElement().getAttribute("aria-labelledby"))
                .isEqualTo(_get(H2.class).getId().orElseThrow());
    }

    @Test
    void tiles_come_and_go_with_their_bundles_while_the_page_is_open() {
        var home = show(new HomeView(host, viewer("Mei Ling", "may.look")));
        assertThat(_find(EmptyState.class)).hasSize(1);

        var tile = offer(HomeTile.class, new Tile("ui.edit", 1, "may.look", HomeTile.Width.QUARTER));
        home.showTiles();
        _assertNone(EmptyState.class);
        assertThat(_find(H2.class)).hasSize(1);

        tile.unregister();
        home.showTiles();
        assertThat(_find(EmptyState.class)).hasSize(1);
        _assertNone(H2.class);
    }
}
