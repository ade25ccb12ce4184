package io.saluran.pipeline.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saluran.db.Viewer;
import io.saluran.db.Visibility;
import io.saluran.pipeline.api.ProductsChanged;
import io.saluran.pipeline.deal.DealParts;
import io.saluran.pipeline.deal.Deals;
import io.saluran.pipeline.product.ProductList.Near;
import io.saluran.pipeline.product.ProductList.Query;
import io.saluran.pipeline.product.ProductList.Row;
import io.saluran.pipeline.product.Products.Draft;
import io.saluran.pipeline.product.Products.Outcome;
import io.saluran.pipeline.product.Products.Refusal;
import io.saluran.pipeline.record.NotPermitted;
import io.saluran.pipeline.testing.Company;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P25")
class ProductsTest {

    private final Company company = new Company();
    private final Products products = new Products(company.db, company.events, company.clock);
    private final ProductList list = new ProductList(company.db, company.fields);
    private final Viewer viewer = company.all();

    @AfterEach
    void close() {
        company.close();
    }

    private static Draft draft(String name, @Nullable String price) {
        return new Draft(name, " GTX ", price == null ? null : new BigDecimal(price));
    }

    private List<String> history(UUID product) {
        return company.db.read(sql -> sql.fetch("""
                select concat_ws('|', c.field, c.old_value, '>', c.new_value, p.name)
                from pipeline.record_change c left join platform.person p on p.id = c.person_id
                where c.record_id = ? and c.record_type = 'product' order by c.id""", product)
                .getValues(0, String.class));
    }

    private UUID make(String name, @Nullable String price) {
        return switch (products.create(viewer, draft(name, price))) {
            case Outcome.Done(var id, var version) -> id;
            case Outcome other -> throw new AssertionError(other);
        };
    }

    @Test
    void a_product_is_made_changed_archived_and_restored_and_its_history_says_by_whom() {
        var id = make("GTX Basic", "550");

        assertThat(products.edit(viewer, id, draft("GTX Base", "600"), 1)).isEqualTo(new Outcome.Done(id, 2));
        assertThat(products.archive(viewer, id, 2)).isEqualTo(new Outcome.Done(id, 3));
        assertThat(list.rows(viewer, new Query("", false))).extracting(Row::name).containsExactly("GTX Pro");
        assertThat(list.rows(viewer, new Query("", true))).extracting(Row::name).containsExactly("GTX Base");
        assertThat(products.restore(viewer, id, 3)).isEqualTo(new Outcome.Done(id, 4));

        assertThat(history(id)).containsExactly("created|>|GTX Basic|Aminah binti Ali",
                "name|GTX Basic|>|GTX Base|Aminah binti Ali", "listPrice|550|>|600|Aminah binti Ali",
                "archived|>||Aminah binti Ali", "restored|>||Aminah binti Ali");
        assertThat(company.value("select series from pipeline.product where id = ?", id)).isEqualTo("GTX");
        assertThat(company.events.told()).containsOnly(new ProductsChanged(company.aminah)).hasSize(4);
    }

    @Test
    void whoever_was_overtaken_changes_nothing() {
        var id = make("GTX Basic", "550");
        products.edit(viewer, id, draft("GTX Basic", "560"), 1);

        assertThat(products.edit(viewer, id, draft("GTX Basic", "570"), 1)).isEqualTo(new Outcome.Overtaken());
        assertThat(products.archive(viewer, id, 1)).isEqualTo(new Outcome.Overtaken());
        assertThat(company.value("select list_price from pipeline.product where id = ?", id)).isEqualTo("560");
    }

    @Test
    void a_name_is_needed_and_belongs_to_one_product_even_an_archived_one() {
        assertThat(products.create(viewer, draft("  ", null))).isEqualTo(new Outcome.Refused(Refusal.NO_NAME));
        assertThat(products.create(viewer, draft("gtx PRO", null))).isEqualTo(new Outcome.Refused(Refusal.NAME_TAKEN));
        assertThat(products.create(viewer, draft("Other", "-1"))).isEqualTo(new Outcome.Refused(Refusal.BELOW_ZERO));

        assertThat(products.create(viewer, draft("Other", "1000000000000000")))
                .isEqualTo(new Outcome.Refused(Refusal.TOO_LARGE));
        assertThat(products.create(viewer, draft("Most", "999999999999999.99"))).isInstanceOf(Outcome.Done.class);
        products.archive(viewer, company.product, 1);

        assertThat(products.create(viewer, draft("GTX Pro", "1")))
                .isEqualTo(new Outcome.Refused(Refusal.NAME_ARCHIVED));
        assertThat(company.value("select count(*) from pipeline.product")).isEqualTo("2");
    }

    @Test
    void a_name_that_is_much_like_another_is_pointed_out() {
        make("MG Special", "55");

        assertThat(list.near("GTXPro", null)).containsExactly(new Near(company.product, "GTX Pro", false, true));
        assertThat(list.near("GTX Prro", null)).extracting(Near::name, Near::same)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("GTX Pro", false));
        assertThat(list.near("GTX Pro", company.product)).isEmpty();
        assertThat(list.near("Umbrella", null)).isEmpty();
    }

    @Test
    void open_and_won_deals_count_by_items_where_a_deal_has_any_and_by_its_product_otherwise() {
        var basic = make("GTX Basic", "550");
        var deals = new Deals(company.db, company.events, company.clock);
        var parts = new DealParts(company.db, company.events, company.clock);
        // won whole for GTX Pro: 4,000
        won(deals, deal(deals, "One", company.aminah, "4000"), 1);
        // won with items: 2 × 500 for Basic, 3,000 outside the catalogue; its product GTX Pro gets the deal, no value
        var mixed = deal(deals, "Two", company.aminah, "4000");
        parts.addItem(viewer, mixed, new DealParts.NewItem(basic, "", new BigDecimal("2"), new BigDecimal("500")), 1);
        parts.addItem(viewer, mixed, new DealParts.NewItem(null, "Training", BigDecimal.ONE, new BigDecimal("3000")),
                2);
        won(deals, mixed, 3);
        // open, and somebody else's
        deal(deals, "Three", company.aminah, null);
        deal(deals, "Four", company.ravi, "100");

        assertThat(list.rows(viewer, new Query("", false))).extracting(Row::name, Row::openDeals, Row::wonDeals,
                row -> row.wonValue() == null ? null : row.wonValue().intValueExact()).containsExactly(
                        org.assertj.core.groups.Tuple.tuple("GTX Basic", 0, 1, 1000),
                        org.assertj.core.groups.Tuple.tuple("GTX Pro", 2, 2, 4000));
        assertThat(list.rows(company.only(company.ravi), new Query("pro", false)))
                .extracting(Row::openDeals, Row::wonDeals, Row::wonValue)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(1, 0, null));
    }

    private UUID deal(Deals deals, String name, UUID owner, @Nullable String value) {
        return deals.create(viewer, new Deals.NewDeal(name, company.stages().getFirst().id(), company.account, owner,
                company.product, value == null ? null : new BigDecimal(value), null));
    }

    private void won(Deals deals, UUID deal, int version) {
        assertThat(deals.close(viewer, deal, true, company.reason("won"), version))
                .isEqualTo(new Deals.Outcome.Done(version + 1));
    }

    @Test
    @Tag("X5")
    void the_catalogue_is_changed_by_nobody_without_the_permission() {
        var reader = company.viewer(company.ravi, new Visibility.All(), "pipeline.product.read");

        assertThatThrownBy(() -> products.create(reader, draft("Mine", null))).isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> products.edit(reader, company.product, draft("Mine", null), 1))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> products.archive(reader, company.product, 1)).isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> products.restore(reader, company.product, 1)).isInstanceOf(NotPermitted.class);
    }
}
