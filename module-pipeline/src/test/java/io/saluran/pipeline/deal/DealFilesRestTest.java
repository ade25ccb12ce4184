package io.saluran.pipeline.deal;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.pipeline.testing.RestPipeline;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X6")
@Tag("P2")
class DealFilesRestTest extends DealUiCase {

    private @Nullable RestPipeline running;
    private String token = "";
    private UUID deal = new UUID(0, 0);

    @BeforeEach
    void made() {
        running = new RestPipeline(company, new DealFilesResource(company.db, homeFiles(), company.events,
                company.clock));
        token = rest().token(company.aminah, "all", DealPermissions.READ, DealPermissions.WRITE);
        deal = deal("Water metering", "1200");
    }

    private RestPipeline rest() {
        return Objects.requireNonNull(running);
    }

    @AfterEach
    void stop() {
        rest().close();
    }

    private String path() {
        return "deals/" + deal + "/files";
    }

    private RestPipeline.Answer put(String name, String content) {
        return rest().call(token, "POST", path() + "?name=" + name, content, "Content-Type", "text/html");
    }

    @Test
    void a_file_is_put_read_taken_off_and_put_back() {
        var made = put("offer%20%E2%82%AC.html", "<b>Offer</b>");
        assertThat(made.status()).as(made.json().toString()).isEqualTo(201);
        assertThat(made.json().path("name").asText()).isEqualTo("offer €.html");
        assertThat(made.json().path("bytes").asInt()).isEqualTo(12);
        var file = made.location().replaceFirst("^.*/api/v1/", "");

        var read = rest().file(token, file);
        assertThat(read.body()).isEqualTo("<b>Offer</b>");
        assertThat(read.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
        assertThat(read.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment")
                .endsWith("filename*=UTF-8''offer%20%E2%82%AC.html");

        assertThat(rest().call(token, "DELETE", file, "").status()).isEqualTo(204);
        assertThat(rest().call(token, "GET", path(), "").json()).isEmpty();
        assertThat(rest().file(token, file).statusCode()).isEqualTo(404);
        assertThat(rest().call(token, "POST", file + "/restore", "").json().path("name").asText())
                .isEqualTo("offer €.html");
        assertThat(rest().call(token, "POST", file + "/restore", "").status()).isEqualTo(404);
        assertThat(rest().call(token, "GET", path(), "").json()).hasSize(1);
    }

    @Test
    void a_file_needs_a_name_and_content() {
        assertThat(rest().call(token, "POST", path(), "x").json().path("field").asText()).isEqualTo("name");
        assertThat(put("%20", "x").status()).isEqualTo(422);
        assertThat(put("empty.txt", "").status()).isBetween(400, 422);
        assertThat(rest().call(token, "GET", path(), "").json()).isEmpty();
    }

    @Test
    @Tag("X5")
    void who_does_not_see_the_deal_or_only_reads_it_puts_none() {
        var blind = rest().token(company.ravi, "own", DealPermissions.READ, DealPermissions.WRITE);
        var file = put("offer.txt", "Offer").location().replaceFirst("^.*/api/v1/", "");

        assertThat(rest().call(blind, "GET", path(), "").status()).isEqualTo(404);
        assertThat(rest().file(blind, file).statusCode()).isEqualTo(404);
        assertThat(rest().call(blind, "POST", path() + "?name=x.txt", "x").status()).isEqualTo(404);
        assertThat(rest().call(blind, "DELETE", file, "").status()).isEqualTo(404);

        var reader = rest().token(company.person("Reader"), "all", DealPermissions.READ);
        assertThat(rest().file(reader, file).body()).isEqualTo("Offer");
        assertThat(rest().call(reader, "POST", path() + "?name=x.txt", "x").status()).isEqualTo(403);
    }
}
