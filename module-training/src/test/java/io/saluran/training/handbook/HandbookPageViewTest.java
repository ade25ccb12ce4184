package io.saluran.training.handbook;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NavigationTrigger;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.server.VaadinService;
import io.saluran.db.Viewer;
import io.saluran.training.handbook.Pages.Edit;
import io.saluran.ui.component.EmptyState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("T1")
class HandbookPageViewTest extends HandbookViewCase {

    private HandbookPageView view(Viewer viewer, String address) {
        var view = new HandbookPageView(desk(viewer));
        var slug = address.replaceFirst("\\?.*", "");
        view.beforeEnter(new BeforeEnterEvent(VaadinService.getCurrent().getRouter(), NavigationTrigger.PAGE_LOAD,
                new Location("handbook/" + address), HandbookPageView.class, new RouteParameters(Map.of("slug", slug)),
                UI.getCurrent(), List.of()));
        return show(view);
    }

    private static void choose(String item) {
        var menu = _get(MenuBar.class);
        var found = menu.getItems().getFirst().getSubMenu().getItems().stream()
                .filter(each -> each.getText().equals(item)).findFirst().orElseThrow();
        com.vaadin.flow.component.ComponentUtil.fireEvent(found, new com.vaadin.flow.component.ClickEvent<>(found));
        MockVaadin.clientRoundtrip(true);
    }

    @Test
    void a_page_is_read_with_its_outline_and_a_reader_has_no_way_to_change_it() {
        data.page("Pricing", "## Discounts\nAsk.\n## Terms\nSign.");
        var view = view(data.reader, "pricing");

        assertThat(_get(H1.class).getText()).isEqualTo("Pricing");
        assertThat(view.getPageTitle()).isEqualTo("Pricing");
        assertThat(words(_get(Aside.class))).contains("Discounts", "Terms");
        assertThat(_find(Button.class, spec -> spec.withText("Edit"))).isEmpty();
        _assertNone(MenuBar.class);
    }

    @Test
    void an_address_without_a_page_says_so_and_leads_to_the_handbook() {
        view(data.reader, "nowhere");

        assertThat(words(_get(EmptyState.class))).startsWith("This page is not in the handbook.");
        assertThat(links()).containsExactly("handbook");
    }

    @Test
    void editing_shows_the_look_beside_and_saves_a_new_version() {
        data.page("Pricing", "Old words");
        view(data.writer, "pricing");
        press("Edit");

        _setValue(_get(TextArea.class), "**New** words");
        assertThat(_get(PageEditor.class).dirty()).isTrue();
        assertThat(_find(com.vaadin.flow.component.Html.class)).extracting(html -> html.getInnerHtml())
                .anyMatch(html -> html.contains("<strong>New</strong>"));
        press("Save");

        assertThat(data.sheet("pricing").body()).isEqualTo("**New** words");
        assertThat(data.sheet("pricing").number()).isEqualTo(2);
        _assertNone(PageEditor.class);
    }

    @Test
    void the_address_with_edit_opens_for_writing_for_a_writer_only() {
        data.page("Pricing", "Words");
        view(data.reader, "pricing?edit=");
        _assertNone(PageEditor.class);

        UI.getCurrent().removeAll();
        view(data.writer, "pricing?edit=");
        assertThat(_find(PageEditor.class)).hasSize(1);
    }

    @Test
    void a_page_cannot_lose_its_title() {
        data.page("Pricing", "Words");
        view(data.writer, "pricing?edit=");
        _setValue(_find(TextField.class).getFirst(), " ");
        press("Save");

        assertThat(_find(TextField.class).getFirst().getErrorMessage()).isEqualTo("A page needs a title.");
        assertThat(data.sheet("pricing").title()).isEqualTo("Pricing");
    }

    @Test
    void who_was_slower_keeps_the_text_and_decides() {
        var page = data.page("Pricing", "First");
        view(data.writer, "pricing?edit=");
        _setValue(_get(TextArea.class), "Mine");
        data.pages.edit(data.writer, page.id(), new Edit("Pricing", "Theirs", null), 1);

        press("Save");
        assertThat(data.sheet("pricing").body()).isEqualTo("Theirs");
        assertThat(_get(TextArea.class).getValue()).isEqualTo("Mine");
        assertThat(_find(com.vaadin.flow.component.html.Span.class)).extracting(span -> span.getText())
                .contains("Aisyah Rahman changed this page while you were writing. Your text is kept here.");

        press("Save mine as the newest");
        assertThat(data.sheet("pricing").body()).isEqualTo("Mine");
        assertThat(data.sheet("pricing").number()).isEqualTo(3);
    }

    @Test
    void what_was_deleted_meanwhile_is_said_and_the_text_stays() {
        var page = data.page("Pricing", "First");
        view(data.writer, "pricing?edit=");
        _setValue(_get(TextArea.class), "Mine");
        data.pages.delete(data.writer, page.id(), 1);

        press("Save");

        assertThat(words(_get(PageEditor.class))).contains("This page was deleted while you were writing.");
        assertThat(_get(TextArea.class).getValue()).isEqualTo("Mine");
    }

    @Test
    void verifying_holds_for_six_months() {
        data.page("Pricing", "Words");
        view(data.writer, "pricing");
        choose("Still right: verify for 6 months");

        // Six months from 24 November 2026.
        assertThat(data.sheet("pricing").verifiedUntil()).hasToString("2027-05-24");
        assertThat(said()).contains("Verified until 24 May 2027.");
    }

    @Test
    void a_deleted_page_comes_back_by_undo() {
        data.page("Pricing", "Words");
        view(data.writer, "pricing");
        choose("Delete");
        assertThat(data.handbook.page(data.reader, "pricing")).isEmpty();
        assertThat(here()).isEqualTo("handbook");

        _click(_get(_get(Notification.class), Button.class, spec -> spec.withText("Undo")));

        assertThat(data.sheet("pricing").title()).isEqualTo("Pricing");
        assertThat(here()).isEqualTo("handbook/pricing");
    }
}
