package io.saluran.ui.internal.shell;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.Route;
import io.saluran.db.Viewer;
import io.saluran.platform.internal.notification.Inbox;
import io.saluran.ui.component.PageKeys;
import io.saluran.ui.internal.notification.Unread;
import io.saluran.ui.internal.search.SearchDialog;
import io.saluran.ui.testing.ShellCase;
import io.saluran.ui.view.NavigationEntry;
import io.saluran.ui.view.ViewContribution;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X1")
class MainLayoutTest extends ShellCase {

    @Route("one")
    static final class One extends Div {
        private static final long serialVersionUID = 1;
    }

    @Route("two")
    static final class Two extends Div {
        private static final long serialVersionUID = 1;
    }

    @Route("three")
    static final class Three extends Div {
        private static final long serialVersionUID = 1;
    }

    @Route("four")
    static final class Four extends Div {
        private static final long serialVersionUID = 1;
    }

    @Route("five/:id")
    static final class Five extends Div {
        private static final long serialVersionUID = 1;
    }

    private record Page(Class<? extends Component> view, String permission, Optional<NavigationEntry> navigation)
            implements
                ViewContribution {

        Page(Class<? extends Component> view, String permission, String group, String label, int order) {
            this(view, permission, Optional.of(new NavigationEntry(group, label, "house", order, true)));
        }
    }

    private MainLayout layout(Viewer viewer) {
        return show(new MainLayout(host, viewer, profiles(), new Unread(new Inbox(db, events, clock), events)));
    }

    private static List<String> entries() {
        return _find(SideNavItem.class).stream().map(SideNavItem::getLabel).toList();
    }

    private static List<String> phoneBar() {
        return _find(Anchor.class).stream().filter(link -> link.getParent().filter(
                bar -> bar.hasClassName("s-phone-bar")).isPresent()).map(Anchor::getHref).toList();
    }

    private static String text(String key) {
        return com.vaadin.flow.component.UI.getCurrent().getTranslation(key);
    }

    private void offerAll() {
        offerView(new Page(One.class, "may.one", "settings", "ui.save", 1));
        offerView(new Page(Two.class, "may.two", "learn", "ui.edit", 2));
        offerView(new Page(Three.class, "may.three", "learn", "ui.close", 1));
        offerView(new Page(Four.class, "may.four", "sell", "ui.cancel", 9));
        offerView(new Page(Five.class, "may.four", Optional.empty()));
    }

    @Test
    void groups_stand_in_their_order_and_settings_at_the_foot() {
        offerAll();
        layout(viewer("Mei Ling", "may.one", "may.two", "may.three", "may.four"));

        assertThat(entries()).containsExactly(text("shell.home"), "Notifications", "Cancel", "Close", "Edit", "Save");
        assertThat(_find(SideNav.class)).extracting(SideNav::getLabel).containsExactly(null, "Sell", "Learn",
                "Settings");
        assertThat(_get(SideNav.class, spec -> spec.withPredicate(nav -> "Settings".equals(nav.getLabel()))).getParent()
                .orElseThrow().hasClassName("s-foot")).isTrue();
    }

    @Test
    void an_entry_is_shown_only_to_those_who_may_open_the_page() {
        offerAll();
        layout(viewer("Mei Ling", "may.two"));

        assertThat(entries()).containsExactly(text("shell.home"), "Notifications", "Edit");
        assertThat(phoneBar()).containsExactly("", "two");
    }

    @Test
    void a_phone_has_home_three_entries_and_more() {
        offerAll();
        layout(viewer("Mei Ling", "may.one", "may.two", "may.three", "may.four"));

        assertThat(phoneBar()).containsExactly("", "four", "three", "two");
        assertThat(_get(NativeButton.class, spec -> spec.withPredicate(button -> button.getParent().filter(
                bar -> bar.hasClassName("s-phone-bar")).isPresent())).getChildren()
                .filter(Span.class::isInstance).map(each -> ((Span) each).getText()).toList()).containsExactly("More");
    }

    @Test
    void an_entry_goes_with_its_bundle_and_comes_back_with_it() {
        var layout = layout(viewer("Mei Ling", "may.two"));
        var page = offerView(new Page(Two.class, "may.two", "learn", "ui.edit", 2));
        layout.showNavigation();
        assertThat(entries()).contains("Edit");

        page.unregister();
        layout.showNavigation();
        assertThat(entries()).containsExactly(text("shell.home"), "Notifications");
    }

    @Test
    void a_page_of_a_bundle_is_served_while_it_is_there_and_remembered_after() {
        var page = offerView(new Page(Five.class, "may.four", Optional.empty()));
        assertThat(host.views().paths()).containsEntry("five/:id", "may.four");
        assertThat(host.views().removed("five/7")).isEmpty();

        page.unregister();

        assertThat(host.views().paths()).isEmpty();
        assertThat(host.views().removed("five/7")).isPresent();
        assertThat(host.views().removed("fiver")).isEmpty();
    }

    @Test
    void the_search_box_opens_from_the_button() {
        layout(viewer("Mei Ling"));
        _click(_get(NativeButton.class, spec -> spec.withClasses("s-search")));

        assertThat(_find(SearchDialog.class)).hasSize(1);
    }

    @Test
    void the_person_and_the_company_are_named_in_the_persons_language() {
        host.settings().set(Viewer.system(), "company.name", "Aliran Sdn Bhd");
        speak(Locale.of("ms"));
        layout(viewer("Mei Ling"));

        assertThat(_find(Anchor.class)).extracting(Anchor::getText).contains("Mei Ling");
        assertThat(_find(Small.class)).extracting(Small::getText).containsExactly("Aliran Sdn Bhd");
        assertThat(entries()).containsExactly(text("shell.home"), "Pemberitahuan").doesNotContain("Home");
    }

    @Test
    void a_question_mark_lists_the_keys_of_the_page_and_of_all_pages() {
        var layout = layout(viewer("Mei Ling"));
        var page = new One();
        PageKeys.on(page).also("J K", "Next card").key("n", "New deal", () -> {});
        layout.setContent(page);

        PageKeys.on(layout).press("?");

        assertThat(_get(Dialog.class).getElement().getTextRecursively()).contains("On this page", "JKNext card",
                "NNew deal", "On every page", "Ctrl", "?Keyboard shortcuts");
        assertThat(page.getElement().getAttribute("data-keys")).isEqualTo("n");
    }

    @Test
    void a_page_without_keys_lists_those_of_all_pages_only() {
        var layout = layout(viewer("Mei Ling"));
        layout.setContent(new Two());

        PageKeys.on(layout).press("?");

        assertThat(_get(Dialog.class).getElement().getTextRecursively()).contains("On every page")
                .doesNotContain("On this page");
    }
}
