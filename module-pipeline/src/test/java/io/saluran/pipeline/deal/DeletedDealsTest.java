package io.saluran.pipeline.deal;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.db.Viewer;
import io.saluran.pipeline.testing.RestPipeline;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A deleted deal is nowhere but in the bin.
@Tag("X4")
class DeletedDealsTest extends DealUiCase {

    private final Viewer viewer = company.all();
    private final UUID pipeline = company.stages().getFirst().pipeline();

    private UUID deleted() {
        var id = deal("Water metering", "1200");
        deals.delete(viewer, id, 1);
        return id;
    }

    @Test
    void the_board_and_its_totals_do_not_have_it() {
        deleted();

        var board = new DealBoard(company.db).open(viewer, pipeline, DealFilter.NONE);
        assertThat(board.columns()).allSatisfy(column -> {
            assertThat(column.cards()).isEmpty();
            assertThat(column.count()).isZero();
            assertThat(column.total()).isNull();
        });
    }

    @Test
    void the_list_and_its_totals_do_not_have_it() {
        deleted();
        var list = new DealList(company.db, company.fields);
        var query = new DealQuery(null, null, null, DealFilter.NONE);

        assertThat(list.rows(viewer, query, DealList.Sort.USUAL, 0, 10)).isEmpty();
        assertThat(list.totals(viewer, query)).isEqualTo(new DealList.Totals(0, null));
    }

    @Test
    void the_search_does_not_find_it() {
        deleted();

        assertThat(new DealSearch(company.db, texts).search(viewer, "water", 10)).isEmpty();
    }

    @Test
    void the_export_does_not_have_it() {
        deleted();
        var rows = new ArrayList<Object[]>();

        new DealExport(company.db, company.fields, texts, formats, company.clock).write(viewer,
                Map.of("outcome", "all"), rows::add);

        assertThat(rows).isEmpty();
    }

    @Test
    void rest_does_not_have_it() {
        var id = deleted();
        try (var rest = new RestPipeline(company,
                new DealsResource(company.db, company.events, company.clock, company.fields))) {
            var token = rest.token(company.aminah, "all", DealPermissions.READ);
            assertThat(rest.call(token, "GET", "deals", "").names()).isEmpty();
            assertThat(rest.call(token, "GET", "deals/" + id, "").status()).isEqualTo(404);
        }
    }

    /// Where the pages of deals would be.
    public static final class Elsewhere extends com.vaadin.flow.component.html.Div {
        private static final long serialVersionUID = 1;
    }

    @Test
    void undo_in_the_toast_brings_it_back_with_its_parts() {
        var routes = com.vaadin.flow.router.RouteConfiguration.forSessionScope();
        routes.setRoute("deals", Elsewhere.class);
        routes.setRoute("deals/:id", Elsewhere.class);
        var id = deal("Water metering", "1200");
        parts.addItem(viewer, id, new DealParts.NewItem(company.product, "", java.math.BigDecimal.TEN, null), 1);
        page(viewer, id, "");

        _click(button("Delete"));
        assertThat(of(id, "deleted_at")).isNotNull();
        _click(button("Undo"));

        assertThat(of(id, "deleted_at")).isNull();
        assertThat(new DealPage(company.db).of(viewer, id).orElseThrow().lineItems()).hasSize(1);
    }
}
