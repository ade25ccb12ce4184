package io.saluran.pipeline.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.record.RecordEdit;
import io.saluran.pipeline.record.Sort;
import io.saluran.pipeline.testing.Company;
import io.saluran.pipeline.testing.Sellers;
import io.saluran.platform.search.SearchProvider.Hit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P8")
@Tag("X5")
class AccountRightsTest {

    private final Company company = new Company();
    private final Sellers sellers = new Sellers(company);
    private final Viewer aminah = sellers.own(company.aminah);
    private final Viewer ravi = sellers.own(company.ravi);
    private UUID hers = new UUID(0, 0);
    private UUID his = new UUID(0, 0);

    @BeforeEach
    void make() {
        var accounts = new Accounts(company.db, company.events, company.clock);
        hers = accounts.create(aminah, List.of(new RecordEdit<>(AccountFields.NAME, "Gemilang Rubber"))).id();
        his = accounts.create(ravi, List.of(new RecordEdit<>(AccountFields.NAME, "Gemilang Steel"),
                new RecordEdit<>(AccountFields.INDUSTRY, "steel"))).id();
        company.execute("update pipeline.account set parent_id = ? where id = ?", his, hers);
        sellers.deal("Hers", company.account, company.aminah, "100");
        sellers.deal("His", company.account, company.ravi, "9000");
    }

    @AfterEach
    void close() {
        company.close();
    }

    private List<String> names(Db db, Viewer viewer) {
        return new AccountList(db, company.fields).rows(viewer, AccountFilter.NONE, Sort.USUAL, 0, 50).stream()
                .map(AccountList.Row::name).toList();
    }

    @Test
    void one_with_own_visibility_sees_no_other_persons_account_anywhere() {
        assertThat(names(company.db, aminah)).containsExactly("Gemilang Rubber", "Kedai Ali");
        assertThat(new AccountList(company.db, company.fields).count(aminah, AccountFilter.NONE)).isEqualTo(2);
        assertThat(new AccountSearch(company.db).search(aminah, "gemilang", 10)).extracting(Hit::title)
                .containsExactly("Gemilang Rubber");
        assertThat(new AccountList(company.db, company.fields).find(aminah, his)).isEmpty();
        assertThat(new AccountList(company.db, company.fields).changes(aminah, his, null)).isEmpty();
        assertThat(new AccountPage(company.db).subsidiaries(aminah, his)).extracting(AccountPage.Branch::name)
                .containsExactly("Gemilang Rubber");
        assertThat(new AccountChoices(company.db, aminah).find("gemilang", 0, 10)).extracting(choice -> choice.name())
                .containsExactly("Gemilang Rubber");
        assertThat(new AccountChoices(company.db, aminah).alike("Gemilang")).extracting(AccountChoices.Alike::id)
                .containsExactly(hers);
        assertThat(new AccountChoices(company.db, aminah).industries()).isEmpty();
        var exported = new ArrayList<String>();
        new AccountExport(company.db, company.fields).write(aminah, Map.of(),
                cells -> exported.add(String.valueOf(cells[2])));
        assertThat(exported).containsExactlyInAnyOrder("Gemilang Rubber", "Kedai Ali");
    }

    @Test
    void a_parent_of_another_person_is_there_without_its_name() {
        var row = new AccountList(company.db, company.fields).find(aminah, hers).orElseThrow();

        assertThat(row.parent()).isEqualTo(his);
        assertThat(row.parentName()).isNull();
        assertThat(new AccountList(company.db, company.fields).find(sellers.all(), hers).orElseThrow().parentName())
                .isEqualTo("Gemilang Steel");
    }

    @Test
    void figures_count_the_deals_that_the_viewer_sees() {
        assertThat(new AccountPage(company.db).figures(aminah, company.account).openValue())
                .isEqualByComparingTo("100");
        assertThat(new AccountPage(company.db).figures(sellers.all(), company.account).openValue())
                .isEqualByComparingTo("9100");
        assertThat(new AccountPage(company.db).deals(aminah, company.account)).extracting(AccountPage.DealLine::name)
                .containsExactly("Hers");
        assertThat(new AccountList(company.db, company.fields).find(sellers.looker(), company.account).orElseThrow()
                .openValue())
                .as("without the permission for deals").isNull();
    }

    @Test
    void who_sees_all_sees_owned_and_unowned_ones() {
        assertThat(names(company.db, sellers.all())).containsExactly("Gemilang Rubber", "Gemilang Steel", "Kedai Ali");
        assertThat(new AccountChoices(company.db, sellers.all()).find("", 0, 10)).hasSize(3);
    }

    @Test
    void the_net_of_row_security_lets_the_same_rows_through() {
        var bound = company.database.underRowSecurity();
        for (var viewer : List.of(aminah, ravi, sellers.all())) {
            assertThat(new AccountList(bound, company.fields).rows(viewer, AccountFilter.NONE, Sort.USUAL, 0, 50))
                    .usingRecursiveFieldByFieldElementComparator()
                    .isEqualTo(
                            new AccountList(company.db, company.fields).rows(viewer, AccountFilter.NONE, Sort.USUAL, 0,
                                    50));
            assertThat(new AccountPage(bound).figures(viewer, company.account))
                    .isEqualTo(new AccountPage(company.db).figures(viewer, company.account));
            assertThat(new AccountPage(bound).subsidiaries(viewer, his))
                    .isEqualTo(new AccountPage(company.db).subsidiaries(viewer, his));
            assertThat(new AccountSearch(bound).search(viewer, "gemilang", 10))
                    .isEqualTo(new AccountSearch(company.db).search(viewer, "gemilang", 10));
        }
        assertThat(new Accounts(bound, company.events, company.clock).edit(aminah, hers, AccountFields.REVENUE,
                BigDecimal.ONE, 1)).isEqualTo(new io.saluran.pipeline.record.Outcome.Done(2));
    }
}
