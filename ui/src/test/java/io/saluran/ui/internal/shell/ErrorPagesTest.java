package io.saluran.ui.internal.shell;

import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NavigationTrigger;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.VaadinService;
import io.saluran.ui.signin.SignedIn;
import io.saluran.ui.testing.ShellCase;
import io.saluran.ui.view.ViewContribution;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What stands where a page cannot: each says why, and leads home.
@Tag("X3")
class ErrorPagesTest extends ShellCase {

    @Route("map/:id")
    static final class MapView extends Div {
        private static final long serialVersionUID = 1;
    }

    private record MapPage() implements ViewContribution {
        @Override
        public Class<? extends Component> view() {
            return MapView.class;
        }

        @Override
        public String permission() {
            return "map.read";
        }
    }

    @BeforeEach
    void routeHome() {
        VaadinService.getCurrent().getRouter().getRegistry().setRoute("", io.saluran.ui.internal.home.HomeView.class,
                List.of(MainLayout.class));
    }

    private static BeforeEnterEvent entering(String path, Class<? extends Component> page) {
        return new BeforeEnterEvent(VaadinService.getCurrent().getRouter(), NavigationTrigger.PAGE_LOAD,
                new Location(path), page, UI.getCurrent(), List.of());
    }

    private void signIn() {
        SignedIn.as(people.person("Mei Ling", "mei@aliran.example", "a long test phrase"), 1);
    }

    private static int notFound(NotFoundView page, String path) {
        return page.setErrorParameter(entering(path, NotFoundView.class), new ErrorParameter<>(NotFoundException.class,
                new NotFoundException()));
    }

    @Test
    void an_address_that_never_was_says_so() {
        signIn();
        var page = new NotFoundView();

        assertThat(notFound(page, "nowhere")).isEqualTo(404);

        show(page);
        assertThat(_get(H1.class).getText()).isEqualTo("There is no such page");
        assertThat(_get(RouterLink.class).getHref()).isEmpty();
    }

    @Test
    void a_page_whose_bundle_was_stopped_says_which_and_when() {
        signIn();
        var map = offerView(new MapPage());
        clock.pass(Duration.ofMinutes(1));
        map.unregister();
        var page = new NotFoundView();

        assertThat(notFound(page, "map/12")).isEqualTo(404);

        show(page);
        assertThat(_get(H1.class).getText()).isEqualTo("This page is not here now");
        assertThat(_get(Paragraph.class).getText()).startsWith("This page belonged to ").contains("Nothing is lost");
    }

    @Test
    void only_a_page_that_tells_of_a_missing_one_waits_for_its_bundle_to_come_back() {
        var shown = UI.getCurrent().getInternals();

        shown.showRouteTarget(new Location("map/12"), new NotFoundView(), List.of());
        assertThat(ViewRegistry.misses(UI.getCurrent(), "map/:id")).isTrue();
        assertThat(ViewRegistry.misses(UI.getCurrent(), "mapping/:id")).isFalse();

        shown.showRouteTarget(new Location("map/12"), new MapView(), List.of());
        assertThat(ViewRegistry.misses(UI.getCurrent(), "map/:id")).isFalse();
    }

    @Test
    void who_is_not_signed_in_learns_nothing_of_which_pages_there_are() {
        var event = entering("deals/12", NotFoundView.class);

        assertThat(new NotFoundView().setErrorParameter(event, new ErrorParameter<>(NotFoundException.class,
                new NotFoundException()))).isEqualTo(401);

        assertThat(event.hasForwardTarget() || event.hasUnknownForward()).isTrue();
    }

    @Test
    void a_page_that_is_not_for_one_names_the_permission_in_words() {
        var page = new NotAllowedView();
        var status = page.setErrorParameter(entering("settings/people", NotAllowedView.class), new ErrorParameter<>(
                NotAllowedException.class, new NotAllowedException(), "platform.people.read"));

        show(page);
        assertThat(status).isEqualTo(403);
        assertThat(_get(H1.class).getText()).isEqualTo("You have no access yet");
        assertThat(_get(Paragraph.class).getText()).contains("“"
                + UI.getCurrent().getTranslation("permission.platform.people.read") + "”").doesNotContain("!");
    }

    @Test
    void a_page_that_failed_gives_a_number_to_quote_and_not_the_cause() {
        var page = new FailedView();
        var status = page.setErrorParameter(entering("deals", FailedView.class), new ErrorParameter<>(Exception.class,
                new IllegalStateException("secret detail")));

        show(page);
        assertThat(status).isEqualTo(500);
        assertThat(_get(Code.class).getText()).matches("Number [0-9a-f]+");
        assertThat(page.getElement().getTextRecursively()).doesNotContain("secret detail");
    }
}
