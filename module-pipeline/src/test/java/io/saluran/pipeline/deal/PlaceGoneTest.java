package io.saluran.pipeline.deal;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.RouteConfiguration;
import io.saluran.db.Ids;
import io.saluran.pipeline.deal.ItemAmounts.Period;
import io.saluran.pipeline.deal.ItemAmounts.Terms;
import io.saluran.pipeline.deal.Renewals.Renewed;
import io.saluran.ui.component.Board;
import io.saluran.ui.component.PageKeys;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// An open deal comes out of the bin to a place that is there, or stays in it.
@Tag("X11")
class PlaceGoneTest extends DealUiCase {

    private final UUID second = Ids.next();
    private final UUID there = Ids.next();

    @BeforeEach
    void make() {
        company.execute("insert into pipeline.pipeline (id, name, position) values (?, 'Renewals', 9)", second);
        company.execute("insert into pipeline.stage (id, pipeline_id, name, position, probability, funnel_stage)"
                + " values (?, ?, 'Asked', 1, 0.5, 'interest')", there, second);
    }

    private UUID inSecond(String name) {
        return deals.create(company.all(), new Deals.NewDeal(name, there, null, null, null, null, null));
    }

    private void archive() {
        company.execute("update pipeline.pipeline set archived_at = now() where id = ?", second);
    }

    private BulkEdit.Outcome.Done deleted(UUID... chosen) {
        return (BulkEdit.Outcome.Done) deals.bulk().change(company.all(), List.of(chosen), new BulkDeleted());
    }

    @Test
    void a_deletion_of_many_is_taken_back_for_those_whose_place_is_there() {
        var homeless = inSecond("Homeless");
        var won = inSecond("Won");
        deals.close(company.all(), won, true, company.reason("won"), 1);
        var usual = deal("Usual", "10");
        var done = deleted(homeless, won, usual);
        archive();

        assertThat(deals.bulk().takeBack(company.all(), done))
                .isEqualTo(new BulkEdit.TakenBack(2, 1, List.of("Homeless"), 1));
        assertThat(of(homeless, "deleted_at")).isNotNull();
        assertThat(of(won, "deleted_at")).isNull();
        assertThat(of(usual, "deleted_at")).isNull();
    }

    @Test
    void one_whose_stage_is_removed_stays_in_the_bin_and_that_is_told() {
        var deal = deal("Water metering", "10");
        var view = board(company.viewer(company.aminah, new io.saluran.db.Visibility.All()), "");
        var board = _get(Board.class);
        ComponentUtil.fireEvent(board, new Board.CardsChosen(board, true, deal.toString()));
        _click(button("Delete"));
        company.execute("update pipeline.stage set removed_at = now() where id = ?", company.stages().getFirst().id());

        PageKeys.on(view).press("z");
        assertThat(of(deal, "deleted_at")).isNotNull();
        assertThat(told()).anySatisfy(words -> assertThat(words).contains("No deal is as it was")
                .contains("1 stays in the bin").contains("Water metering"));
    }

    private UUID won() {
        var id = deal("Metering", null);
        parts.addItem(company.all(), id, new DealParts.NewItem(null, "Licence", BigDecimal.ONE, BigDecimal.TEN,
                new Terms(BigDecimal.ZERO, BigDecimal.ZERO, Period.YEAR, 1)), 1);
        deals.close(company.all(), id, true, company.reason("won"), 2);
        return id;
    }

    @Test
    void a_renewal_in_the_bin_whose_pipeline_is_archived_begins_anew_in_one_that_is_there() {
        var deal = won();
        var made = deals.renewals().renew(company.all(), deal, second);
        assertThat(made).isInstanceOf(Renewed.Made.class);
        var renewal = ((Renewed.Made) made).deal();
        deals.delete(company.all(), renewal, 1);
        archive();

        assertThat(deals.renewals().renew(company.all(), deal, null)).isEqualTo(new Renewed.There(renewal));
        assertThat(of(renewal, "deleted_at")).isNull();
        assertThat(of(renewal, "stage_id")).isEqualTo(company.stages().getFirst().id().toString());
        assertThat(of(renewal, "pipeline_id")).isEqualTo(company.stages().getFirst().pipeline().toString());
    }

    @Test
    void a_renewal_in_the_bin_stays_there_while_no_pipeline_can_take_it() {
        var deal = won();
        var renewal = ((Renewed.Made) deals.renewals().renew(company.all(), deal, second)).deal();
        deals.delete(company.all(), renewal, 1);
        archive();
        company.execute("update pipeline.pipeline set archived_at = now()");

        assertThat(deals.renewals().renew(company.all(), deal, null))
                .isEqualTo(new Renewed.Refused(Renewals.Why.NO_STAGE));
        assertThat(of(renewal, "deleted_at")).isNotNull();
    }

    /// Where the pages of deals would be.
    public static final class Elsewhere extends Div {
        private static final long serialVersionUID = 1;
    }

    @Test
    void the_toast_of_a_deletion_says_why_a_deal_stays_in_the_bin() {
        RouteConfiguration.forSessionScope().setRoute("deals", Elsewhere.class);
        var deal = inSecond("Homeless");
        page(company.all(), deal, "");
        _click(button("Delete"));
        archive();

        _click(button("Undo"));
        assertThat(of(deal, "deleted_at")).isNotNull();
        assertThat(told())
                .anySatisfy(words -> assertThat(words).contains("From the bin it is restored to another one"));
    }
}
