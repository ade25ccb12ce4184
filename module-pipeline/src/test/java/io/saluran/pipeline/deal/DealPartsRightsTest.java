package io.saluran.pipeline.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saluran.db.Viewer;
import io.saluran.pipeline.deal.DealTimeline.Narrow;
import io.saluran.pipeline.deal.DealTimeline.Part;
import io.saluran.pipeline.deal.Deals.Outcome;
import io.saluran.pipeline.deal.Deals.Refusal;
import io.saluran.pipeline.testing.Company;
import io.saluran.platform.rest.Problem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// A person who sees own deals only, and another's deal with an item, a contact and a note.
@Tag("X5")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DealPartsRightsTest {

    private final Company company = new Company();
    private final Deals deals = new Deals(company.db, company.events, company.clock);
    private final DealParts parts = new DealParts(company.db, company.events, company.clock);
    private final Viewer owner = company.all();
    private final Viewer other = company.only(company.ravi);
    private final UUID contact = company.contact("Nurul Syafiqah", company.account);
    private UUID deal = new UUID(0, 0);
    private UUID item = new UUID(0, 0);

    @BeforeAll
    void make() {
        deal = deals.create(owner, new Deals.NewDeal("Pumps", company.stages().getFirst().id(), company.account, null,
                company.product, null, null));
        parts.addItem(owner, deal, new DealParts.NewItem(company.product, "", BigDecimal.ONE, BigDecimal.TEN), 1);
        parts.addContact(owner, deal, contact, "champion", 2);
        deals.note(owner, deal, "Budget holder is Kok Wai.");
        item = new DealPage(company.db).of(owner, deal).orElseThrow().lineItems().getFirst().id();
    }

    @AfterAll
    void close() {
        company.close();
    }

    @Test
    void the_owner_sees_item_contact_and_note() {
        var facts = new DealPage(company.db).of(owner, deal).orElseThrow();

        assertThat(facts.lineItems()).extracting(DealPage.LineItem::name).containsExactly("GTX Pro");
        assertThat(facts.people()).extracting(DealPage.Person::name).containsExactly("Nurul Syafiqah");
        assertThat(new DealTimeline(company.db).page(owner, deal, new Narrow(Part.NOTES, null), null)).hasSize(1);
    }

    @Test
    void the_other_reads_nothing_of_it() {
        assertThat(new DealPage(company.db).of(other, deal)).isEmpty();
        assertThat(new DealPage(company.db).daysIn(other, deal)).isEmpty();
        assertThat(new DealPage(company.db).lastChange(other, deal, "item")).isEmpty();
        assertThat(new DealTimeline(company.db).page(other, deal, Narrow.NOT, null)).isEmpty();
        assertThat(new DealTimeline(company.db).page(other, deal, new Narrow(Part.NOTES, null), null)).isEmpty();
        assertThat(new DealNeighbours(company.db, company.fields).of(other, deal, Map.of("list", List.of("table"))))
                .isEmpty();
        assertThat(new DealNeighbours(company.db, company.fields).of(other, deal, Map.of("list", List.of("board"))))
                .isEmpty();
    }

    @Test
    void the_other_reads_nothing_of_it_below_row_security_either() {
        var net = company.database.underRowSecurity();

        assertThat(new DealPage(net).of(other, deal)).isEmpty();
        assertThat(new DealTimeline(net).page(other, deal, Narrow.NOT, null)).isEmpty();
        assertThat(new DealPage(net).of(owner, deal)).isPresent();
    }

    @Test
    void the_other_changes_nothing_of_it() {
        var version = company.value("select version from pipeline.deal where id = ?", deal);
        int seen = Integer.parseInt(String.valueOf(version));

        assertThat(parts.addItem(other, deal, new DealParts.NewItem(null, "Mine", BigDecimal.ONE, null), seen))
                .isEqualTo(new Outcome.Overtaken());
        assertThat(parts.changeItem(other, deal, item, BigDecimal.TEN, null, seen)).isEqualTo(new Outcome.Overtaken());
        assertThat(parts.removeItem(other, deal, item, seen)).isEqualTo(new Outcome.Overtaken());
        assertThat(parts.addContact(other, deal, contact, "blocks", seen)).isEqualTo(new Outcome.Overtaken());
        assertThat(parts.removeContact(other, deal, contact, seen)).isEqualTo(new Outcome.Overtaken());
        assertThat(deals.note(other, deal, "I was here")).isFalse();

        assertThat(company.value("select count(*) from pipeline.line_item")).isEqualTo("1");
        assertThat(company.value("select role from pipeline.deal_contact")).isEqualTo("champion");
        assertThat(company.value("select version from pipeline.deal where id = ?", deal)).isEqualTo(version);
    }

    @Test
    void over_http_it_is_not_there_for_the_other() {
        var items = new DealItemsResource(company.db, company.events, company.clock);
        var contacts = new DealContactsResource(company.db, company.events, company.clock);

        assertNotFound(() -> items.list(deal, other));
        assertNotFound(() -> items.add(deal, null,
                new DealItemsResource.NewItem(null, "Mine", null, null, null, null, null, null), other));
        assertNotFound(() -> items.update(deal, item, null,
                new DealItemsResource.Change(BigDecimal.TEN, null, null, null, null, null), other));
        assertNotFound(() -> items.remove(deal, item, null, other));
        assertNotFound(() -> contacts.list(deal, other));
        assertNotFound(() -> contacts.put(deal, contact, null, new DealContactsResource.Role("blocks"), other));
        assertNotFound(() -> contacts.remove(deal, contact, null, other));
    }

    private static void assertNotFound(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Problem.class,
                problem -> assertThat(problem.status()).isEqualTo(404));
    }

    @Test
    void a_contact_that_one_may_not_see_cannot_be_taken_into_ones_own_deal() {
        var own = deals.create(other,
                new Deals.NewDeal("Valves", company.stages().getFirst().id(), null, null, null, null,
                        null));
        var secret = company.contact("Lim Kok Wai", company.account);
        company.execute("update pipeline.contact set owner_id = ? where id = ?", company.aminah, secret);

        assertThat(parts.addContact(other, own, secret, null, 1)).isEqualTo(new Outcome.Refused(Refusal.NO_SUCH_THING));
        assertThat(new DealChoices(company.db, other).contacts("lim", null, 0, 10)).isEmpty();
        assertThat(new DealChoices(company.db, owner).contacts("lim", null, 0, 10)).hasSize(1);
    }
}
