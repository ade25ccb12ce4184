package io.saluran.pipeline.bin;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.db.Viewer;
import io.saluran.db.Visibility;
import io.saluran.pipeline.account.Accounts;
import io.saluran.pipeline.deal.Deals;
import io.saluran.pipeline.testing.PipelinePage;
import io.saluran.pipeline.testing.RestPipeline;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X6")
@Tag("X4")
class BinResourceTest extends PipelinePage {

    private static final String[] RIGHTS = {"pipeline.deal.read", "pipeline.deal.write", "pipeline.deal.delete",
            "pipeline.account.write", "pipeline.account.delete", BinPermissions.OPEN};

    private final Viewer viewer = company.viewer(company.aminah, new Visibility.All(), RIGHTS);
    private final Deals deals = new Deals(company.db, company.events, company.clock);
    private final RestPipeline rest = new RestPipeline(company,
            new BinResource(company.db, new NoFiles(), company.events, company.clock));
    private final String token = rest.token(company.aminah, "all", RIGHTS);

    @AfterEach
    void stop() {
        rest.close();
    }

    private UUID deleted(String name) {
        var id = deals.create(viewer, new Deals.NewDeal(name, company.stages().getFirst().id(), null, null, null,
                null, null));
        deals.delete(viewer, id, 1);
        return id;
    }

    @Test
    void what_was_deleted_is_listed_by_type_and_name_a_page_at_a_time() {
        deleted("Pump");
        deleted("Valve");
        new Accounts(company.db, company.events, company.clock).delete(viewer, company.account, 1);

        var first = rest.call(token, "GET", "bin?limit=2&count=true", "");
        assertThat(first.json().path("total").asInt()).isEqualTo(3);
        var second = rest.call(token, "GET", "bin?limit=2&after=" + first.json().path("next").asText(), "");
        assertThat(first.names()).hasSize(2);
        assertThat(second.names()).hasSize(1).doesNotContainAnyElementsOf(first.names());

        assertThat(rest.call(token, "GET", "bin?type=account", "").json().path("items").get(0).path("by").asText())
                .isEqualTo("Aminah binti Ali");
        assertThat(rest.call(token, "GET", "bin?q=val", "").names()).containsExactly("Valve");
        assertThat(rest.call(token, "GET", "bin?type=lead", "").status()).isEqualTo(400);
    }

    @Test
    void what_is_deleted_for_good_is_gone_and_needs_a_right_of_its_own() {
        var pump = deleted("Pump");
        var path = "bin/deal/" + pump;
        assertThat(rest.call(token, "DELETE", path, "").status()).isEqualTo(403);

        var purger = rest.token(company.person("Purger"), "all", "pipeline.deal.delete", BinPermissions.OPEN,
                BinPermissions.PURGE);
        assertThat(rest.call(purger, "DELETE", "bin/account/" + pump, "").status()).isEqualTo(404);
        assertThat(rest.call(purger, "DELETE", path, "").status()).isEqualTo(204);
        assertThat(rest.call(purger, "DELETE", path, "").status()).isEqualTo(404);
        assertThat(rest.call(token, "GET", "bin", "").names()).isEmpty();
    }

    @Test
    @Tag("X5")
    void nobody_finds_what_they_may_not_see_or_not_delete() {
        deleted("Pump");
        var blind = rest.token(company.ravi, "own", "pipeline.deal.delete", BinPermissions.OPEN);
        var reader = rest.token(company.person("Reader"), "all", "pipeline.deal.read", BinPermissions.OPEN);

        assertThat(rest.call(blind, "GET", "bin", "").names()).isEmpty();
        assertThat(rest.call(reader, "GET", "bin?count=true", "").json().path("total").asInt()).isZero();
    }
}
