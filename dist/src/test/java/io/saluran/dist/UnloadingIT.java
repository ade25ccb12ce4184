package io.saluran.dist;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saluran.extension.test.CleanUnloading;
import io.saluran.extension.test.TestedSaluran;
import io.saluran.extension.test.Visit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A bundle with nearly everything that a bundle can have comes and goes fifty times while people have it open.
@Tag("X1")
@Tag("X2")
class UnloadingIT extends CleanUnloading {

    @TempDir
    Path jars;

    @Override
    protected Path first() throws IOException {
        return PlacesBundle.clean("1.0.0").in(jars);
    }

    @Override
    protected Path second() throws IOException {
        return PlacesBundle.clean("1.1.0").in(jars);
    }

    @Override
    protected List<Visit> visits(TestedSaluran saluran) throws IOException, InterruptedException {
        var deal = saluran.post("/api/v1/deals", "{\"name\":\"Seen by many\"}").path("id").asText();
        return List.of(
                Visit.page("example-places", "text=Places 1.0.0", "text=Places 1.1.0").doing(page -> {
                    page.locator("#name input").fill("Sungai Petani");
                    page.locator("#add").click();
                    page.locator("text=seen Sungai Petani").waitFor();
                }),
                Visit.part("deals/" + deal, "text=panel-1.0.0", "text=panel-1.1.0"),
                Visit.part("", "text=tile-1.0.0", "text=tile-1.1.0"));
    }

    @Override
    protected void use(TestedSaluran saluran) throws IOException, InterruptedException {
        saluran.get("/api/v1/example-places");
    }

    @Test
    void a_bundle_that_leaves_a_thread_running_fails_and_the_way_to_its_code_is_told() throws IOException {
        var first = PlacesBundle.leaking("1.0.0").in(jars.resolve("leaking"));
        var second = PlacesBundle.leaking("1.1.0").in(jars.resolve("leaking"));

        assertThatThrownBy(() -> leavesNothing(2, first, second)).isInstanceOf(AssertionError.class)
                .hasMessageContaining("class loaders of bundles")
                .hasMessageContaining("thread places-watch: 0 before, 4 now")
                .hasMessageContaining("example.places 1.1.0, removed ")
                .hasMessageContaining("java.lang.Thread \"places-watch\"");
    }
}
