package io.saluran.pipeline.deal;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.db.Visibility;
import io.saluran.platform.view.SavedViews.Audience;
import io.saluran.platform.view.SavedViews.SavedView;
import io.saluran.ui.component.Later;
import io.saluran.ui.component.ViewTabs;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Saved views on the board and the table of deals.
@Tag("P1")
@Tag("P27")
class DealViewsTest extends DealUiCase {

    private static String sum() {
        return text(_get(Later.class, spec -> spec.withClasses("s-sum")));
    }

    private static List<Anchor> links() {
        return _find(_get(ViewTabs.class), Anchor.class);
    }

    private static void leave() {
        UI.getCurrent().removeAll();
    }

    private static String here() {
        return links().stream().filter(link -> "page".equals(link.getElement().getAttribute("aria-current")))
                .map(link -> _find(link, Span.class).getFirst().getText()).findFirst().orElse("");
    }

    private static void save(String name) {
        _click(button("Save as new view"));
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), name);
        _click(_get(_get(Dialog.class), Button.class, spec -> spec.withText("Save")));
    }

    private Viewer mayChangeRoles() {
        return company.viewer(company.aminah, new Visibility.All(), "pipeline.deal.read", "pipeline.deal.write",
                "platform.roles.write");
    }

    private SavedView saved(Viewer owner, String name, Map<String, String> parameters) {
        var view = new SavedView(Ids.next(), "deals", name, parameters, owner.person(), owner.name(),
                Audience.EVERYBODY);
        views().save(owner, view);
        return view;
    }

    @Test
    void nothing_is_offered_where_nothing_is_narrowed_and_nothing_saved() {
        deal("One", "100");
        board(company.all(), "");
        assertThat(_get(UI.getCurrent(), DealBoardView.class).getChildren().filter(ViewTabs.class::isInstance)
                .findFirst().orElseThrow().isVisible()).isFalse();
    }

    @Test
    void each_view_tells_how_many_deals_it_shows() {
        deal("Small", "100");
        deal("Large", "900");
        var viewer = company.all();
        saved(viewer, "Worth it", Map.of("min", "500"));
        saved(viewer, "Mine", Map.of("owner", company.aminah.toString()));
        board(viewer, "");

        assertThat(links()).extracting(DealUiCase::text).containsExactlyInAnyOrder("All", "Worth it1", "Mine2");
        leave();
        table(viewer, "");
        assertThat(links()).extracting(DealUiCase::text).containsExactlyInAnyOrder("All", "Worth it1", "Mine2");
    }

    @Test
    void what_the_board_is_narrowed_to_is_kept_under_a_name_and_found_again() {
        deal("Small", "100");
        deal("Large", "900");
        var viewer = company.all();
        board(viewer, "?min=500");
        save("Worth it");
        assertThat(here()).isEqualTo("Worth it");

        var view = views().at("deals", viewer).getFirst();
        leave();
        board(viewer, "?view=" + view.id());
        assertThat(sum()).startsWith("1 open");
        assertThat(here()).isEqualTo("Worth it");
        leave();
        table(viewer, "?view=" + view.id());
        assertThat(sum()).startsWith("1 deal");
        leave();
        board(viewer, "?view=all");
        assertThat(sum()).startsWith("2 open");
        assertThat(here()).isEqualTo("All");
    }

    @Test
    void a_name_that_one_has_already_is_refused_in_the_dialog() {
        var viewer = company.all();
        saved(viewer, "Worth it", Map.of("min", "5"));
        board(viewer, "?min=500");
        save("worth IT");

        assertThat(_get(TextField.class, spec -> spec.withLabel("Name")).getErrorMessage())
                .isEqualTo("You have a view of this name already.");
        assertThat(views().at("deals", viewer)).hasSize(1);
    }

    @Test
    void a_view_that_is_narrowed_further_can_be_saved_so_and_taken_back() {
        var viewer = company.all();
        var view = saved(viewer, "Worth it", Map.of("min", "500", "outcome", "won"));
        board(viewer, "?view=" + view.id() + "&min=700");
        assertThat(here()).isEqualTo("Worth it");

        _click(button("Save changes"));
        // What only the table knows is kept for it.
        assertThat(views().at("deals", viewer).getFirst().parameters()).containsEntry("min", "700")
                .containsEntry("outcome", "won");
        _click(button("Undo"));
        assertThat(views().at("deals", viewer).getFirst().parameters()).containsEntry("min", "500");
    }

    @Test
    void somebody_elses_view_can_be_kept_only_as_a_new_one() {
        var view = saved(company.viewer(company.ravi, new Visibility.All()), "Of Ravi",
                Map.of("min", "500"));
        board(company.all(), "?view=" + view.id() + "&min=700");

        assertThat(_find(Button.class, spec -> spec.withText("Save changes"))).isEmpty();
        assertThat(_find(Button.class, spec -> spec.withText("Save as new view"))).hasSize(1);
    }

    @Test
    void a_view_that_is_gone_is_told_and_all_is_shown() {
        deal("One", "100");
        board(company.all(), "?view=" + Ids.next());

        assertThat(told()).singleElement().asString().contains("This saved view is gone");
        assertThat(sum()).startsWith("1 open");
    }

    @Test
    void a_deleted_view_comes_back_with_the_roles_that_began_with_it() {
        var boss = mayChangeRoles();
        var view = saved(boss, "Where we begin", Map.of("min", "500"));
        var role = views().roles(view.id()).getFirst().id();
        views().startRoles(boss, view, Set.of(role));
        board(boss, "?view=" + view.id());

        choose("Delete");
        assertThat(views().at("deals", boss)).isEmpty();
        _click(button("Undo"));
        assertThat(views().roles(view.id())).filteredOn(each -> each.startsHere()).extracting(each -> each.id())
                .containsExactly(role);
    }

    @Test
    void a_view_with_which_roles_begin_is_not_deleted_by_somebody_who_may_not_change_roles() {
        var owner = company.viewer(company.ravi, new Visibility.All());
        var view = saved(owner, "Of Ravi", Map.of("min", "500"));
        views().startRoles(mayChangeRoles(), view, Set.of(views().roles(view.id()).getFirst().id()));
        board(owner, "?view=" + view.id());

        choose("Delete");
        assertThat(views().at("deals", owner)).hasSize(1);
        assertThat(told()).singleElement().asString().contains("Roles begin with Of Ravi");
    }

    private static void choose(String item) {
        var found = _get(MenuBar.class).getItems().getFirst().getSubMenu().getItems().stream()
                .filter(each -> each.getText().equals(item)).findFirst().orElseThrow();
        ComponentUtil.fireEvent(found, new ClickEvent<>(found));
    }
}
