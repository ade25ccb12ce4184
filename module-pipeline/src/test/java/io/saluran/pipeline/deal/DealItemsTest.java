package io.saluran.pipeline.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saluran.db.Viewer;
import io.saluran.pipeline.deal.DealPage.LineItem;
import io.saluran.pipeline.deal.Deals.Outcome;
import io.saluran.pipeline.deal.Deals.Refusal;
import io.saluran.pipeline.testing.Company;
import io.saluran.platform.rest.PageOf;
import io.saluran.platform.rest.Problem;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P2")
class DealItemsTest {

    private final Company company = new Company();
    private final Deals deals = new Deals(company.db, company.events, company.clock);
    private final DealParts parts = new DealParts(company.db, company.events, company.clock);
    private final DealPage reading = new DealPage(company.db);
    private final DealItemsResource items = new DealItemsResource(company.db, company.events, company.clock);
    private final DealContactsResource contacts = new DealContactsResource(company.db, company.events, company.clock);
    private final Viewer viewer = company.all();
    private UUID deal = new UUID(0, 0);

    @BeforeEach
    void make() {
        deal = deals.create(viewer, new Deals.NewDeal("Pumps", company.stages().getFirst().id(), company.account, null,
                company.product, new BigDecimal("77"), null));
    }

    @AfterEach
    void close() {
        company.close();
    }

    private Outcome add(@Nullable UUID product, String name, String quantity, @Nullable String price, int version) {
        return parts.addItem(viewer, deal, new DealParts.NewItem(product, name, new BigDecimal(quantity),
                price == null ? null : new BigDecimal(price)), version);
    }

    @Test
    void the_total_is_what_sql_says() {
        for (int i = 1; i <= 20; i++) {
            assertThat(
                    add(i % 2 == 0 ? company.product : null, "Item " + i, i + ".5", i % 5 == 0 ? null : "19." + i, i))
                    .isEqualTo(new Outcome.Done(i + 1));
        }
        var facts = reading.of(viewer, deal).orElseThrow();

        assertThat(facts.itemsTotal()).isEqualByComparingTo(company.value(
                "select sum(round(quantity * unit_price, 2)) from pipeline.line_item where deal_id = ?", deal));
        assertThat(facts.lineItems()).extracting(LineItem::name).startsWith("Item 1", "Item 2", "Item 3").hasSize(20);
        assertThat(facts.value()).isEqualByComparingTo("77");
    }

    @Test
    void what_cannot_be_is_refused_and_changes_nothing() {
        assertThat(add(null, " ", "1", null, 1)).isEqualTo(new Outcome.Refused(Refusal.NO_ITEM_NAME));
        assertThat(add(null, "Pump", "0", null, 1)).isEqualTo(new Outcome.Refused(Refusal.NO_QUANTITY));
        assertThat(add(null, "Pump", "1", "-1", 1)).isEqualTo(new Outcome.Refused(Refusal.BELOW_ZERO));
        assertThat(add(null, "Pump", "1000", "1e13", 1)).isEqualTo(new Outcome.Refused(Refusal.TOO_LARGE));
        assertThat(add(new UUID(1, 1), "", "1", null, 1)).isEqualTo(new Outcome.Refused(Refusal.NO_SUCH_THING));
        assertThat(add(null, "Pump", "1", null, 9)).isEqualTo(new Outcome.Overtaken());
        assertThat(company.value("select count(*) from pipeline.line_item")).isEqualTo("0");
        assertThat(company.value("select version from pipeline.deal")).isEqualTo("1");
    }

    @Test
    void history_says_what_was_added_changed_and_removed() {
        add(company.product, "", "2", "500", 1);
        var item = reading.of(viewer, deal).orElseThrow().lineItems().getFirst();
        parts.changeItem(viewer, deal, item.id(), new BigDecimal("3"), new BigDecimal("450"), 2);
        parts.removeItem(viewer, deal, item.id(), 3);
        parts.backTo(ItemsWorth.of(reading.of(viewer, deal).orElseThrow())).putBack(viewer, deal, item, 4);

        List<String> history = company.db.read(sql -> sql.fetch("""
                select concat_ws('|', old_value, '>', new_value) from pipeline.record_change
                where record_id = ? and field = 'item' order by id""", deal).getValues(0, String.class));
        assertThat(history).containsExactly(">|GTX Pro", "2 × GTX Pro, 500|>|3 × GTX Pro, 450", "GTX Pro|>",
                ">|GTX Pro");
    }

    @Test
    void somebody_who_takes_part_does_not_touch_a_value_that_was_emptied() {
        add(company.product, "", "1", "500", 1);
        deals.edit(viewer, deal, DealField.VALUE, null, 2);

        parts.addContact(viewer, deal, company.contact("Nurul Syafiqah", company.account), "champion", 3);

        assertThat(company.value("select value from pipeline.deal")).isNull();
    }

    @Test
    @Tag("X9")
    void over_http_items_come_with_their_total_and_the_version_of_the_deal() {
        var made = items.add(deal, "\"v1\"", new DealItemsResource.NewItem(company.product, null, new BigDecimal("2"),
                new BigDecimal("500"), null, null, null, null), viewer);
        assertThat(made.getStatus()).isEqualTo(201);
        assertThat(made.getEntityTag().getValue()).isEqualTo("v2");
        var list = (DealItemsResource.Items) made.getEntity();
        assertThat(list.total()).isEqualByComparingTo("1000");
        var item = list.items().getFirst();
        assertThat(item.name()).isEqualTo("GTX Pro");

        var changed = (DealItemsResource.Items) items.update(deal, item.id(), "\"v2\"",
                new DealItemsResource.Change(new BigDecimal("3"), null, null, null, null, null), viewer).getEntity();
        assertThat(changed.total()).isNull();
        assertThatThrownBy(() -> items.remove(deal, item.id(), "\"v2\"", viewer)).isInstanceOfSatisfying(Problem.class,
                problem -> assertThat(problem.status()).isEqualTo(412));
        assertThatThrownBy(() -> items.remove(deal, new UUID(1, 1), null, viewer)).isInstanceOfSatisfying(Problem.class,
                problem -> assertThat(problem.status()).isEqualTo(404));
        assertThat(((DealItemsResource.Items) items.remove(deal, item.id(), null, viewer).getEntity()).items())
                .isEmpty();
    }

    @Test
    @Tag("X9")
    void over_http_contacts_are_put_with_a_role_and_taken_out() {
        var contact = company.contact("Nurul Syafiqah", company.account);
        contacts.put(deal, contact, null, new DealContactsResource.Role("champion"), viewer);
        var put = contacts.put(deal, contact, null, new DealContactsResource.Role("signs the papers"), viewer);

        @SuppressWarnings("unchecked")
        var people = ((PageOf<DealPage.Person>) put.getEntity()).items();
        assertThat(people).extracting(DealPage.Person::role).containsExactly("signs the papers");
        assertThat(((PageOf<?>) contacts.remove(deal, contact, null, viewer).getEntity()).items()).isEqualTo(List.of());
        assertThatThrownBy(() -> contacts.remove(deal, contact, null, viewer)).isInstanceOfSatisfying(Problem.class,
                problem -> assertThat(problem.status()).isEqualTo(404));
    }

    @Test
    @Tag("P28")
    void what_recurs_is_kept_with_the_deal_and_its_value_follows_the_total() {
        company.execute("update pipeline.deal set value = null");
        parts.addItem(viewer, deal, new DealParts.NewItem(null, "Licence", new BigDecimal("3"), new BigDecimal("99.99"),
                new ItemAmounts.Terms(BigDecimal.TEN, new BigDecimal("8"), ItemAmounts.Period.MONTH, 24)), 1);

        // by hand: 3 × 99.99 = 299.97, less 10 % = 269.973, rounded 269.97; × 24 = 6479.28; × 12 = 3239.64
        var facts = reading.of(viewer, deal).orElseThrow();
        assertThat(facts.value()).isEqualByComparingTo("6479.28");
        assertThat(company.value("select monthly_value from pipeline.deal")).isEqualTo("269.97");
        assertThat(company.value("select yearly_value from pipeline.deal")).isEqualTo("3239.64");
        assertThat(facts.items().tax()).isEqualByComparingTo("518.40"); // 269.97 × 8 % = 21.5976, 21.60; × 24

        parts.removeItem(viewer, deal, facts.lineItems().getFirst().id(), 2);
        assertThat(company.value("select monthly_value from pipeline.deal")).isNull();
    }

    @Test
    @Tag("P28")
    void terms_that_cannot_be_are_refused() {
        for (var terms : List.of(
                new ItemAmounts.Terms(new BigDecimal("101"), BigDecimal.ZERO, null, null),
                new ItemAmounts.Terms(BigDecimal.ZERO, new BigDecimal("-1"), null, null),
                new ItemAmounts.Terms(BigDecimal.ZERO, BigDecimal.ZERO, null, 3))) {
            assertThat(parts.addItem(viewer, deal, new DealParts.NewItem(null, "X", BigDecimal.ONE, null, terms), 1))
                    .isEqualTo(new Outcome.Refused(Refusal.NO_TERMS));
        }
    }
}
