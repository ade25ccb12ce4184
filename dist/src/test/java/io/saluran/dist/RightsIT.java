package io.saluran.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.db.Viewer;
import io.saluran.platform.export.ExportSource;
import io.saluran.platform.internal.host.Contributions;
import io.saluran.platform.internal.rest.Tokens;
import io.saluran.platform.rest.Permit;
import io.saluran.platform.rest.RestResource;
import io.saluran.platform.search.SearchProvider;
import io.saluran.ui.home.HomeTile;
import io.saluran.ui.panel.RecordPanel;
import io.saluran.ui.view.ViewContribution;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.osgi.framework.FrameworkUtil;

/// Nobody gets anything over REST without a token and a permission, and every contribution names a permission that a role
/// can be given. What there is to ask is taken from the registries.
@Tag("X5")
@Tag("X6")
@ExtendWith(LivePlatform.Shared.class)
class RightsIT {

    /// What everybody with a token may call, and why.
    private static final Map<String, String> FOR_EVERYBODY = Map.of();

    private static final int NOT_SIGNED_IN = 401;
    private static final int REFUSED = 403;

    private static List<String> open(Rest rest, LivePlatform live) {
        var open = new ArrayList<String>();
        for (var operation : rest.operations()) {
            var path = operation.at((name, before) -> UUID.randomUUID().toString());
            if (rest.call(operation, path, null).statusCode() != NOT_SIGNED_IN) {
                open.add(operation + " without a token");
            }
            if (!FOR_EVERYBODY.containsKey(operation.toString())
                    && rest.call(operation, path, live.nobody().token()).statusCode() != REFUSED) {
                open.add(operation + " without a permission");
            }
        }
        return open;
    }

    @Test
    void rest_answers_nobody_without_a_token_and_a_permission(LivePlatform live) {
        try (var rest = new Rest(live.address())) {
            assertThat(rest.operations()).hasSizeGreaterThan(10);
            assertThat(open(rest, live)).isEmpty();
        }
    }

    @Test
    void a_token_that_reads_writes_nothing(LivePlatform live) {
        var token = live.platform().tokens()
                .create(Viewer.system(), live.chief().id(), "reads", Tokens.Scope.READ, null)
                .secret();
        try (var rest = new Rest(live.address())) {
            for (var operation : rest.operations()) {
                var status = rest.call(operation, operation.at((name, before) -> UUID.randomUUID().toString()), token)
                        .statusCode();
                if (operation.reads()) {
                    assertThat(status).as(operation.toString()).isNotIn(NOT_SIGNED_IN, REFUSED);
                } else {
                    assertThat(status).as(operation.toString()).isEqualTo(REFUSED);
                }
            }
        }
    }

    /// A resource whose author wrote no permission.
    @Path("careless")
    public static final class Careless implements RestResource {

        @GET
        @Produces("application/json")
        public String read() {
            return "{}";
        }

        @GET
        @Path("open")
        @Permit(Permit.EVERYBODY)
        @Produces("application/json")
        public String open() {
            return "{}";
        }
    }

    @Test
    void a_resource_without_a_permission_is_refused_and_one_for_everybody_is_found(LivePlatform live) {
        var careless = live.platform().framework().context().registerService(RestResource.class, new Careless(),
                FrameworkUtil.asDictionary(Map.of()));
        try (var rest = new Rest(live.address())) {
            assertThat(open(rest, live)).containsExactly("GET /careless/open without a permission");
        } finally {
            careless.unregister();
        }
    }

    /// The permission that each contribution asks for, by the contribution's class.
    private static Map<String, String> asked(LivePlatform live) {
        var asked = new TreeMap<String, String>();
        services(live, ViewContribution.class).forEach(each -> asked.put(each.view().getName(), each.permission()));
        services(live, SearchProvider.class).forEach(each -> asked.put(Answers.name(each), each.permission()));
        services(live, ExportSource.class).forEach(each -> asked.put(Answers.name(each), each.permission()));
        services(live, HomeTile.class).forEach(each -> asked.put(Answers.name(each), each.permission()));
        services(live, RecordPanel.class).forEach(each -> asked.put(Answers.name(each), each.permission()));
        return asked;
    }

    private static <T> List<T> services(LivePlatform live, Class<T> type) {
        try (var contributions = Contributions.of(live.platform().framework().context(), type)) {
            return contributions.services();
        }
    }

    @Test
    void every_contribution_asks_for_a_permission_that_a_role_can_be_given(LivePlatform live) {
        var known = Set.of(live.permissions());

        assertThat(asked(live)).isNotEmpty().allSatisfy((name, permission) -> assertThat(known).as(name)
                .contains(permission));
    }

    @Test
    void every_permission_has_a_title_and_an_explanation_in_both_languages(LivePlatform live) {
        for (var permission : live.permissions()) {
            assertThat(live.platform().texts().knows("permission." + permission)).as(permission).isTrue();
            assertThat(live.platform().texts().knows("permission." + permission + ".about")).as(permission).isTrue();
        }
    }
}
