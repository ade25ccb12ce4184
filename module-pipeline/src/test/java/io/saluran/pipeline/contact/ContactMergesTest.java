package io.saluran.pipeline.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.pipeline.merge.MergeList;
import io.saluran.pipeline.merge.MergeOutcome;
import io.saluran.pipeline.merge.MergeOutcome.Why;
import io.saluran.pipeline.merge.Merges.Seen;
import io.saluran.pipeline.record.NotPermitted;
import io.saluran.pipeline.record.Outcome;
import io.saluran.pipeline.testing.Company;
import io.saluran.pipeline.testing.Sellers;
import io.saluran.platform.field.FieldDefinition.Use;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P27")
@Tag("P8")
class ContactMergesTest {

    private final Company company = new Company();
    private final Sellers sellers = new Sellers(company);
    private final Viewer viewer = sellers.all();
    private final ContactMerges merges = new ContactMerges(company.db, company.events, company.clock);
    private final MergeList list = new MergeList(company.db, company.clock, ContactMerges.kind());
    private final ContactList contacts = new ContactList(company.db, company.fields);
    private final UUID kept = company.contact("Nurul Syafiqah", company.account);
    private final UUID gone = company.contact("Nurul S.", company.account);

    @AfterEach
    void close() {
        company.close();
    }

    private Seen seen(UUID contact) {
        return new Seen(contact, Integer.parseInt(String.valueOf(of(contact, "version"))));
    }

    private @Nullable String of(UUID contact, String column) {
        return company.value("select " + column + "::text from pipeline.contact where id = ?", contact);
    }

    private void set(UUID contact, String assignments) {
        company.execute("update pipeline.contact set " + assignments + " where id = ?", contact);
    }

    private UUID merge(String... taken) {
        var outcome = merges.merge(viewer, seen(kept), seen(gone), Set.of(taken));
        assertThat(outcome).isInstanceOf(MergeOutcome.Merged.class);
        return outcome instanceof MergeOutcome.Merged(var merge) ? merge : new UUID(0, 0);
    }

    private UUID deal(String name) {
        return sellers.deal(name, company.account, company.aminah, "100");
    }

    private void takesPart(UUID contact, UUID deal, @Nullable String role) {
        company.execute("insert into pipeline.deal_contact (deal_id, contact_id, role) values (?, ?, ?)", deal,
                contact, role);
    }

    private @Nullable String people(UUID deal) {
        return company.value("""
                select string_agg(concat_ws(', ', contact.name, part.role), '; ' order by contact.name)
                  from pipeline.deal_contact part
                  join pipeline.contact on contact.id = part.contact_id
                 where part.deal_id = ?""", deal);
    }

    private @Nullable String told(UUID deal) {
        return company.value("""
                select string_agg(concat_ws('|', coalesce(old_value, '-'), coalesce(new_value, '-')), '; '
                                  order by old_value, new_value)
                  from pipeline.record_change where record_id = ? and field = 'contact'""", deal);
    }

    private UUID called(UUID deal, UUID... with) {
        var id = Ids.next();
        company.execute("insert into pipeline.activity (id, deal_id, kind, done_at, created_at) "
                + "values (?, ?, 'call', now(), now())", id, deal);
        for (var contact : with) {
            company.execute("insert into pipeline.activity_contact (activity_id, contact_id) values (?, ?)", id,
                    contact);
        }
        return id;
    }

    private @Nullable String withWhom(UUID activity) {
        return company.value("""
                select string_agg(contact.name, ', ' order by contact.name)
                  from pipeline.activity_contact part
                  join pipeline.contact on contact.id = part.contact_id
                 where part.activity_id = ?""", activity);
    }

    @Test
    @Tag("P9")
    void what_was_done_with_a_contact_goes_along_and_comes_back() {
        var deal = deal("Meters");
        var theirs = called(deal, gone);
        var both = called(deal, gone, kept);

        var merge = merge();
        assertThat(withWhom(theirs)).isEqualTo("Nurul Syafiqah");
        assertThat(withWhom(both)).isEqualTo("Nurul Syafiqah");

        merges.undo(viewer, merge);
        assertThat(withWhom(theirs)).isEqualTo("Nurul S.");
        assertThat(withWhom(both)).isEqualTo("Nurul S., Nurul Syafiqah");
    }

    /// All contacts, their parts in deals, and where they were, without versions and times.
    private @Nullable String everything() {
        return company.value("""
                select concat((select jsonb_agg(to_jsonb(c) - 'version' - 'updated_at' order by id)
                                 from pipeline.contact c),
                              (select jsonb_agg(to_jsonb(p) order by deal_id, contact_id) from pipeline.deal_contact p),
                              (select jsonb_agg(to_jsonb(h) order by id) from pipeline.contact_account_history h))""");
    }

    @Test
    void who_stays_takes_part_in_the_deals_of_both_and_each_keeps_its_role() {
        var pumps = deal("Pumps");
        var valves = deal("Valves");
        var meters = deal("Meters");
        takesPart(gone, pumps, "champion");
        takesPart(gone, valves, "decides");
        takesPart(kept, valves, null);
        takesPart(gone, meters, "blocks");
        takesPart(kept, meters, "uses");
        var version = company.value("select version from pipeline.deal where id = ?", pumps);

        merge();

        assertThat(people(pumps)).isEqualTo("Nurul Syafiqah, champion");
        assertThat(people(valves)).isEqualTo("Nurul Syafiqah, decides");
        assertThat(people(meters)).isEqualTo("Nurul Syafiqah, uses");
        assertThat(told(pumps)).isEqualTo("Nurul S.|-; -|Nurul Syafiqah, champion");
        assertThat(told(valves)).isEqualTo("Nurul S.|-; Nurul Syafiqah|Nurul Syafiqah, decides");
        assertThat(told(meters)).isEqualTo("Nurul S.|-");
        assertThat(company.value("select version - ?::int from pipeline.deal where id = ?", version, pumps))
                .isEqualTo("1");
    }

    @Test
    void fields_are_filled_or_chosen_and_a_wish_not_to_be_contacted_outlives_the_merge() {
        var tier = company.field("contact", "text", "Tier", Use.USUAL);
        var region = company.field("contact", "text", "Region", Use.USUAL);
        set(kept, "title = 'Manager', email = 'nurul@kedai.example', fields = '{\"" + tier + "\": \"gold\"}'");
        set(gone, "title = 'Head', email = 'old@kedai.example', phone = '0123', do_not_contact = true,"
                + " external_id = 'C-7', fields = '{\"" + tier + "\": \"silver\", \"" + region + "\": \"Johor\"}'");

        merge("title", "fields." + tier, "doNotContact");

        assertThat(of(kept, "title")).isEqualTo("Head");
        assertThat(of(kept, "email")).isEqualTo("nurul@kedai.example");
        assertThat(of(kept, "phone")).isEqualTo("0123");
        assertThat(of(kept, "do_not_contact")).isEqualTo("true");
        assertThat(of(kept, "external_id")).isEqualTo("C-7");
        assertThat(of(kept, "fields ->> '" + tier + "'")).isEqualTo("silver");
        assertThat(of(kept, "fields ->> '" + region + "'")).isEqualTo("Johor");
        assertThat(company.value("""
                select string_agg(concat_ws('|', field, old_value, new_value), ', ')
                  from pipeline.record_change where record_id = ?""", kept)).contains("title|Manager|Head",
                "phone|0123", "merged|Nurul S.");
    }

    @Test
    void a_contact_who_may_not_be_contacted_stays_so_though_the_other_may() {
        set(kept, "do_not_contact = true");
        merge("doNotContact");
        assertThat(of(kept, "do_not_contact")).isEqualTo("true");
    }

    @Test
    void taken_back_everything_is_as_it_was() {
        takesPart(gone, deal("Pumps"), "champion");
        var both = deal("Valves");
        takesPart(gone, both, "decides");
        takesPart(kept, both, null);
        var other = company.account("Warung Siti");
        company.execute("""
                insert into pipeline.contact_account_history (id, contact_id, account_id, left_at)
                values (?, ?, ?, now())""", Ids.next(), gone, other);
        set(kept, "title = 'Manager', owner_id = '" + company.aminah + "'");
        set(gone, "title = 'Head', phone = '0123', do_not_contact = true, external_id = 'C-7', account_id = '" + other
                + "'");
        var before = everything();

        var merge = merge("title", "account", "name");
        assertThat(of(kept, "account_id")).isEqualTo(other.toString());
        assertThat(company.value("select contact_id from pipeline.contact_account_history"))
                .isEqualTo(kept.toString());
        assertThat(list.of(viewer, kept)).extracting(MergeList.Entry::gone).containsExactly("Nurul S.");

        assertThat(merges.undo(viewer, merge)).isEqualTo(new MergeOutcome.Undone(List.of(), List.of()));
        assertThat(everything()).isEqualTo(before);
        assertThat(merges.undo(viewer, merge)).isEqualTo(new MergeOutcome.Refused(Why.GONE));
    }

    @Test
    void what_was_changed_since_stays_and_is_named() {
        var pumps = deal("Pumps");
        var valves = deal("Valves");
        takesPart(gone, pumps, "champion");
        takesPart(gone, valves, "champion");
        set(gone, "title = 'Head', phone = '0123'");
        var merge = merge();
        set(kept, "phone = '0456'");
        company.execute("delete from pipeline.deal_contact where deal_id = ?", pumps);
        company.execute("update pipeline.deal_contact set role = 'decides' where deal_id = ?", valves);

        assertThat(merges.undo(viewer, merge))
                .isEqualTo(new MergeOutcome.Undone(List.of("phone"), List.of("Pumps")));

        assertThat(of(kept, "phone")).isEqualTo("0456");
        assertThat(of(kept, "title")).isNull();
        assertThat(people(pumps)).isNull();
        assertThat(people(valves)).isEqualTo("Nurul S., decides");
    }

    @Test
    void an_account_that_is_no_more_is_not_put_back() {
        var old = company.account("Old Shop");
        set(kept, "account_id = '" + old + "'");
        var merge = merge("account");
        company.execute("delete from pipeline.account where id = ?", old);

        assertThat(merges.undo(viewer, merge)).isEqualTo(new MergeOutcome.Undone(List.of("account"), List.of()));
        assertThat(of(kept, "account_id")).isEqualTo(company.account.toString());
    }

    @Test
    void the_one_that_is_gone_is_not_restored_by_itself_and_leads_to_the_one_that_stayed() {
        var third = company.contact("Nurul binti Ahmad", company.account);
        var first = merge();
        assertThat(new Contacts(company.db, company.events, company.clock).restore(viewer, gone))
                .isEqualTo(new Outcome.Overtaken());

        var second = merges.merge(viewer, seen(third), seen(kept), Set.of());
        assertThat(contacts.movedTo(viewer, gone)).contains(third);
        assertThat(contacts.movedTo(viewer, third)).isEmpty();
        assertThat(merges.undo(viewer, first)).isEqualTo(new MergeOutcome.Refused(Why.NOT_THERE));

        assertThat(second).isInstanceOfSatisfying(MergeOutcome.Merged.class,
                merged -> merges.undo(viewer, merged.merge()));
        merges.undo(viewer, first);
        assertThat(of(gone, "deleted_at")).isNull();
    }

    @Test
    void after_30_days_it_stays() {
        var merge = merge();
        company.execute("update pipeline.contact_merge set at = at - interval '30 days'");
        assertThat(merges.undo(viewer, merge)).isEqualTo(new MergeOutcome.Refused(Why.GONE));
        assertThat(list.of(viewer, kept)).isEmpty();
        assertThat(contacts.movedTo(viewer, gone)).contains(kept);
    }

    @Test
    @Tag("X5")
    void what_was_changed_meanwhile_or_is_not_to_be_seen_or_the_same_is_not_merged() {
        assertThat(merges.merge(viewer, new Seen(kept, 7), seen(gone), Set.of()))
                .isEqualTo(new MergeOutcome.Refused(Why.OVERTAKEN));
        assertThat(merges.merge(viewer, seen(kept), seen(kept), Set.of()))
                .isEqualTo(new MergeOutcome.Refused(Why.SAME_ONE));
        set(gone, "owner_id = '" + company.ravi + "'");
        assertThat(merges.merge(sellers.own(company.aminah), seen(kept), seen(gone), Set.of()))
                .isEqualTo(new MergeOutcome.Refused(Why.OVERTAKEN));
        assertThatThrownBy(() -> merges.merge(sellers.looker(), seen(kept), seen(gone), Set.of()))
                .isInstanceOf(NotPermitted.class);
        assertThat(of(gone, "deleted_at")).isNull();
    }
}
