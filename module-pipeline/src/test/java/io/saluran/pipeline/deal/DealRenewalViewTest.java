package io.saluran.pipeline.deal;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteConfiguration;
import io.saluran.db.Viewer;
import io.saluran.pipeline.deal.ItemAmounts.Period;
import io.saluran.pipeline.stage.PipelineChanges;
import io.saluran.pipeline.stage.Pipelines.Pipeline;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P28")
class DealRenewalViewTest extends DealUiCase {

    private final Viewer viewer = company.all();

    @Route("renewed")
    public static class Here extends Div {

        private static final long serialVersionUID = 1;
    }

    @BeforeEach
    void routes() {
        RouteConfiguration.forSessionScope().setRoute("deals/:id", Here.class);
    }

    /// Won on 24 November 2026, for a year.
    private UUID won() {
        var id = deal("Metering", null);
        parts.addItem(viewer, id, new DealParts.NewItem(null, "Licence", BigDecimal.TEN, new BigDecimal("50"),
                new ItemAmounts.Terms(BigDecimal.ZERO, BigDecimal.ZERO, Period.MONTH, 12)), 1);
        deals.close(viewer, id, true, company.reason("won"), 2);
        return id;
    }

    private UUID renewal(UUID of) {
        return UUID.fromString(Objects.requireNonNull(company.value(
                "select id from pipeline.deal where renews_deal_id = ?", of)));
    }

    private String panel(Viewer by, UUID deal) {
        UI.getCurrent().removeAll();
        page(by, deal, "");
        return text(_get(DealRenewalPanel.class));
    }

    @Test
    void a_won_deal_says_until_when_it_runs_and_is_renewed_from_its_page() {
        var id = won();
        assertThat(panel(viewer, id)).contains("Runs until 24 Nov 2027", "Renew");
        _click(button("Renew"));
        assertThat(told()).anySatisfy(each -> assertThat(each).contains("Metering 2027 is made."));

        assertThat(panel(viewer, id)).contains("Renewed by", "Metering 2027",
                "The renewal is open, closes 24 Nov 2027");
        assertThat(_find(_get(DealRenewalPanel.class), Button.class)).isEmpty();
        assertThat(_get(_get(DealRenewalPanel.class), Anchor.class).getHref()).isEqualTo("deals/" + renewal(id));
        assertThat(panel(viewer, renewal(id))).contains("Renews", "Metering", "Begins on 24 Nov 2027");
    }

    @Test
    void the_page_says_what_came_of_the_renewal() {
        var id = won();
        deals.renewals().renew(viewer, id, null);
        deals.close(viewer, renewal(id), false, company.reason("lost"), 1);
        assertThat(panel(viewer, id)).contains("Lost at renewal");

        deals.reopen(viewer, renewal(id), 2);
        deals.close(viewer, renewal(id), true, company.reason("won"), 3);
        assertThat(panel(viewer, id)).contains("Renewed").doesNotContain("Lost at renewal");
    }

    @Test
    void where_the_viewer_may_not_see_the_other_deal_its_name_is_not_said() {
        var id = won();
        deals.renewals().renew(viewer, id, null);
        company.execute("update pipeline.deal set owner_id = ? where id = ?", company.ravi, renewal(id));
        company.execute("update pipeline.deal set owner_id = ? where id = ?", company.aminah, id);

        assertThat(panel(company.only(company.aminah), id)).contains("a deal of somebody else")
                .doesNotContain("Metering 2027");
        assertThat(panel(company.only(company.ravi), renewal(id))).contains("a deal of somebody else")
                .doesNotContain("Renew this");
    }

    @Test
    void with_several_pipelines_it_is_asked_where_the_renewal_begins() {
        new PipelineChanges(company.db, company.events, company.clock).addPipeline(viewer, "Existing customers");
        var id = won();
        panel(viewer, id);
        _click(button("Renew"));
        var dialog = _get(RenewDialog.class);
        @SuppressWarnings({"unchecked", "rawtypes"})
        Select<Pipeline> choice = _get(dialog, Select.class);
        assertThat(choice.getValue().id()).isEqualTo(company.stages().getFirst().pipeline());
        _click(_get(dialog, Button.class, spec -> spec.withText("Renew")));

        assertThat(of(renewal(id), "pipeline_id")).isEqualTo(company.stages().getFirst().pipeline().toString());
    }

    @Test
    void there_is_nothing_to_renew_on_a_plain_deal() {
        page(viewer, deal("Pumps", "10"), "");
        assertThat(_find(DealRenewalPanel.class)).isEmpty();
    }
}
