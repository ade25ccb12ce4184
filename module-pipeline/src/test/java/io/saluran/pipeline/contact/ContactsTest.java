package io.saluran.pipeline.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saluran.db.Viewer;
import io.saluran.pipeline.api.ContactChanged;
import io.saluran.pipeline.contact.ContactPage.Former;
import io.saluran.pipeline.record.NotPermitted;
import io.saluran.pipeline.record.Outcome;
import io.saluran.pipeline.record.RecordEdit;
import io.saluran.pipeline.record.Refusal;
import io.saluran.pipeline.record.Sort;
import io.saluran.pipeline.testing.Company;
import io.saluran.pipeline.testing.Sellers;
import io.saluran.platform.search.SearchProvider.Hit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P8")
class ContactsTest {

    private final Company company = new Company();
    private final Sellers sellers = new Sellers(company);
    private final Contacts contacts = new Contacts(company.db, company.events, company.clock);
    private final ContactPage page = new ContactPage(company.db);
    private final Viewer viewer = sellers.all();

    @AfterEach
    void close() {
        company.close();
    }

    private UUID make(Viewer by, String name) {
        return contacts.create(by, List.of(new RecordEdit<>(ContactFields.NAME, name),
                new RecordEdit<>(ContactFields.ACCOUNT_OF, company.account))).id();
    }

    private @Nullable String of(UUID contact, String column) {
        return company.value("select " + column + "::text from pipeline.contact where id = ?", contact);
    }

    private List<String> history(UUID contact) {
        return company.db.read(sql -> sql.fetch("""
                select concat_ws('|', c.field, c.old_value, '>', c.new_value)
                from pipeline.record_change c where c.record_type = 'contact' and c.record_id = ? order by c.id""",
                contact).getValues(0, String.class));
    }

    private List<String> names(Viewer who, ContactFilter filter) {
        return new ContactList(company.db, company.fields).rows(who, filter, Sort.USUAL, 0, 50).stream()
                .map(ContactList.Row::name).toList();
    }

    @Test
    void a_new_contact_is_kept_and_told() {
        var made = contacts.create(viewer, List.of(new RecordEdit<>(ContactFields.NAME, "Nurul"),
                new RecordEdit<>(ContactFields.EMAIL, " Nurul@Kedai.Example ")));

        assertThat(of(made.id(), "email")).isEqualTo("nurul@kedai.example");
        assertThat(of(made.id(), "owner_id")).isEqualTo(company.aminah.toString());
        assertThat(history(made.id())).containsExactly("created|>|");
        assertThat(company.events.told()).containsExactly(new ContactChanged(made.id(), company.aminah));
    }

    @Test
    void an_address_that_is_none_is_refused() {
        var nurul = make(viewer, "Nurul");

        for (var wrong : List.of("nurul", "nurul@kedai", "nurul@kedai.example, ali@kedai.example",
                "a b@kedai.example")) {
            assertThat(contacts.edit(viewer, nurul, ContactFields.EMAIL, wrong, 1)).as(wrong)
                    .isEqualTo(new Outcome.Refused(Refusal.NO_ADDRESS));
        }
        assertThat(contacts.create(viewer, List.of(new RecordEdit<>(ContactFields.NAME, "Ali"),
                new RecordEdit<>(ContactFields.EMAIL, "ali"))).refused()).isEqualTo(Refusal.NO_ADDRESS);
        assertThat(of(nurul, "version")).isEqualTo("1");
    }

    @Test
    void who_changes_account_is_remembered_at_the_one_before() {
        var nurul = make(viewer, "Nurul");
        var next = company.account("Warung Siti");

        assertThat(contacts.edit(viewer, nurul, ContactFields.ACCOUNT_OF, next, 1)).isEqualTo(new Outcome.Done(2));

        assertThat(page.former(viewer, nurul)).containsExactly(new Former(company.account, "Kedai Ali", Company.NOW));
        assertThat(history(nurul)).containsExactly("created|>|", "account|Kedai Ali|>|Warung Siti");

        contacts.edit(viewer, nurul, ContactFields.ACCOUNT_OF, null, 2);
        contacts.edit(viewer, nurul, ContactFields.ACCOUNT_OF, company.account, 3);
        assertThat(page.former(viewer, nurul)).extracting(Former::name).containsExactly("Warung Siti", "Kedai Ali");
    }

    @Test
    void other_edits_leave_no_former_account() {
        var nurul = make(viewer, "Nurul");

        contacts.edit(viewer, nurul, List.of(new RecordEdit<>(ContactFields.TITLE, "Plant manager"),
                new RecordEdit<>(ContactFields.DO_NOT_CONTACT, true),
                new RecordEdit<>(ContactFields.ACCOUNT_OF, company.account)), 1);

        assertThat(page.former(viewer, nurul)).isEmpty();
        assertThat(history(nurul)).containsExactly("created|>|", "title|>|Plant manager", "doNotContact|false|>|true");
        contacts.edit(viewer, nurul, ContactFields.DO_NOT_CONTACT, null, 2);
        assertThat(of(nurul, "do_not_contact")).isEqualTo("false");
    }

    @Test
    void the_deals_with_their_roles_are_there_open_ones_first() {
        var nurul = make(viewer, "Nurul");
        var won = sellers.deal("Won one", company.account, company.aminah, "900");
        var open = sellers.deal("Open one", company.account, company.aminah, "100");
        var his = sellers.deal("Ravi's", company.account, company.ravi, "700");
        sellers.closed(won, true, "2026-11-01");
        for (var deal : List.of(won, open, his)) {
            company.execute("insert into pipeline.deal_contact (deal_id, contact_id, role) values (?, ?, 'Champion')",
                    deal,
                    nurul);
        }

        assertThat(page.deals(viewer, nurul)).extracting(ContactPage.Part::name).containsExactly("Ravi's", "Open one",
                "Won one");
        assertThat(page.deals(viewer, nurul)).extracting(ContactPage.Part::role).containsOnly("Champion");
        assertThat(page.deals(sellers.own(company.aminah), nurul)).extracting(ContactPage.Part::name)
                .containsExactly("Open one", "Won one");
    }

    @Test
    void whoever_was_overtaken_changes_nothing_and_a_deletion_is_taken_back() {
        var nurul = make(viewer, "Nurul");
        contacts.edit(sellers.other(), nurul, ContactFields.PHONE, "+60 12 345", 1);

        assertThat(contacts.edit(viewer, nurul, ContactFields.PHONE, "1", 1)).isEqualTo(new Outcome.Overtaken());
        assertThat(contacts.delete(viewer, nurul, 1)).isEqualTo(new Outcome.Overtaken());
        assertThat(contacts.delete(viewer, nurul, 2)).isEqualTo(new Outcome.Done(3));
        assertThat(names(viewer, ContactFilter.NONE)).isEmpty();
        assertThat(contacts.restore(viewer, nurul)).isEqualTo(new Outcome.Done(4));
        assertThat(names(viewer, ContactFilter.NONE)).containsExactly("Nurul");
    }

    @Test
    void filters_leave_what_they_name() {
        var nurul = make(viewer, "Nurul Syafiqah");
        make(sellers.other(), "Lim Kok Wai");
        var elsewhere = company.account("Warung Siti");
        contacts.edit(viewer, nurul, List.of(new RecordEdit<>(ContactFields.EMAIL, "ns@kedai.example"),
                new RecordEdit<>(ContactFields.ACCOUNT_OF, elsewhere)), 1);
        var team = company.team("North", company.ravi);

        assertThat(names(viewer, new ContactFilter(null, null, null, "SYAFI"))).containsExactly("Nurul Syafiqah");
        assertThat(names(viewer, new ContactFilter(null, null, null, "NS@"))).containsExactly("Nurul Syafiqah");
        assertThat(names(viewer, new ContactFilter(company.ravi, null, null, ""))).containsExactly("Lim Kok Wai");
        assertThat(names(viewer, new ContactFilter(null, team, null, ""))).containsExactly("Lim Kok Wai");
        assertThat(names(viewer, new ContactFilter(null, null, elsewhere, ""))).containsExactly("Nurul Syafiqah");
        assertThat(new ContactList(company.db, company.fields).count(viewer,
                new ContactFilter(null, null, company.account, "")))
                .isEqualTo(1);
        assertThat(new ContactList(company.db, company.fields).withEmail(viewer, "NS@kedai.example")).hasSize(1);
    }

    @Test
    @Tag("X5")
    void one_with_own_visibility_sees_no_other_persons_contact_anywhere() {
        var hers = make(sellers.own(company.aminah), "Nurul hers");
        var his = make(sellers.own(company.ravi), "Nurul his");
        company.contact("Nurul of nobody", company.account);
        var aminah = sellers.own(company.aminah);

        assertThat(names(aminah, ContactFilter.NONE)).containsExactly("Nurul hers", "Nurul of nobody");
        assertThat(new ContactList(company.db, company.fields).count(aminah, ContactFilter.NONE)).isEqualTo(2);
        assertThat(new ContactSearch(company.db).search(aminah, "nurul", 9)).extracting(Hit::title)
                .containsExactly("Nurul hers", "Nurul of nobody");
        assertThat(new ContactList(company.db, company.fields).find(aminah, his)).isEmpty();
        assertThat(new ContactList(company.db, company.fields).changes(aminah, his, null)).isEmpty();
        var exported = new ArrayList<String>();
        new ContactExport(company.db, company.fields).write(aminah, Map.of(),
                cells -> exported.add(String.valueOf(cells[2])));
        assertThat(exported).containsExactlyInAnyOrder("Nurul hers", "Nurul of nobody");
        assertThat(contacts.edit(aminah, his, ContactFields.NAME, "Mine", 1)).isEqualTo(new Outcome.Overtaken());
        assertThat(names(sellers.all(), ContactFilter.NONE)).hasSize(3);

        var bound = company.database.underRowSecurity();
        for (var who : List.of(aminah, sellers.own(company.ravi), sellers.all())) {
            assertThat(new ContactList(bound, company.fields).rows(who, ContactFilter.NONE, Sort.USUAL, 0, 50))
                    .isEqualTo(
                            new ContactList(company.db, company.fields).rows(who, ContactFilter.NONE, Sort.USUAL, 0,
                                    50));
            assertThat(new ContactPage(bound).former(who, hers)).isEqualTo(page.former(who, hers));
        }
    }

    @Test
    void nobody_changes_contacts_without_the_permission() {
        var nurul = make(viewer, "Nurul");

        assertThatThrownBy(() -> contacts.edit(sellers.looker(), nurul, ContactFields.NAME, "x", 1))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> contacts.create(sellers.looker(), List.of())).isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> contacts.delete(sellers.looker(), nurul, 1)).isInstanceOf(NotPermitted.class);
    }
}
