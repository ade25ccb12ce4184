package io.saluran.platform.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X6")
class OpenApiDescriptionTest {

    @Path("apples")
    public static final class Apples {

        public record Row(String sort) {}

        @GET
        public Apples.Row apples() {
            return new Apples.Row("");
        }
    }

    @Path("pears")
    public static final class Pears {

        public record Row(int weight) {}

        @GET
        public Pears.Row pears() {
            return new Pears.Row(0);
        }
    }

    @Path("plums")
    public static final class Plums {

        public record Row(boolean ripe) {}

        @GET
        public Plums.Row plums() {
            return new Plums.Row(true);
        }
    }

    private static JsonNode answer(JsonNode description, String path) {
        var reference = description.at("/paths/~1" + path + "/get/responses/200/content/application~1json/schema/$ref");
        return description.at(reference.asText().substring(1));
    }

    @Test
    void records_of_the_same_name_in_one_bundle_stay_what_each_is() {
        var description = new OpenApiDescription().of(Map.of("fruit", List.of(Apples.class, Pears.class, Plums.class)));

        assertThat(answer(description, "apples").at("/properties").has("sort")).isTrue();
        assertThat(answer(description, "pears").at("/properties").has("weight")).isTrue();
        assertThat(answer(description, "plums").at("/properties").has("ripe")).isTrue();
    }
}
