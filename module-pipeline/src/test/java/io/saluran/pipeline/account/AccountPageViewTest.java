package io.saluran.pipeline.account;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.RouteConfiguration;
import io.saluran.db.Viewer;
import io.saluran.pipeline.deal.DealBeginning;
import io.saluran.pipeline.record.OwnerChoices;
import io.saluran.pipeline.record.RecordEdit;
import io.saluran.pipeline.testing.Hands;
import io.saluran.pipeline.testing.PageCase;
import io.saluran.ui.component.PageKeys;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P8")
class AccountPageViewTest extends PageCase {

    private final Accounts accounts = new Accounts(company.db, company.events, company.clock);
    private UUID account = new UUID(0, 0);

    @BeforeEach
    void make() {
        RouteConfiguration.forSessionScope().setRoute("accounts", AccountListViewTest.Here.class);
        RouteConfiguration.forSessionScope().setRoute("accounts/:id", AccountListViewTest.Here.class);
        account = accounts.create(viewer, List.of(new RecordEdit<>(AccountFields.NAME, "Gemilang Rubber"),
                new RecordEdit<>(AccountFields.INDUSTRY, "rubber"),
                new RecordEdit<>(AccountFields.WEBSITE, "gemilang.example"),
                new RecordEdit<>(AccountFields.PARENT, company.account))).id();
    }

    private AccountPageView page(Viewer who) {
        return openRecord(
                new AccountPageView(new AccountList(company.db, company.fields), new AccountPage(company.db), accounts,
                        new AccountFacts.With(formats, new AccountChoices(company.db, who),
                                new OwnerChoices(company.db, who),
                                who),
                        DealBeginning.of(company, formats, who),
                        new AccountMerging(new AccountMerges(company.db, company.events, company.clock),
                                new AccountList(company.db, company.fields), new AccountChoices(company.db, who),
                                company.db, company.clock, who),
                        company.events, who),
                account);
    }

    private static String text(AccountPageView page) {
        return page.getElement().getTextRecursively();
    }

    @Test
    void it_shows_head_figures_deals_people_and_subsidiaries() {
        sellers.closed(sellers.deal("Gloves", account, company.aminah, "25000"), true, "2026-11-01");
        sellers.closed(sellers.deal("Boots", account, company.aminah, "100"), false, "2026-11-02");
        sellers.deal("Meters", account, company.aminah, "12000");
        company.contact("Nurul Syafiqah", account);
        accounts.create(viewer, List.of(new RecordEdit<>(AccountFields.NAME, "Gemilang Klang"),
                new RecordEdit<>(AccountFields.PARENT, account)));

        var page = page(viewer);

        assertThat(_get(H1.class).getText()).isEqualTo("Gemilang Rubber");
        assertThat(page.getPageTitle()).isEqualTo("Gemilang Rubber");
        // 1 open for 12,000; 1 won of 2 closed; opened 1 October, won 1 November.
        assertThat(text(page)).contains("RM\u00a012K", "RM\u00a025K", "50%", "of 2 closed", "31 d");
        assertThat(links("Kedai Ali")).isEqualTo("accounts/" + company.account);
        assertThat(links("gemilang.example")).isEqualTo("https://gemilang.example");
        assertThat(links("Gemilang Klang")).startsWith("accounts/");
        assertThat(links("Nurul Syafiqah")).startsWith("contacts/");
        assertThat(text(page).indexOf("Meters")).as("open deals first").isBetween(0, text(page).indexOf("Gloves"));
        assertThat(text(page)).contains("Account created");
    }

    private static String shownAddress() {
        return UI.getCurrent().getInternals().getActiveViewLocation().getPathWithQueryParameters();
    }

    private static String links(String words) {
        return _find(Anchor.class, spec -> spec.withText(words)).getFirst().getHref();
    }

    private static void edit(String label, String words) {
        _click(_get(NativeButton.class, spec -> spec.withPredicate(
                button -> label.equals(button.getElement().getAttribute("title")) && words.equals(button.getText()))));
    }

    @Test
    void a_fact_is_edited_in_its_place_and_kept() {
        var page = page(viewer);

        edit("Industry", "rubber");
        _setValue(_get(TextField.class), "gloves");
        Hands.leave(_get(TextField.class));

        assertThat(company.value("select industry from pipeline.account where id = ?", account)).isEqualTo("gloves");
        MockVaadin.clientRoundtrip(true);
        assertThat(text(page)).contains("Industry: rubber → gloves · Aminah binti Ali");
    }

    @Test
    void what_is_refused_is_said_and_the_fact_stays() {
        page(viewer);

        edit("Founded", "not set");
        _setValue(_get(IntegerField.class), 12);
        Hands.leave(_get(IntegerField.class));

        assertThat(_get(Notification.class).getElement().getTextRecursively() + _get(Notification.class).getChildren()
                .map(child -> child.getElement().getTextRecursively()).toList()).contains("1000 to 2200");
        assertThat(company.value("select founded_year from pipeline.account where id = ?", account)).isNull();
    }

    @Test
    void an_edit_that_was_overtaken_is_said_and_nothing_is_done() {
        page(viewer);
        company.execute("update pipeline.account set version = 7, industry = 'latex' where id = ?", account);

        edit("Industry", "rubber");
        _setValue(_get(TextField.class), "gloves");
        Hands.leave(_get(TextField.class));

        assertThat(company.value("select industry from pipeline.account where id = ?", account)).isEqualTo("latex");
        assertThat(_find(Notification.class)).hasSize(1);
        assertThat(_find(NativeButton.class, spec -> spec.withText("latex"))).hasSize(1);
    }

    @Test
    void the_change_of_another_appears() {
        var page = page(viewer);

        accounts.edit(sellers.other(), account, AccountFields.NAME, "Gemilang Gloves", 1);
        MockVaadin.clientRoundtrip(true);

        assertThat(_get(H1.class).getText()).isEqualTo("Gemilang Gloves");
        assertThat(text(page)).contains("Ravi Kumar");
    }

    @Test
    void a_deletion_can_be_taken_back() {
        page(viewer);

        _click(_get(Button.class, spec -> spec.withPredicate(
                button -> "Delete".equals(button.getElement().getAttribute("aria-label")))));
        assertThat(company.value("select deleted_at from pipeline.account where id = ?", account)).isNotNull();
        _click(_get(Button.class, spec -> spec.withText("Undo")));

        assertThat(company.value("select deleted_at from pipeline.account where id = ?", account)).isNull();
    }

    @Test
    @Tag("X5")
    void one_who_may_only_look_edits_nothing_and_sees_no_deals() {
        sellers.deal("Meters", account, company.aminah, "1200");

        var page = page(sellers.looker());

        _assertNone(NativeButton.class);
        assertThat(text(page)).contains("rubber").doesNotContain("Meters", "1,200");
    }

    @Test
    void a_page_left_hears_nothing_more() {
        var before = company.events.listeners();
        var page = page(viewer);
        assertThat(company.events.listeners()).isGreaterThan(before);

        page.removeFromParent();

        assertThat(company.events.listeners()).isEqualTo(before);
    }

    @Test
    void it_speaks_malay() {
        speak(Locale.of("ms"));
        var page = page(viewer);

        assertThat(text(page)).contains("Kadar menang", "Anak syarikat", "belum ditetapkan");
    }

    @Test
    void a_new_deal_begins_with_the_account() {
        RouteConfiguration.forSessionScope().setRoute("deals/:id", AccountListViewTest.Here.class);
        page(viewer);

        PageKeys.on(_get(AccountPageView.class)).press("n");
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "Gloves");
        _click(_get(Button.class, spec -> spec.withText("Create deal")));

        assertThat(company.value("select account_id from pipeline.deal where name = 'Gloves'"))
                .isEqualTo(account.toString());
        assertThat(_find(Dialog.class)).isEmpty();
    }

    @Test
    @Tag("X5")
    void one_who_may_make_no_deals_is_offered_none() {
        page(sellers.looker());

        _assertNone(Button.class, spec -> spec.withText("New deal"));
        PageKeys.on(_get(AccountPageView.class)).press("n");
        _assertNone(Dialog.class);
    }

    @Test
    void it_leads_to_its_neighbours_and_back_to_the_list_as_it_was() {
        var page = page(viewer);
        enterRecord(page, account, "list=table&sort=-name");

        assertThat(text(page)).contains("2 of 2");
        assertThat(_get(Anchor.class, spec -> spec.withText("Accounts")).getHref()).isEqualTo("accounts?sort=-name");
        PageKeys.on(page).press("j");
        assertThat(shownAddress()).as("there is none after the last").doesNotContain("accounts/");
        PageKeys.on(page).press("k");
        assertThat(shownAddress()).startsWith("accounts/" + company.account).contains("list=table", "sort=-name");
    }

    @Test
    void it_shows_the_account_as_it_was() {
        page(viewer);
        _click(_get(Button.class, spec -> spec.withText("As it was on…")));

        assertThat(_get(com.vaadin.flow.component.dialog.Dialog.class).getElement().getTextRecursively())
                .contains("Gemilang Rubber", "Kedai Ali");
    }

    @Test
    void a_name_that_looks_like_a_day_stays_a_name() {
        accounts.edit(viewer, account, AccountFields.NAME, "4711-20-35", 1);
        accounts.edit(viewer, account, AccountFields.INDUSTRY, "2025-03-17", 2);

        assertThat(text(page(viewer))).contains("Gemilang Rubber → 4711-20-35", "→ 2025-03-17");
        _click(_get(Button.class, spec -> spec.withText("As it was on…")));
        assertThat(_get(Dialog.class).getElement().getTextRecursively()).contains("4711-20-35", "2025-03-17");
    }
}
