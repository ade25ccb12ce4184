package io.saluran.pipeline.contact;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.RouteConfiguration;
import io.saluran.db.Viewer;
import io.saluran.pipeline.account.AccountChoices;
import io.saluran.pipeline.contact.ContactList.Row;
import io.saluran.pipeline.deal.DealBeginning;
import io.saluran.pipeline.record.OwnerChoices;
import io.saluran.pipeline.record.RecordEdit;
import io.saluran.pipeline.testing.PageCase;
import io.saluran.ui.component.DayField;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.component.PageKeys;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P8")
class ContactViewsTest extends PageCase {

    private final Contacts contacts = new Contacts(company.db, company.events, company.clock);
    private UUID nurul = new UUID(0, 0);

    /// Stands where another page would be.
    public static final class Here extends Div {
        private static final long serialVersionUID = 1;
    }

    @BeforeEach
    void make() {
        RouteConfiguration.forSessionScope().setRoute("contacts", Here.class);
        RouteConfiguration.forSessionScope().setRoute("contacts/:id", Here.class);
        nurul = contacts.create(viewer, List.of(new RecordEdit<>(ContactFields.NAME, "Nurul Syafiqah"),
                new RecordEdit<>(ContactFields.TITLE, "Plant manager"),
                new RecordEdit<>(ContactFields.EMAIL, "nurul@kedai.example"),
                new RecordEdit<>(ContactFields.ACCOUNT_OF, company.account))).id();
    }

    private ContactMerging merging(Viewer who) {
        return new ContactMerging(new ContactMerges(company.db, company.events, company.clock),
                new ContactList(company.db, company.fields), new ContactChoices(company.db, who), company.db,
                company.clock, who);
    }

    private ContactListView list(Viewer who, String address) {
        return open(
                new ContactListView(new ContactList(company.db, company.fields), new AccountChoices(company.db, who),
                        new OwnerChoices(company.db, who), contacts, merging(who), company.events, who),
                address);
    }

    private ContactPageView page(Viewer who) {
        return openRecord(
                new ContactPageView(new ContactList(company.db, company.fields), new ContactPage(company.db), contacts,
                        new ContactFacts.With(formats, new AccountChoices(company.db, who),
                                new OwnerChoices(company.db, who), who),
                        DealBeginning.of(company, formats, who), merging(who), company.events, who),
                nurul);
    }

    @SuppressWarnings("unchecked") // the one grid of the page
    private static List<String> shown() {
        return GridKt._findAll((Grid<Row>) _get(Grid.class)).stream().map(Row::name).toList();
    }

    private static String text(ContactPageView page) {
        return page.getElement().getTextRecursively();
    }

    @Test
    void the_list_is_narrowed_by_its_address() {
        company.contact("Lim Kok Wai", company.account("Warung Siti"));

        var page = list(viewer, "contacts");
        assertThat(shown()).containsExactly("Lim Kok Wai", "Nurul Syafiqah");
        enter(page, "contacts?account=" + company.account);
        assertThat(shown()).containsExactly("Nurul Syafiqah");
        enter(page, "contacts?q=lim");
        assertThat(shown()).containsExactly("Lim Kok Wai");
        enter(page, "contacts?q=nobody");
        assertThat(_get(EmptyState.class).getElement().getTextRecursively()).contains("No contact fits");
    }

    @Test
    void a_new_contact_of_the_chosen_account_is_made_and_a_taken_address_pointed_out() {
        list(viewer, "contacts?account=" + company.account);
        _click(_get(Button.class, spec -> spec.withText("New contact")));
        _setValue(_get(EmailField.class), "nurul@");
        _click(_get(Button.class, spec -> spec.withText("Create contact")));
        assertThat(_get(TextField.class, spec -> spec.withLabel("Name")).isInvalid()).isTrue();
        assertThat(_get(EmailField.class).isInvalid()).isTrue();

        _setValue(_get(EmailField.class), "Nurul@kedai.example");
        assertThat(_get(Dialog.class).getElement().getTextRecursively())
                .contains("Somebody has this email address already", "Nurul Syafiqah");
        _setValue(_get(EmailField.class), "lim@kedai.example");
        assertThat(_get(Dialog.class).getElement().getTextRecursively()).doesNotContain("already");
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "Lim Kok Wai");
        _click(_get(Button.class, spec -> spec.withText("Create contact")));

        assertThat(company.value("select account_id::text from pipeline.contact where email = 'lim@kedai.example'"))
                .isEqualTo(company.account.toString());
    }

    @Test
    void the_page_shows_where_the_contact_was_before_and_the_deals() {
        contacts.edit(viewer, nurul, ContactFields.ACCOUNT_OF, company.account("Warung Siti"), 1);
        var deal = sellers.deal("Meters", company.account, company.aminah, "1200");
        company.execute("insert into pipeline.deal_contact (deal_id, contact_id, role) values (?, ?, 'Champion')", deal,
                nurul);

        var page = page(viewer);

        assertThat(_get(H1.class).getText()).isEqualTo("Nurul Syafiqah");
        assertThat(text(page)).contains("Before", "Kedai Ali", "until 24 Nov", "Meters", "Champion", "RM\u00a01,200",
                "Account: Kedai Ali → Warung Siti · Aminah binti Ali");
        assertThat(_find(Anchor.class, spec -> spec.withText("nurul@kedai.example")).getFirst().getHref())
                .isEqualTo("mailto:nurul@kedai.example");
    }

    @Test
    void do_not_contact_is_ticked_and_kept_with_words() {
        var page = page(viewer);

        _setValue(_get(Checkbox.class), true);

        assertThat(company.value("select do_not_contact::text from pipeline.contact where id = ?", nurul))
                .isEqualTo("true");
        MockVaadin.clientRoundtrip(true);
        assertThat(text(page)).contains("Do not contact: no → yes · Aminah binti Ali");
    }

    @Test
    void the_change_of_another_appears_and_a_deletion_is_taken_back() {
        page(viewer);
        contacts.edit(sellers.other(), nurul, ContactFields.NAME, "Nurul S.", 1);
        MockVaadin.clientRoundtrip(true);
        assertThat(_get(H1.class).getText()).isEqualTo("Nurul S.");

        _click(_get(Button.class, spec -> spec.withPredicate(
                button -> "Delete".equals(button.getElement().getAttribute("aria-label")))));
        assertThat(company.value("select deleted_at from pipeline.contact where id = ?", nurul)).isNotNull();
        _click(_get(Button.class, spec -> spec.withText("Undo")));
        assertThat(company.value("select deleted_at from pipeline.contact where id = ?", nurul)).isNull();
    }

    @Test
    @Tag("X5")
    void one_who_may_only_look_changes_nothing() {
        page(sellers.looker());

        _assertNone(NativeButton.class);
        assertThat(_get(Checkbox.class).isReadOnly()).isTrue();
    }

    @Test
    void they_speak_malay() {
        speak(Locale.of("ms"));
        list(viewer, "contacts");

        assertThat(_find(Button.class, spec -> spec.withText("Kenalan baharu"))).hasSize(1);
    }

    @Test
    void a_new_deal_begins_with_the_contact_and_the_account() {
        RouteConfiguration.forSessionScope().setRoute("deals/:id", Here.class);
        page(viewer);

        _click(_get(Button.class, spec -> spec.withText("New deal")));
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "Gloves");
        _click(_get(Button.class, spec -> spec.withText("Create deal")));

        assertThat(company.value("""
                select deal.account_id from pipeline.deal
                  join pipeline.deal_contact part on part.deal_id = deal.id
                 where deal.name = 'Gloves' and part.contact_id = ?""", nurul)).isEqualTo(company.account.toString());
    }

    @Test
    void a_contact_opened_from_its_list_leads_to_the_next() {
        contacts.create(viewer, List.of(new RecordEdit<>(ContactFields.NAME, "Siti Aminah")));
        var page = page(viewer);
        enterRecord(page, nurul, "list=table&account=" + company.account);
        assertThat(text(page)).contains("1 of 1");
        enterRecord(page, nurul, "list=table");
        assertThat(text(page)).contains("1 of 2");

        PageKeys.on(page).press("j");

        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPath()).startsWith("contacts/")
                .doesNotContain(nurul.toString());
    }

    @Test
    @Tag("P5")
    void it_shows_the_contact_as_it_was_on_a_day() {
        company.execute("update pipeline.contact set created_at = created_at - interval '10 days'");
        contacts.edit(viewer, nurul, ContactFields.TITLE, "Director", 1);
        page(viewer);
        _click(_get(Button.class, spec -> spec.withText("As it was on…")));
        var dialog = _get(Dialog.class);
        assertThat(dialog.getElement().getTextRecursively()).contains("Nurul Syafiqah", "Kedai Ali", "Director")
                .doesNotContain("Plant manager");

        var today = LocalDate.ofInstant(company.clock.instant(), viewer.zone());
        _setValue(_get(dialog, DayField.class), today.minusDays(1));
        assertThat(dialog.getElement().getTextRecursively()).contains("Plant manager").doesNotContain("Director");

        _setValue(_get(dialog, DayField.class), today.minusDays(30));
        assertThat(dialog.getElement().getTextRecursively()).contains("it was not there yet");
    }
}
