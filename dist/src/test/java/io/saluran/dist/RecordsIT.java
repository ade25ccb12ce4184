package io.saluran.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import io.saluran.db.Viewer;
import io.saluran.dist.LivePlatform.Asker;
import io.saluran.platform.export.ExportSource;
import io.saluran.platform.rest.Permit;
import io.saluran.platform.rest.RestResource;
import io.saluran.platform.search.SearchProvider;
import io.saluran.ui.home.HomeTile;
import io.saluran.ui.panel.RecordPanel;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/// Whoever sees only their own records learns nothing of a colleague's, at whatever place of the registries they ask:
/// no name, and no count or total that the colleague's records changed.
@Tag("X5")
@ExtendWith(LivePlatform.Shared.class)
class RecordsIT {

    private static final String MINE = "zzmine";
    private static final String SECRET = "zzsecret";

    // Jobs run in between.
    private static final String BY_THE_CLOCK = "GET /jobs";

    private static LivePlatform live;
    private static Asker loner;
    private static Map<String, UUID> mine;
    private static Map<String, UUID> secrets;
    private static Map<String, String> before;
    private static Map<String, String> after;

    @BeforeAll
    static void make_records_of_two(LivePlatform given) {
        live = given;
        loner = live.loner();
        var colleague = live.asker("Colleague", "own", live.permissions());
        mine = live.platform().db().write(sql -> MarkedRecords.make(sql, MINE, loner.id()));
        before = Answers.to(live, loner, "zz", mine);
        secrets = live.platform().db().write(sql -> MarkedRecords.make(sql, SECRET, colleague.id()));
        after = Answers.to(live, loner, "zz", mine);
    }

    /// The places whose answer names the colleague's records, or is another one since there are these records.
    private static List<String> leaks(Map<String, String> before, Map<String, String> after) {
        var leaks = new ArrayList<String>();
        after.forEach((place, answer) -> {
            if (answer.contains(SECRET)) {
                leaks.add(place + " names a record of somebody else");
            } else if (before.containsKey(place) && !place.startsWith(BY_THE_CLOCK)
                    && !answer.equals(before.get(place))) {
                leaks.add(place + " counts records of somebody else:\n  before " + before.get(place) + "\n  after  "
                        + answer);
            }
        });
        return leaks;
    }

    @Test
    void records_with_an_owner_are_in_every_table_that_has_one() {
        assertThat(secrets).containsKeys("pipeline.deal", "pipeline.account", "pipeline.contact", "pipeline.line_item",
                "pipeline.note");
    }

    @Test
    void no_place_of_the_registries_tells_of_a_colleagues_records() {
        assertThat(after.keySet()).anyMatch(place -> place.startsWith("search "))
                .anyMatch(place -> place.startsWith("export ")).anyMatch(place -> place.startsWith("tile "))
                .anyMatch(place -> place.startsWith("panel ")).anyMatch(place -> place.startsWith("GET /deals"));
        assertThat(leaks(before, after)).isEmpty();
    }

    @Test
    void who_sees_everything_is_told_of_them_wherever_one_is_told_of_ones_own() {
        var all = Answers.to(live, live.chief(), "zz", mine);
        var places = after.entrySet().stream().filter(entry -> entry.getValue().contains(MINE)).map(Map.Entry::getKey)
                .toList();

        assertThat(places).anyMatch(place -> place.startsWith("search ")).anyMatch(place -> place.startsWith("export "))
                .anyMatch(place -> place.startsWith("GET /deals"));
        // The first page of a list need not hold it; the long one, asked with its count, does.
        assertThat(places).filteredOn(place -> !place.startsWith("panel ") && !place.matches("GET [^?]+"))
                .allSatisfy(place -> assertThat(all.get(place)).as(place).contains(SECRET));
    }

    @Test
    void a_hidden_record_answers_as_one_that_never_was_and_stays_as_it_is() {
        var prints = live.platform().db().read(sql -> MarkedRecords.fingerprints(sql, secrets));
        try (var rest = new Rest(live.address())) {
            for (var operation : rest.operations()) {
                if (operation.named()) {
                    var hidden = rest.call(operation, operation.at((name, before) -> Rest.id(secrets, name, before)),
                            loner.token());
                    var never = rest.call(operation, operation.at((name, before) -> UUID.randomUUID().toString()),
                            loner.token());

                    assertThat(hidden.statusCode()).as(operation.toString()).isEqualTo(never.statusCode())
                            .isGreaterThanOrEqualTo(400);
                    assertThat(hidden.body()).as(operation.toString()).doesNotContain(SECRET);
                }
            }
        }
        var afterwards = live.platform().db().read(sql -> MarkedRecords.fingerprints(sql, secrets));
        assertThat(afterwards).isEqualTo(prints);
    }

    @Test
    void a_deal_of_ones_own_is_found_by_its_id() {
        try (var rest = new Rest(live.address())) {
            var get = rest.operations().stream().filter(each -> each.toString().equals("GET /deals/{id}")).findFirst()
                    .orElseThrow();
            assertThat(rest.call(get, get.at((name, before) -> Rest.id(mine, name, before)), loner.token()).body())
                    .contains(MINE);
        }
    }

    /// What forgets to ask who looks, at each kind of place.
    private static final class Forgetful implements SearchProvider, ExportSource, HomeTile, RecordPanel {

        private static String names() {
            return live.platform().db().read(sql -> sql.fetch(
                    "select name from pipeline.deal where name like 'zz%' order by name").toString());
        }

        @Override
        public List<Hit> search(Viewer viewer, String query, int limit) {
            return List.of(new Hit(names(), "", "deals", "x"));
        }

        @Override
        public void write(Viewer viewer, Map<String, String> filter, Sheet sheet) {
            sheet.row(names());
        }

        @Override
        public Supplier<Component> prepare(Viewer viewer) {
            var names = names();
            return () -> new Span(names);
        }

        @Override
        public Supplier<Component> prepare(RecordRef record, Viewer viewer) {
            return prepare(viewer);
        }

        @Override
        public String heading() {
            return "search.nothing";
        }

        @Override
        public String title() {
            return "search.nothing";
        }

        @Override
        public int order() {
            return 1;
        }

        @Override
        public String permission() {
            return "pipeline.deal.read";
        }

        @Override
        public String name() {
            return "forgetful";
        }

        @Override
        public List<String> columns() {
            return List.of("search.nothing");
        }

        @Override
        public Width width() {
            return Width.QUARTER;
        }

        @Override
        public String recordType() {
            return "deal";
        }
    }

    /// A list that counts everybody's and names nobody.
    @Path("forgetful")
    @Permit(Permit.EVERYBODY)
    public static final class ForgetfulResource implements RestResource {

        @GET
        @Produces("application/json")
        public String list() {
            return live.platform().db().read(sql -> "{\"total\":" + sql.fetchValue("select count(*) from pipeline.deal")
                    + "}");
        }
    }

    @Test
    void a_contribution_that_forgets_who_looks_is_found_at_every_kind_of_place() {
        var registrations = new ArrayList<ServiceRegistration<?>>();
        var context = live.platform().framework().context();
        var forgetful = new Forgetful();
        registrations.add(context.registerService(new String[] {SearchProvider.class.getName(),
                ExportSource.class.getName(), HomeTile.class.getName(), RecordPanel.class.getName()}, forgetful,
                FrameworkUtil.asDictionary(Map.of())));
        registrations.add(context.registerService(RestResource.class, new ForgetfulResource(),
                FrameworkUtil.asDictionary(Map.of())));
        try {
            var first = Answers.to(live, loner, "zz", mine);
            var other = live.asker("Another colleague", "own", live.permissions());
            live.platform().db().write(sql -> MarkedRecords.make(sql, SECRET + "-too", other.id()));
            var leaks = leaks(first, Answers.to(live, loner, "zz", mine));

            for (var kind : List.of("search ", "export forgetful", "tile ", "panel ", "GET /forgetful")) {
                assertThat(leaks).as(kind).anyMatch(leak -> leak.startsWith(kind)
                        && (leak.contains("Forgetful") || leak.contains("/forgetful")));
            }
        } finally {
            registrations.forEach(ServiceRegistration::unregister);
        }
    }
}
