package io.saluran.pipeline.deal;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.pipeline.testing.RestPipeline;
import io.saluran.platform.testing.TestPeople;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X6")
@Tag("P27")
class DealTalkRestTest extends DealUiCase {

    private final RestPipeline rest = new RestPipeline(company, new DealCommentsResource(company.db, company.events,
            company.clock, TestPeople.in(company.db).directory(), told));
    private final String token = rest.token(company.aminah, "all", DealPermissions.READ, DealPermissions.WRITE);
    private final String ravi = rest.token(company.ravi, "all", DealPermissions.READ, DealPermissions.WRITE);
    private UUID deal = new UUID(0, 0);

    @BeforeEach
    void made() {
        deal = deal("Water metering", "1200");
        company.execute("update platform.person set email = 'ravi@aliran.example' where id = ?", company.ravi);
    }

    @AfterEach
    void stop() {
        rest.close();
    }

    private String say(String text) {
        var said = rest.call(token, "POST", "deals/" + deal + "/comments", "{\"text\":\"" + text + "\"}");
        assertThat(said.status()).as(said.json().toString()).isEqualTo(201);
        return said.location().replaceFirst("^.*/api/v1/", "");
    }

    @Test
    void a_comment_is_said_read_changed_taken_back_and_said_again() {
        var comment = say("@Ravi Kumar, please look");
        assertThat(told.people).containsExactly(company.ravi);

        var read = rest.call(token, "GET", comment, "").json();
        assertThat(read.path("text").asText()).isEqualTo("@Ravi Kumar, please look");
        assertThat(read.path("authorName").asText()).isEqualTo("Aminah binti Ali");
        assertThat(read.path("mentions")).hasSize(1);
        assertThat(read.path("mentions").get(0).asText()).isEqualTo(company.ravi.toString());
        assertThat(read.path("editedAt").isNull()).isTrue();

        var changed = rest.call(token, "PUT", comment, "{\"text\":\"Done\"}").json();
        assertThat(changed.path("text").asText()).isEqualTo("Done");
        assertThat(changed.path("editedAt").isNull()).isFalse();

        assertThat(rest.call(token, "DELETE", comment, "").status()).isEqualTo(204);
        assertThat(rest.call(token, "GET", comment, "").status()).isEqualTo(404);
        assertThat(rest.call(ravi, "POST", comment + "/restore", "").status()).isEqualTo(404);
        assertThat(rest.call(token, "POST", comment + "/restore", "").json().path("text").asText()).isEqualTo("Done");
        assertThat(rest.call(token, "POST", comment + "/restore", "").status()).isEqualTo(404);
    }

    @Test
    void comments_are_listed_a_page_at_a_time_the_latest_first() {
        say("One");
        say("Two");
        say("Three");
        var path = "deals/" + deal + "/comments?limit=2&count=true";

        var first = rest.call(token, "GET", path, "").json();
        assertThat(first.path("items").findValuesAsText("text")).containsExactly("Three", "Two");
        assertThat(first.path("total").asInt()).isEqualTo(3);
        var rest1 = rest.call(token, "GET", path + "&after=" + first.path("next").asText(), "").json();
        assertThat(rest1.path("items").findValuesAsText("text")).containsExactly("One");
        assertThat(rest1.has("next")).isFalse();
    }

    @Test
    void nobody_changes_what_somebody_else_said_or_says_nothing() {
        var comment = say("Mine");

        assertThat(rest.call(ravi, "PUT", comment, "{\"text\":\"His\"}").status()).isEqualTo(403);
        assertThat(rest.call(ravi, "DELETE", comment, "").status()).isEqualTo(403);
        assertThat(rest.call(token, "PUT", comment, "{\"text\":\"  \"}").json().path("field").asText())
                .isEqualTo("text");
        assertThat(rest.call(token, "POST", "deals/" + deal + "/comments", "{}").status()).isEqualTo(422);
        assertThat(rest.call(token, "POST", "deals/" + deal + "/comments",
                "{\"text\":\"" + "x".repeat(DealComments.LONGEST + 1) + "\"}").status()).isEqualTo(422);
        assertThat(rest.call(token, "GET", comment, "").json().path("text").asText()).isEqualTo("Mine");
    }

    @Test
    @Tag("X5")
    void the_comments_of_another_deal_or_one_that_is_not_seen_are_none() {
        var comment = say("Mine");
        var id = comment.substring(comment.lastIndexOf('/') + 1);
        var other = deal("Other", "1");
        var blind = rest.token(company.person("Nair"), "own", DealPermissions.READ, DealPermissions.WRITE);

        assertThat(rest.call(token, "GET", "deals/" + other + "/comments/" + id, "").status()).isEqualTo(404);
        assertThat(rest.call(blind, "GET", "deals/" + deal + "/comments", "").status()).isEqualTo(404);
        assertThat(rest.call(blind, "POST", "deals/" + deal + "/comments", "{\"text\":\"Hello\"}").status())
                .isEqualTo(404);
    }
}
