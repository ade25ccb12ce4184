package io.saluran.pipeline.deal;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.db.Viewer;
import io.saluran.pipeline.api.Deal;
import io.saluran.pipeline.api.DealChanges.Moved;
import io.saluran.pipeline.testing.Company;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X4")
class DealsForOthersTest {

    private final Company company = new Company();
    private final Deals deals = new Deals(company.db, company.events, company.clock);
    private final DealLookupService lookup = new DealLookupService(company.db);
    private final DealChangesService changes = new DealChangesService(company.db, company.events, company.clock);
    private final Viewer viewer = company.all();
    private UUID deal = new UUID(0, 0);

    @BeforeEach
    void make() {
        deal = deals.create(viewer, new Deals.NewDeal("Water metering", company.stages().getFirst().id(),
                company.account, null, company.product, new BigDecimal("1200"), LocalDate.of(2026, 12, 18)));
    }

    @AfterEach
    void close() {
        company.close();
    }

    /// Somebody else, who sees all that the viewer sees but may do nothing.
    private Viewer without() {
        return new Viewer(viewer.person(), viewer.name(), Set.of(), viewer.visibility(), viewer.locale(),
                viewer.zone());
    }

    @Test
    void a_deal_is_found_with_its_account_and_stage() {
        assertThat(lookup.find(viewer, deal)).hasValueSatisfying(found -> {
            assertThat(found.name()).isEqualTo("Water metering");
            assertThat(found.account()).isEqualTo(company.account);
            assertThat(found.stageName()).isEqualTo(company.stages().getFirst().name());
            assertThat(found.value()).isEqualByComparingTo("1200");
            assertThat(found.state()).isEqualTo(Deal.State.OPEN);
            assertThat(found.version()).isEqualTo(1);
        });
        assertThat(lookup.ofAccount(viewer, company.account, 10)).extracting(Deal::id).containsExactly(deal);
    }

    @Test
    void who_may_not_read_deals_finds_none_and_a_deleted_one_is_not_there() {
        assertThat(lookup.find(without(), deal)).isEmpty();
        assertThat(deals.delete(viewer, deal, 1)).isInstanceOf(Deals.Outcome.Done.class);
        assertThat(lookup.find(viewer, deal)).isEmpty();
    }

    @Test
    void a_move_is_done_refused_or_overtaken_as_on_the_page() {
        var to = company.stages().get(1).id();

        assertThat(changes.move(without(), deal, to, 1)).isEqualTo(new Moved.NotAllowed());
        assertThat(changes.move(viewer, deal, new UUID(0, 7), 1)).isEqualTo(new Moved.Refused());
        assertThat(changes.move(viewer, deal, to, 1)).isEqualTo(new Moved.Done(2));
        assertThat(changes.move(viewer, deal, to, 1)).isEqualTo(new Moved.Overtaken());
        assertThat(lookup.find(viewer, deal).orElseThrow().stage()).isEqualTo(to);
    }

    @Test
    void a_note_is_written_in_the_name_of_who_wrote_it() {
        assertThat(changes.note(without(), deal, "Called them")).isFalse();
        assertThat(changes.note(viewer, deal, "Called them")).isTrue();
        assertThat(changes.note(viewer, new UUID(0, 7), "Called them")).isFalse();
        assertThat(company.value("select text from pipeline.note where deal_id = ? and author_id = ?", deal,
                viewer.person())).isEqualTo("Called them");
    }
}
