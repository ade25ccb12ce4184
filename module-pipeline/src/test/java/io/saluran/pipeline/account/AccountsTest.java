package io.saluran.pipeline.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.pipeline.api.AccountChanged;
import io.saluran.pipeline.record.NotPermitted;
import io.saluran.pipeline.record.Outcome;
import io.saluran.pipeline.record.RecordEdit;
import io.saluran.pipeline.record.Refusal;
import io.saluran.pipeline.record.Sort;
import io.saluran.pipeline.testing.Company;
import io.saluran.pipeline.testing.Sellers;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P8")
class AccountsTest {

    private final Company company = new Company();
    private final Sellers sellers = new Sellers(company);
    private final Accounts accounts = new Accounts(company.db, company.events, company.clock);
    private final Viewer viewer = sellers.all();

    @AfterEach
    void close() {
        company.close();
    }

    private UUID make(String name) {
        return accounts.create(viewer, List.of(new RecordEdit<>(AccountFields.NAME, name))).id();
    }

    private @Nullable String of(UUID account, String column) {
        return company.value("select " + column + "::text from pipeline.account where id = ?", account);
    }

    private List<String> history(UUID account) {
        return company.db.read(sql -> sql.fetch("""
                select concat_ws('|', c.field, c.old_value, '>', c.new_value, p.name)
                from pipeline.record_change c left join platform.person p on p.id = c.person_id
                where c.record_type = 'account' and c.record_id = ? order by c.id""", account)
                .getValues(0, String.class));
    }

    @Test
    void a_new_account_belongs_to_who_made_it_and_is_told() {
        var made = accounts.create(viewer, List.of(new RecordEdit<>(AccountFields.NAME, "  Gemilang Rubber "),
                new RecordEdit<>(AccountFields.INDUSTRY, "manufacturing"),
                new RecordEdit<>(AccountFields.PARENT, company.account)));

        assertThat(made.refused()).isNull();
        assertThat(of(made.id(), "name")).isEqualTo("Gemilang Rubber");
        assertThat(of(made.id(), "owner_id")).isEqualTo(company.aminah.toString());
        assertThat(of(made.id(), "parent_id")).isEqualTo(company.account.toString());
        assertThat(history(made.id())).containsExactly("created|>||Aminah binti Ali");
        assertThat(company.events.told()).containsExactly(new AccountChanged(made.id(), company.aminah));
    }

    @Test
    void an_account_without_a_name_is_not_made() {
        assertThat(accounts.create(viewer, List.of()).refused()).isEqualTo(Refusal.NO_NAME);
        assertThat(accounts.create(viewer, List.of(new RecordEdit<>(AccountFields.NAME, " "))).refused())
                .isEqualTo(Refusal.NO_NAME);
        assertThat(company.value("select count(*) from pipeline.account")).isEqualTo("1");
    }

    @Test
    void every_change_is_kept_with_who_from_and_to() {
        var account = make("Gemilang");

        assertThat(accounts.edit(viewer, account, List.of(new RecordEdit<>(AccountFields.INDUSTRY, "retail"),
                new RecordEdit<>(AccountFields.REVENUE, new BigDecimal("12.5")),
                new RecordEdit<>(AccountFields.PARENT, company.account),
                new RecordEdit<>(AccountFields.OWNER, company.ravi)), 1)).isEqualTo(new Outcome.Done(2));
        assertThat(accounts.edit(sellers.other(), account, AccountFields.INDUSTRY, null, 2))
                .isEqualTo(new Outcome.Done(3));

        assertThat(history(account)).containsExactly("created|>||Aminah binti Ali",
                "industry|>|retail|Aminah binti Ali",
                "revenueMillions|>|12.5|Aminah binti Ali", "parent|>|Kedai Ali|Aminah binti Ali",
                "owner|Aminah binti Ali|>|Ravi Kumar|Aminah binti Ali", "industry|retail|>|Ravi Kumar");
        assertThat(of(account, "version")).isEqualTo("3");
    }

    @Test
    void the_same_value_again_is_no_change() {
        var account = make("Gemilang");

        assertThat(accounts.edit(viewer, account, AccountFields.NAME, "Gemilang", 1)).isEqualTo(new Outcome.Done(1));

        assertThat(history(account)).hasSize(1);
        assertThat(company.events.told()).hasSize(1);
    }

    @Test
    void whoever_was_overtaken_changes_nothing() {
        var account = make("Gemilang");
        accounts.edit(sellers.other(), account, AccountFields.NAME, "Gemilang Rubber", 1);

        assertThat(accounts.edit(viewer, account, AccountFields.NAME, "Other", 1)).isEqualTo(new Outcome.Overtaken());
        assertThat(accounts.delete(viewer, account, 1)).isEqualTo(new Outcome.Overtaken());

        assertThat(of(account, "name")).isEqualTo("Gemilang Rubber");
        assertThat(of(account, "deleted_at")).isNull();
    }

    @Test
    void what_cannot_be_is_refused_and_the_rest_of_the_edit_with_it() {
        var account = make("Gemilang");

        refused(account, Refusal.BELOW_ZERO, new RecordEdit<>(AccountFields.EMPLOYEES, -1));
        refused(account, Refusal.BELOW_ZERO, new RecordEdit<>(AccountFields.REVENUE, new BigDecimal("-0.1")));
        refused(account, Refusal.TOO_LARGE, new RecordEdit<>(AccountFields.REVENUE, new BigDecimal("1e9")));
        refused(account, Refusal.NO_YEAR, new RecordEdit<>(AccountFields.FOUNDED, 996));
        refused(account, Refusal.NO_NAME, new RecordEdit<>(AccountFields.NAME, "  "));
        refused(account, Refusal.NO_SUCH_THING, new RecordEdit<>(AccountFields.OWNER, Ids.next()));
        refused(account, Refusal.NO_SUCH_THING, new RecordEdit<>(AccountFields.PARENT, Ids.next()));

        assertThat(of(account, "industry")).isNull();
        assertThat(of(account, "version")).isEqualTo("1");
    }

    private void refused(UUID account, Refusal why,
            RecordEdit<io.saluran.pipeline.sql.pipeline.tables.records.AccountRecord, ?> edit) {
        assertThat(accounts.edit(viewer, account, List.of(new RecordEdit<>(AccountFields.INDUSTRY, "retail"), edit), 1))
                .isEqualTo(new Outcome.Refused(why));
    }

    @Test
    void an_account_is_never_below_itself() {
        var top = make("Top");
        var middle = make("Middle");
        var low = make("Low");
        accounts.edit(viewer, middle, AccountFields.PARENT, top, 1);
        accounts.edit(viewer, low, AccountFields.PARENT, middle, 1);

        assertThat(accounts.edit(viewer, top, AccountFields.PARENT, top, 1))
                .isEqualTo(new Outcome.Refused(Refusal.CIRCLE));
        assertThat(accounts.edit(viewer, top, AccountFields.PARENT, low, 1))
                .isEqualTo(new Outcome.Refused(Refusal.CIRCLE));
        assertThat(accounts.edit(viewer, low, AccountFields.PARENT, top, 2)).isEqualTo(new Outcome.Done(3));
    }

    @Test
    void a_circle_is_found_through_accounts_that_the_viewer_does_not_see() {
        var mine = accounts.create(sellers.own(company.aminah), List.of(new RecordEdit<>(AccountFields.NAME, "Mine")))
                .id();
        var hidden = accounts.create(sellers.own(company.ravi), List.of(new RecordEdit<>(AccountFields.NAME, "Hidden")))
                .id();
        var below = accounts.create(sellers.own(company.aminah), List.of(new RecordEdit<>(AccountFields.NAME, "Below")))
                .id();
        company.execute("update pipeline.account set parent_id = ? where id = ?", mine, hidden);
        company.execute("update pipeline.account set parent_id = ? where id = ?", hidden, below);

        assertThat(accounts.edit(sellers.own(company.aminah), mine, AccountFields.PARENT, below, 1))
                .isEqualTo(new Outcome.Refused(Refusal.CIRCLE));
    }

    @Test
    void two_ties_made_at_once_do_not_close_a_circle() throws Exception {
        for (int round = 0; round < 10; round++) {
            var one = make("One " + round);
            var two = make("Two " + round);
            try (var both = Executors.newFixedThreadPool(2)) {
                var outcomes = both.invokeAll(List.<Callable<Outcome>>of(
                        () -> accounts.edit(viewer, one, AccountFields.PARENT, two, 1),
                        () -> accounts.edit(viewer, two, AccountFields.PARENT, one, 1)));
                assertThat(List.of(outcomes.get(0).get(), outcomes.get(1).get()))
                        .containsExactlyInAnyOrder(new Outcome.Done(2), new Outcome.Refused(Refusal.CIRCLE));
            }
        }
    }

    @Test
    void a_deletion_is_taken_back_with_all_that_hung_on_it() {
        var child = make("Child");
        accounts.edit(viewer, child, AccountFields.PARENT, company.account, 1);
        var list = new AccountList(company.db, company.fields);

        assertThat(accounts.delete(viewer, company.account, 1)).isEqualTo(new Outcome.Done(2));
        assertThat(list.rows(viewer, AccountFilter.NONE, Sort.USUAL, 0, 10))
                .extracting(AccountList.Row::name, AccountList.Row::parentName)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("Child", null));

        assertThat(accounts.restore(viewer, company.account)).isEqualTo(new Outcome.Done(3));
        assertThat(list.rows(viewer, AccountFilter.NONE, Sort.USUAL, 0, 10))
                .extracting(AccountList.Row::parentName).containsExactly("Kedai Ali", null);
        assertThat(history(company.account)).containsExactly("deleted|>||Aminah binti Ali",
                "restored|>||Aminah binti Ali");
    }

    @Test
    void nobody_changes_what_is_anothers_or_without_the_permission() {
        var account = make("Aminah's");

        assertThat(accounts.edit(sellers.own(company.ravi), account, AccountFields.NAME, "Mine", 1))
                .isEqualTo(new Outcome.Overtaken());
        assertThat(accounts.edit(sellers.own(company.ravi), company.account, AccountFields.INDUSTRY, "retail", 1))
                .as("an account of nobody is everybody's").isEqualTo(new Outcome.Done(2));
        assertThat(accounts.edit(sellers.own(company.ravi), company.account, AccountFields.PARENT, account, 2))
                .isEqualTo(new Outcome.Refused(Refusal.NO_SUCH_THING));
        assertThatThrownBy(() -> accounts.edit(sellers.looker(), account, AccountFields.NAME, "Mine", 1))
                .isInstanceOf(NotPermitted.class).hasMessageContaining("pipeline.account.write");
        assertThatThrownBy(() -> accounts.create(sellers.looker(), List.of())).isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> accounts.delete(sellers.looker(), account, 1)).isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> accounts.restore(sellers.looker(), account)).isInstanceOf(NotPermitted.class);
    }

    @Test
    void an_account_is_rebuilt_as_it_was_at_the_end_of_a_day() {
        var key = company.field("account", "text", "Tier", io.saluran.platform.field.FieldDefinition.Use.USUAL);
        var id = make("Gemilang");
        company.execute("update pipeline.account set created_at = '2026-11-01 12:00Z', name = 'Gemilang Rubber',"
                + " industry = 'rubber', owner_id = ?, fields = jsonb_build_object(?::text, 'A') where id = ?",
                company.ravi, key, id);
        for (var field : List.of("name", "industry", "fields." + key)) {
            company.execute("""
                    insert into pipeline.record_change (id, record_type, record_id, at, field, old_value, new_value)
                    values (platform.uuid7(), 'account', ?, '2026-11-05 12:00Z', ?, ?, 'new')""", id, field,
                    field.equals("name") ? "Gemilang" : null);
        }

        assertThat(accounts.asOf(viewer, id, java.time.LocalDate.parse("2026-10-31"))).isEmpty();
        assertThat(accounts.asOf(viewer, id, java.time.LocalDate.parse("2026-11-04")).orElseThrow())
                .containsExactlyInAnyOrderEntriesOf(java.util.Map.of("name", "Gemilang", "owner", "Ravi Kumar"));
        assertThat(accounts.asOf(viewer, id, java.time.LocalDate.parse("2026-11-05")).orElseThrow())
                .containsEntry("name", "Gemilang Rubber").containsEntry("industry", "rubber")
                .containsEntry("fields." + key, "\"A\"");
        assertThat(accounts.asOf(company.only(company.aminah), id, java.time.LocalDate.parse("2026-11-05"))).isEmpty();
    }
}
