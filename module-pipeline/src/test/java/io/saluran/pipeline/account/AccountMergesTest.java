package io.saluran.pipeline.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.pipeline.merge.MergeList;
import io.saluran.pipeline.merge.MergeOutcome;
import io.saluran.pipeline.merge.MergeOutcome.Why;
import io.saluran.pipeline.merge.Merges.Seen;
import io.saluran.pipeline.record.NotPermitted;
import io.saluran.pipeline.testing.Company;
import io.saluran.pipeline.testing.Sellers;
import io.saluran.platform.field.FieldDefinition.Use;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P27")
@Tag("P8")
class AccountMergesTest {

    private final Company company = new Company();
    private final Sellers sellers = new Sellers(company);
    private final Viewer viewer = sellers.all();
    private final AccountMerges merges = new AccountMerges(company.db, company.events, company.clock);
    private final MergeList list = new MergeList(company.db, company.clock, AccountMerges.kind());
    private final AccountList accounts = new AccountList(company.db, company.fields);
    private final UUID kept = company.account("Gemilang Sdn Bhd");
    private final UUID gone = company.account("Gemilang");

    @AfterEach
    void close() {
        company.close();
    }

    private Seen seen(UUID account) {
        return new Seen(account, Integer.parseInt(String.valueOf(of(account, "version"))));
    }

    private @Nullable String of(UUID account, String column) {
        return company.value("select " + column + "::text from pipeline.account where id = ?", account);
    }

    private void set(UUID account, String assignments) {
        company.execute("update pipeline.account set " + assignments + " where id = ?", account);
    }

    private UUID merge(String... taken) {
        var outcome = merges.merge(viewer, seen(kept), seen(gone), Set.of(taken));
        assertThat(outcome).isInstanceOf(MergeOutcome.Merged.class);
        return outcome instanceof MergeOutcome.Merged(var merge) ? merge : new UUID(0, 0);
    }

    private MergeOutcome.Undone undo(UUID merge) {
        var outcome = merges.undo(viewer, merge);
        assertThat(outcome).isInstanceOf(MergeOutcome.Undone.class);
        return outcome instanceof MergeOutcome.Undone undone
                ? undone
                : new MergeOutcome.Undone(java.util.List.of(),
                        java.util.List.of());
    }

    /// All that hangs on accounts and all that they are, without versions and times.
    private @Nullable String everything() {
        return company
                .value("""
                        select (select jsonb_agg(to_jsonb(a) - 'version' - 'updated_at' order by id) from pipeline.account a)::text
                            || (select jsonb_agg(to_jsonb(d) - 'version' - 'updated_at' order by id) from pipeline.deal d)::text
                            || (select jsonb_agg(to_jsonb(c) - 'version' - 'updated_at' order by id) from pipeline.contact c)::text
                            || (select jsonb_agg(to_jsonb(h) order by id) from pipeline.contact_account_history h)::text""");
    }

    private void hangThingsOn(UUID account) {
        sellers.deal("Pumps", account, company.aminah, "100");
        sellers.deal("Valves", account, company.ravi, "200");
        var person = company.contact("Nurul Syafiqah", account);
        set(company.account("Gemilang Klang"), "parent_id = '" + account + "'");
        company.execute("""
                insert into pipeline.contact_account_history (id, contact_id, account_id, left_at)
                values (?, ?, ?, now())""", Ids.next(), person, account);
    }

    @Test
    void what_hangs_on_the_one_that_goes_moves_and_empty_fields_are_filled() {
        hangThingsOn(gone);
        set(kept, "industry = 'rubber', employees = 30");
        set(gone, "industry = 'latex', location = 'Klang', employees = 40, external_id = 'A-7'");

        merge("employees");

        assertThat(company.value("select count(*) from pipeline.deal where account_id = ?", kept)).isEqualTo("2");
        assertThat(company.value("select count(*) from pipeline.contact where account_id = ?", kept)).isEqualTo("1");
        assertThat(company.value("select name from pipeline.account where parent_id = ?", kept))
                .isEqualTo("Gemilang Klang");
        assertThat(company.value("select count(*) from pipeline.contact_account_history where account_id = ?", kept))
                .isEqualTo("1");
        assertThat(of(kept, "industry")).isEqualTo("rubber");
        assertThat(of(kept, "location")).isEqualTo("Klang");
        assertThat(of(kept, "employees")).isEqualTo("40");
        assertThat(of(kept, "external_id")).isEqualTo("A-7");
        assertThat(of(gone, "merged_into_id")).isEqualTo(kept.toString());
        assertThat(company.value("""
                select string_agg(concat_ws('|', record_type, field, old_value, new_value), ', ' order by id)
                  from pipeline.record_change where field in ('account', 'merged', 'employees', 'location')
                   and record_type <> 'deal'"""))
                .contains("contact|account|Gemilang|Gemilang Sdn Bhd", "account|employees|30|40",
                        "account|location|Klang", "account|merged|Gemilang");
    }

    @Test
    void own_fields_are_filled_and_chosen_too() {
        var tier = company.field("account", "text", "Tier", Use.USUAL);
        var region = company.field("account", "text", "Region", Use.USUAL);
        set(kept, "fields = '{\"" + tier + "\": \"gold\"}'");
        set(gone, "fields = '{\"" + tier + "\": \"silver\", \"" + region + "\": \"Johor\"}'");
        var before = everything();

        var merge = merge("fields." + tier);
        assertThat(of(kept, "fields ->> '" + tier + "'")).isEqualTo("silver");
        assertThat(of(kept, "fields ->> '" + region + "'")).isEqualTo("Johor");

        undo(merge);
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void taken_back_everything_is_as_it_was() {
        hangThingsOn(gone);
        hangThingsOn(kept);
        set(kept, "industry = 'rubber', owner_id = '" + company.aminah + "'");
        set(gone, "industry = 'latex', location = 'Klang', revenue_millions = 12.50, founded_year = 1990,"
                + " external_id = 'A-7', parent_id = '" + company.account + "'");
        var before = everything();

        var merge = merge("industry", "name");
        assertThat(everything()).isNotEqualTo(before);
        assertThat(undo(merge)).isEqualTo(new MergeOutcome.Undone(java.util.List.of(), java.util.List.of()));

        assertThat(everything()).isEqualTo(before);
        assertThat(merges.undo(viewer, merge)).isEqualTo(new MergeOutcome.Refused(Why.GONE));
    }

    @Test
    void what_was_changed_since_stays_and_is_named() {
        hangThingsOn(gone);
        set(gone, "industry = 'latex', location = 'Klang'");
        var merge = merge();
        set(kept, "location = 'Ipoh'");
        company.execute("update pipeline.deal set account_id = ? where name = 'Pumps'", company.account);

        var undone = undo(merge);

        assertThat(undone.fields()).containsExactly("location");
        assertThat(undone.stays()).containsExactly("Pumps");
        assertThat(of(kept, "location")).isEqualTo("Ipoh");
        assertThat(of(kept, "industry")).isNull();
        assertThat(company.value("select account_id::text from pipeline.deal where name = 'Pumps'"))
                .isEqualTo(company.account.toString());
        assertThat(company.value("select account_id::text from pipeline.deal where name = 'Valves'"))
                .isEqualTo(gone.toString());
    }

    private @Nullable String circles() {
        return company.value("""
                with recursive way (start, id, steps) as (
                    select id, parent_id, 1 from pipeline.account where parent_id is not null
                    union all
                    select way.start, a.parent_id, way.steps + 1 from way join pipeline.account a on a.id = way.id
                     where a.parent_id is not null and way.steps < 20)
                select count(*) from way where start = id""");
    }

    @Test
    void parents_never_close_a_circle() {
        // kept belongs to middle, which belongs to gone, which belongs to top
        var middle = company.account("Middle");
        var top = company.account("Top");
        set(kept, "parent_id = '" + middle + "'");
        set(middle, "parent_id = '" + gone + "'");
        set(gone, "parent_id = '" + top + "'");
        var before = everything();

        var merge = merge("parent");
        assertThat(circles()).isEqualTo("0");
        assertThat(of(kept, "parent_id")).isEqualTo(top.toString());
        assertThat(of(middle, "parent_id")).isEqualTo(kept.toString());
        undo(merge);
        assertThat(everything()).isEqualTo(before);

        set(kept, "parent_id = null");
        set(gone, "parent_id = '" + kept + "'");
        merge("parent");
        assertThat(of(kept, "parent_id")).isNull();
        assertThat(circles()).isEqualTo("0");
    }

    @Test
    void the_one_that_is_gone_is_not_restored_by_itself_and_leads_to_the_one_that_stayed() {
        var third = company.account("Gemilang Holding");
        merge();
        assertThat(new Accounts(company.db, company.events, company.clock).restore(viewer, gone))
                .isEqualTo(new io.saluran.pipeline.record.Outcome.Overtaken());

        merges.merge(viewer, seen(third), seen(kept), Set.of());
        assertThat(accounts.movedTo(viewer, gone)).contains(third);
        assertThat(accounts.movedTo(viewer, third)).isEmpty();
        assertThat(list.of(viewer, third)).extracting(MergeList.Entry::gone)
                .containsExactly("Gemilang Sdn Bhd");
    }

    @Test
    void one_that_was_merged_on_is_taken_back_in_turn_only() {
        var first = merge();
        var third = company.account("Gemilang Holding");
        var second = merges.merge(viewer, seen(third), seen(kept), Set.of());
        assertThat(merges.undo(viewer, first)).isEqualTo(new MergeOutcome.Refused(Why.NOT_THERE));

        assertThat(second).isInstanceOfSatisfying(MergeOutcome.Merged.class, merged -> undo(merged.merge()));
        undo(first);
        assertThat(of(gone, "deleted_at")).isNull();
    }

    @Test
    void after_30_days_it_stays() {
        var merge = merge();
        company.execute("update pipeline.account_merge set at = at - interval '30 days'");
        assertThat(merges.undo(viewer, merge)).isEqualTo(new MergeOutcome.Refused(Why.GONE));
        assertThat(list.of(viewer, kept)).isEmpty();
    }

    @Test
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
