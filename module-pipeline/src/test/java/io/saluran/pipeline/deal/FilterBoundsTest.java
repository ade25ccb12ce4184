package io.saluran.pipeline.deal;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.pipeline.testing.RestPipeline;
import io.saluran.platform.field.FieldDefinition.Use;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Numbers and days in addresses and requests that no database and no memory could take.
@Tag("X6")
class FilterBoundsTest extends DealUiCase {

    @ParameterizedTest
    @CsvSource({"min, 1e999999999", "max, 1e200000", "min, 1e-999999999", "from, +999999999-01-01", "to, -4000-01-01",
            "closed-from, +999999999-01-01", "f.seats.from, 1e999999999", "f.seats, 1e999999999"})
    void a_page_leaves_out_what_is_beyond_all_bounds(String parameter, String value) {
        deal("Water metering", "1200");
        var parameters = Map.of(parameter, List.of(value));
        assertThat(DealFilter.of(parameters)).isEqualTo(DealFilter.NONE);
        assertThat(DealSelection.of(parameters)).isEqualTo(DealSelection.ALL);

        var query = "?" + parameter + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
        assertThat(text(board(company.all(), query))).contains("Deals");
    }

    @Test
    void what_is_within_bounds_narrows_as_before() {
        var filter = DealFilter.of(Map.of("min", List.of("1e3"), "to", List.of("2026-12-31")));

        assertThat(filter.valueFrom()).isEqualByComparingTo("1000");
        assertThat(filter.closesTo()).isEqualTo("2026-12-31");
    }

    @Test
    void rest_says_what_is_wrong() {
        var key = company.field("deal", "whole", "Seats", Use.USUAL);
        try (var rest = new RestPipeline(company,
                new DealsResource(company.db, company.events, company.clock, company.fields))) {
            var token = rest.token(company.aminah, "all", DealPermissions.READ, DealPermissions.WRITE);
            for (var filter : List.of("valueFrom=1e200000", "valueTo=1e999999999", "closesFrom=%2B999999999-01-01",
                    "fields=" + URLEncoder.encode("{\"" + key + "\":1e999999999}", StandardCharsets.UTF_8))) {
                assertThat(rest.call(token, "GET", "deals?" + filter, "").status()).as(filter).isEqualTo(400);
            }
            for (var number : List.of("1e999999999", "1e300")) {
                assertThat(rest.call(token, "POST", "deals",
                        "{\"name\": \"Pump\", \"fields\": {\"" + key + "\": " + number + "}}").status())
                        .as(number).isEqualTo(422);
            }
        }
    }
}
