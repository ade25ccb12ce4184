package io.saluran.pipeline.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.db.Viewer;
import io.saluran.db.testing.TestDatabase;
import io.saluran.pipeline.account.AccountList.Row;
import io.saluran.pipeline.importing.AccountsTarget;
import io.saluran.pipeline.importing.DealsTarget;
import io.saluran.pipeline.importing.ProductsTarget;
import io.saluran.pipeline.record.Place;
import io.saluran.pipeline.record.Sort;
import io.saluran.pipeline.testing.TestFields;
import io.saluran.platform.importing.ImportOrder;
import io.saluran.platform.importing.ImportProgress;
import io.saluran.platform.testing.CrmFiles;
import io.saluran.platform.testing.TestImports;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The accounts of a real sales history, against SQL written for the test and numbers counted in the files with awk.
@Tag("P8")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountListTest {

    private final TestDatabase database = TestDatabase.of("platform", "../platform-core/src/main/resources", "pipeline",
            "src/main/resources");
    private final AccountList list = new AccountList(database.db(), TestFields.in(database.db()));
    private final Viewer viewer = Viewer.system();

    @BeforeAll
    void bring(@TempDir Path folder) throws IOException {
        var settings = TestImports.settings(database.db());
        var fields = TestFields.in(database.db());
        var imports = TestImports.of(database.db(), folder.resolve("imports"), new ProductsTarget(settings, fields),
                new AccountsTarget(fields), new DealsTarget(settings, TestImports.events(), fields));
        for (var file : List.of("people:sales_teams.csv", "products:products.csv", "accounts:accounts.csv",
                "deals:sales_pipeline.csv")) {
            var target = file.substring(0, file.indexOf(':'));
            var name = file.substring(file.indexOf(':') + 1);
            imports.run(viewer, new ImportOrder(target, CrmFiles.copy(name, folder), name, Map.of(), Map.of(), Map.of(),
                    true, false), ImportProgress.none());
        }
        // Accounts of the file have no owner: hand every third to somebody.
        database.db().write(sql -> sql.execute("""
                update pipeline.account account
                   set owner_id = person.id
                  from (select id, row_number() over (order by name) - 1 as n from platform.person) person,
                       (select id, row_number() over (order by name) - 1 as n from pipeline.account) place
                 where place.id = account.id and place.n % 3 = 0 and person.n = place.n / 3"""));
    }

    @AfterAll
    void close() {
        database.close();
    }

    private List<String> names(AccountFilter filter, Sort sort) {
        return list.rows(viewer, filter, sort, 0, 200).stream().map(Row::name).toList();
    }

    private List<String> sql(String query) {
        return database.db().read(sql -> sql.fetch(query).getValues(0, String.class));
    }

    private UUID id(String query) {
        return database.db().read(sql -> Objects.requireNonNull(sql.fetchSingle(query).get(0, UUID.class)));
    }

    private Row named(String name) {
        return list.rows(viewer, new AccountFilter(null, null, null, null, name), Sort.USUAL, 0, 1).getFirst();
    }

    @Test
    void figures_of_an_account_are_those_counted_in_the_file() {
        // awk -F, '$4=="Kan-code" && $5=="Won" {n++; s+=$8} END {print n, s}' sales_pipeline.csv
        var kan = named("Kan-code");

        assertThat(kan.wonValue()).isEqualByComparingTo("341455");
        var figures = new AccountPage(database.db()).figures(viewer, kan.id());
        assertThat(figures.won()).isEqualTo(115);
        assertThat(figures.wonValue()).isEqualByComparingTo("341455");
        assertThat(figures.lost()).isEqualTo(72);
        assertThat(figures.open()).isEqualTo(kan.openDeals()).isEqualTo(9);
        assertThat(figures.closeRatio()).isEqualTo(115.0 / 187);
    }

    @Test
    void figures_of_all_accounts_come_to_the_whole() {
        var all = list.rows(viewer, AccountFilter.NONE, Sort.USUAL, 0, 200);

        assertThat(all).hasSize(85);
        assertThat(all.stream().map(Row::wonValue).filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(sql("""
                        select sum(value) from pipeline.deal where outcome = 'won' and account_id is not null""")
                        .getFirst());
        assertThat(all.stream().mapToInt(Row::openDeals).sum()).isEqualTo(Integer.parseInt(sql("""
                select count(*) from pipeline.deal where outcome is null and account_id is not null""").getFirst()));
    }

    @Test
    void the_average_cycle_is_that_of_won_deals() {
        var kan = named("Kan-code");

        assertThat(Objects.requireNonNull(new AccountPage(database.db()).figures(viewer, kan.id()).cycleDays())
                .setScale(6, RoundingMode.HALF_UP)).isEqualByComparingTo(sql("""
                        select round(sum(closed_on - opened_on)::numeric / count(*), 6) from pipeline.deal
                         where outcome = 'won' and account_id = '%s'""".formatted(kan.id())).getFirst());
    }

    @Test
    void each_filter_leaves_what_plain_sql_leaves() {
        var owner = id("select owner_id from pipeline.account where owner_id is not null order by name limit 1");
        var team = id("""
                select team_id from platform.person join pipeline.account on owner_id = person.id
                 where team_id is not null group by team_id order by count(*) desc, team_id limit 1""");
        var parent = id("select parent_id from pipeline.account where parent_id is not null order by name limit 1");

        same(new AccountFilter(owner, null, null, null, ""), "owner_id = '" + owner + "'");
        same(new AccountFilter(null, team, null, null, ""),
                "owner_id in (select id from platform.person where team_id = '" + team + "')");
        same(new AccountFilter(null, null, "medical", null, ""), "industry = 'medical'");
        same(new AccountFilter(null, null, null, parent, ""), "parent_id = '" + parent + "'");
        same(new AccountFilter(null, null, null, null, "CORP"), "name ilike '%corp%'");
        same(new AccountFilter(null, null, "medical", null, "on"), "industry = 'medical' and name ilike '%on%'");
    }

    private void same(AccountFilter filter, String where) {
        var expected = sql("select name from pipeline.account where " + where + " order by lower(name), id");
        assertThat(expected).as(where).isNotEmpty().hasSizeLessThan(85);
        assertThat(names(filter, Sort.USUAL)).as(where).isEqualTo(expected);
        assertThat(list.count(viewer, filter)).as(where).isEqualTo(expected.size());
    }

    @Test
    void a_percent_sign_is_searched_for_and_not_understood() {
        assertThat(names(new AccountFilter(null, null, null, null, "%"), Sort.USUAL)).isEmpty();
        assertThat(names(new AccountFilter(null, null, null, null, "a_e"), Sort.USUAL)).isEmpty();
    }

    @Test
    void it_sorts_by_each_column_with_empty_ones_last() {
        for (var column : Map.of("revenueMillions", "revenue_millions", "employees", "employees", "industry",
                "lower(industry)", "wonValue",
                "(select sum(value) from pipeline.deal where account_id = account.id and outcome = 'won')", "openDeals",
                "(select count(*) from pipeline.deal where account_id = account.id and outcome is null)").entrySet()) {
            assertThat(names(AccountFilter.NONE, new Sort(column.getKey(), true))).as(column.getKey())
                    .isEqualTo(sql("select name from pipeline.account order by " + column.getValue()
                            + " desc nulls last, id desc"));
            assertThat(names(AccountFilter.NONE, new Sort(column.getKey(), false))).as(column.getKey())
                    .isEqualTo(sql("select name from pipeline.account order by " + column.getValue()
                            + " nulls last, id"));
        }
        assertThat(names(AccountFilter.NONE, new Sort("parent", false)).subList(0, 3)).isEqualTo(sql("""
                select account.name from pipeline.account join pipeline.account parent on parent.id = account.parent_id
                 order by lower(parent.name), account.id limit 3"""));
    }

    @Test
    void pages_follow_each_other_without_gap_or_overlap() {
        var seen = new HashSet<UUID>();
        for (int offset = 0; offset < 85; offset += 20) {
            list.rows(viewer, AccountFilter.NONE, new Sort("industry", false), offset, 20)
                    .forEach(row -> assertThat(seen.add(row.id())).isTrue());
        }
        assertThat(seen).hasSize(85);
    }

    private Map<String, List<String>> origin(String sort, String text) {
        return Map.of("list", List.of("table"), "sort", List.of(sort), "q", List.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "-name", "parent", "-parent", "-wonValue", "employees", "-openDeals", "owner"})
    void an_account_knows_its_place_in_its_list_in_every_order(String sort) {
        var ids = list.rows(viewer, AccountFilter.NONE, Sort.of(sort), 0, 200).stream().map(Row::id).toList();

        for (int i = 0; i < ids.size(); i += i == 0 || i > 80 ? 1 : 8) {
            assertThat(list.place(viewer, ids.get(i), origin(sort, ""))).as(sort + " " + i).contains(new Place(i + 1,
                    85, i == 0 ? null : ids.get(i - 1), i == 84 ? null : ids.get(i + 1)));
        }
    }

    @Test
    void an_account_that_was_not_opened_from_a_list_or_left_its_filter_has_no_place() {
        var kan = named("Kan-code").id();

        assertThat(list.place(viewer, kan, origin("", "code")).orElseThrow().total())
                .isEqualTo(names(new AccountFilter(null, null, null, null, "code"), Sort.USUAL).size());
        assertThat(list.place(viewer, kan, origin("", "acme"))).isEmpty();
        assertThat(list.place(viewer, kan, Map.of())).isEmpty();
        assertThat(list.place(viewer, new UUID(1, 1), origin("", ""))).isEmpty();
    }

    @Test
    void an_order_that_there_is_not_is_by_name() {
        assertThat(names(AccountFilter.NONE, Sort.of("-nonsense"))).isEqualTo(
                names(AccountFilter.NONE, new Sort("name", true)));
        assertThat(Sort.of("")).isEqualTo(Sort.USUAL);
        assertThat(Sort.of("-owner").toString()).isEqualTo("-owner");
    }

    @Test
    void nearly_the_same_name_is_pointed_out_and_others_are_not() {
        var choices = new AccountChoices(database.db(), viewer);

        assertThat(alike(choices, "kan code")).first().isEqualTo("Kan-code");
        assertThat(alike(choices, "Cancity Sdn Bhd")).contains("Cancity");
        assertThat(alike(choices, "Goodsilron")).contains("Goodsilron");
        assertThat(alike(choices, "Zzyzx Holdings")).isEmpty();
        assertThat(alike(choices, "Ka")).isEmpty();
    }

    private static List<@Nullable String> alike(AccountChoices choices, String name) {
        return choices.alike(name).stream().<@Nullable String>map(AccountChoices.Alike::name).toList();
    }

    @Test
    void the_tree_of_subsidiaries_is_that_of_the_file() {
        // awk -F, '$7=="Acme Corporation" {print $1}' accounts.csv | sort -f
        var acme = named("Acme Corporation");

        assertThat(new AccountPage(database.db()).subsidiaries(viewer, acme.id())).extracting(AccountPage.Branch::name)
                .containsExactly("Bluth Company", "Codehow", "Donquadtech", "Iselectrics");
    }

    @Test
    void the_address_keeps_the_filter() {
        var filter = new AccountFilter(new UUID(1, 2), new UUID(3, 4), "medical", new UUID(5, 6), "corp & co");
        var parameters = new java.util.HashMap<String, List<String>>();
        filter.parameters().forEach((name, value) -> parameters.put(name, List.of(value)));

        assertThat(AccountFilter.of(parameters)).isEqualTo(filter);
        assertThat(AccountFilter.of(Map.of("owner", List.of("not an id")))).isEqualTo(AccountFilter.NONE);
    }
}
