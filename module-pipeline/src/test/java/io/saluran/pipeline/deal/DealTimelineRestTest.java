package io.saluran.pipeline.deal;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.pipeline.testing.RestPipeline;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X6")
@Tag("P2")
class DealTimelineRestTest extends DealUiCase {

    private final RestPipeline rest = new RestPipeline(company, new DealTimelineResource(company.db));
    private final String token = rest.token(company.aminah, "all", DealPermissions.READ);

    @AfterEach
    void stop() {
        rest.close();
    }

    @Test
    void all_that_happened_is_listed_once_however_small_the_pages() {
        var viewer = company.all();
        var deal = deal("Water metering", "1200");
        deals.move(viewer, deal, company.stages().get(1).id(), 1);
        deals.edit(viewer, deal, DealField.SOURCE, "Fair", 2);
        deals.edit(viewer, deal, DealField.SOURCE, "Web", 3);
        deals.note(viewer, deal, "Asked for a price");

        var told = new ArrayList<String>();
        var after = "";
        do {
            var page = rest.call(token, "GET", "deals/" + deal + "/timeline?limit=2" + after, "").json();
            page.path("items").forEach(event -> told.add(event.path("kind").asText() + ' ' + event.path("before")
                    .asText("") + " > " + event.path("after").asText("")));
            after = page.has("next") ? "&after=" + page.path("next").asText() : "";
        } while (!after.isEmpty());

        assertThat(told).containsExactlyInAnyOrder("move  > Lead qualification",
                "move Lead qualification > " + company.stages().get(1).name(), "change  > Fair",
                "change Fair > Web", "note  > Asked for a price");
        assertThat(rest.call(token, "GET", "deals/" + deal + "/timeline?part=notes", "").json().path("items"))
                .hasSize(1);
    }

    @Test
    void what_is_asked_wrong_is_named() {
        var deal = deal("Water metering", "1200");

        for (var wrong : new String[] {"part=some", "sort=at", "count=true", "after=xyz"}) {
            assertThat(rest.call(token, "GET", "deals/" + deal + "/timeline?" + wrong, "").status()).as(wrong)
                    .isEqualTo(400);
        }
    }

    @Test
    @Tag("X5")
    void a_deal_that_is_not_seen_has_none() {
        var deal = deal("Water metering", "1200");
        var blind = rest.token(company.ravi, "own", DealPermissions.READ);

        assertThat(rest.call(blind, "GET", "deals/" + deal + "/timeline", "").status()).isEqualTo(404);
    }
}
