package io.saluran.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.saluran.platform.testing.TestBundle;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/// Two servers on one PostgreSQL, and a third that is killed at each step of what it does: the others go on, nothing is
/// half-done, and the one that was killed comes back as if nothing had been.
///
/// To be killed at a step, a process is held up there by a lock of PostgreSQL, which the test holds (see
/// [ExternalDatabase#hold]); the product knows nothing of that.
@Tag("X9")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@EnabledIfEnvironmentVariable(named = "SALURAN_BROWSER", matches = ".+")
class TwoNodesIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SECOND_NANOS = 1_000_000_000;
    private static final int MOVES = 5;
    private static final String CHANGE_LOG = "in its change log";
    // Where what is in the database differs; all steps are the matter of AbandonedTest.
    private static final List<String> STEPS = List.of("new.failed_step = 'INSTALL'", CHANGE_LOG,
            "new.failed_step = 'START'", "new.outcome = 'done'");
    private static final String DEALS = """
            Deal name,Account,Stage,Value,Currency
            Killed deal 1,Kilang Satu,Proposal,100,MYR
            Killed deal 2,Kilang Dua,Proposal,200,MYR
            Killed deal 3,Kilang Tiga,Proposal,300,MYR
            """;

    @TempDir
    static Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private ExternalDatabase database;
    private RunningSaluran one;
    private RunningSaluran other;
    private BrowserPage browser;
    private String token;

    @BeforeAll
    void start() throws Exception {
        database = ExternalDatabase.in(folder);
        one = RunningSaluran.in(database.home("one"));
        other = RunningSaluran.in(database.home("other"));
        token = one.token();
        browser = BrowserPage.signedIn(other.address());
    }

    @AfterAll
    void stop() throws Exception {
        browser.close();
        one.close();
        other.close();
        client.close();
        database.close();
    }

    @Test
    @Order(1)
    void a_deal_that_is_moved_on_one_shows_on_the_others_open_board_within_a_second() throws Exception {
        var stages = json(one, "GET", "/pipelines", "").path("items").get(0).path("stages");
        var deal = json(one, "POST", "/deals", "{\"name\":\"Moved elsewhere\"}").path("id").asText();
        var board = browser.open("deals");
        board.locator("section.col").first().locator("li.deal").first().waitFor();
        var nanos = new ArrayList<Long>();
        for (int to = 1; to <= MOVES; to++) {
            var column = to % 2;
            var began = System.nanoTime();
            json(one, "POST", "/deals/" + deal + "/move", "{\"stage\":\"" + stages.get(column).path("id").asText()
                    + "\"}");
            board.locator("section.col").nth(column).locator("li.deal[data-id='" + deal + "']").waitFor();
            nanos.add(System.nanoTime() - began);
        }
        // The one in the middle, for a machine that has other things to do may take its time for one.
        assertThat(nanos.stream().sorted().toList().get(MOVES / 2)).as(nanos::toString).isLessThan(SECOND_NANOS);
    }

    @Test
    @Order(2)
    void a_bundle_that_is_installed_and_updated_on_one_is_on_the_others_open_page() throws Exception {
        bundle("one", "install", PairBundle.of("1.0.0").in(folder).toString());
        awaitPage();
        var pair = browser.open(PairBundle.ROUTE).locator("#pair");
        PlaywrightAssertions.assertThat(pair).hasText("Pair 1.0.0");

        bundle("one", "install", PairBundle.of("1.1.0").in(folder).toString());
        PlaywrightAssertions.assertThat(pair).hasText("Pair 1.1.0");
    }

    private void awaitPage() throws Exception {
        var end = System.nanoTime() + 20 * SECOND_NANOS;
        while (!bundle("other", "list").contains(PairBundle.NAME) && System.nanoTime() < end) {
            Thread.sleep(100);
        }
    }

    @Test
    @Order(3)
    void a_job_that_both_have_runs_once_each_time_that_it_is_due() throws Exception {
        database.await("select count(distinct due) >= 3 from pair.ran where job = 'pair.tick'", "t");

        assertThat(database.one("select count(*) - 2 * count(distinct due) from pair.ran")).isEqualTo("0");
        assertThat(database.one("""
                select count(*)
                  from platform.job_run one
                  join platform.job_run two on two.job = one.job and two.id > one.id
                   and two.began_at < coalesce(one.ended_at, now())
                 where one.job = 'pair.tick'""")).isEqualTo("0");
    }

    @Test
    @Order(4)
    void a_node_that_is_killed_in_the_middle_of_imports_and_jobs_leaves_nothing_half_done() throws Exception {
        signal(other, "STOP");
        try (var hold = database.hold()
                .before("insert", "platform.import", "new.file_name = 'read.csv'")
                .before("insert", "pipeline.deal", "new.name = 'Killed deal 2'")
                .before("insert", "platform.job_run", "new.job = 'pair.began'")
                .before("insert", "pair.ran", "new.job = 'pair.middle' and new.part = 2")
                .before("update", "platform.job_run", "new.job = 'pair.end' and new.outcome = 'done'")) {
            importing(one, "writing.csv");
            hold.await(1);
            importing(one, "waiting.csv");
            database.await("select count(*) from platform.import where state = 'running'", "2");
            importing(one, "read.csv");
            hold.await(2);
            database.run("update platform.job_due set execution_time = now() - interval '1 second'"
                    + " where task_name in ('pair.began', 'pair.middle', 'pair.end')");
            hold.await(5);
            hold.kill(one.process());
        } finally {
            signal(other, "CONT");
        }
        assertThat(database.one("select count(*) from pipeline.deal where name like 'Killed%'")).isEqualTo("0");
        assertThat(database.one("select count(*) from pipeline.account where name like 'Kilang%'")).isEqualTo("0");
        assertThat(database.list("select job || ' ' || part from pair.ran where job <> 'pair.tick' order by 1"))
                .containsExactly("pair.end 1", "pair.end 2");

        // Instead of waiting for the 15 s of an import and the minute of a job after which they count as given up.
        database.run("update platform.import set started_at = started_at - interval '20 seconds'");
        database.run("update platform.job_due set last_heartbeat = now() - interval '5 minutes' where picked");
        assertThat(importing(other, "again.csv").join().body()).contains("\"created\":3");
        assertThat(database.list("select file_name || ' ' || state from platform.import order by number"))
                .containsExactly("writing.csv failed", "waiting.csv failed", "again.csv done");
        assertThat(database.one("select count(*) from platform.import_record record"
                + " join platform.import done on done.id = record.import_id where done.state <> 'done'"))
                .isEqualTo("0");
        // That of the file that was only read is dropped after a day, as for a wizard that was left.
        assertThat(database.one("select count(*) from pg_tables where schemaname = 'staging'")).isEqualTo("1");
    }

    @Test
    @Order(5)
    void the_one_that_was_killed_comes_back_and_shows_what_the_other_did_meanwhile() throws Exception {
        one = RunningSaluran.in(database.home("one"));

        assertThat(json(one, "GET", "/deals?q=Killed&count=true", "").path("total").asInt()).isEqualTo(3);
        assertThat(bundle("one", "list")).containsPattern("example.pair +1.1.0 +running");
        assertThat(database.list("select home from platform.node where seen_at > now() - interval '30 seconds'"))
                .hasSize(2);
    }

    @Test
    @Order(6)
    void a_node_that_is_killed_at_a_step_of_an_installation_leaves_nothing_of_it() throws Exception {
        var jar = area("1.0.0").in(folder);
        var before = state();
        for (var step : STEPS) {
            killedAt(step, "install", jar.toString());
            assertThat(settled(jar)).as(step).contains("Install Area 1.0.0");
            assertThat(state()).as(step).isEqualTo(before);
        }

        bundle("other", "install", jar.toString());
        assertThat(state()).contains("column area.name", "bundle example.area 1.0.0 started", "row Utara");
    }

    @Test
    @Order(7)
    void a_node_that_is_killed_at_a_step_of_an_update_leaves_the_version_before_as_it_was() throws Exception {
        var jar = area("2.0.0").in(folder);
        var before = state();
        for (var step : STEPS) {
            killedAt(step, "install", jar.toString());
            assertThat(settled(jar)).as(step).contains("Update Area to 2.0.0");
            assertThat(state()).as(step).isEqualTo(before);
        }
        assertThat(bundle("other", "list")).containsPattern("example.area +1.0.0 +running");

        bundle("other", "install", jar.toString());
        assertThat(state()).contains("column area.code", "bundle example.area 2.0.0 started", "row Utara");
    }

    @Test
    @Order(8)
    void a_node_that_is_killed_at_a_step_of_a_removal_leaves_all_or_nothing() throws Exception {
        var jar = area("2.0.0").in(folder);
        var before = state();
        killedAt("new.failed_step = 'RECORD'", "remove", "example.area", "--drop-data");
        settled(jar);
        assertThat(state()).isEqualTo(before);

        killedAt("new.outcome = 'done'", "remove", "example.area", "--drop-data");
        assertThat(settled(jar)).contains("Install Area 2.0.0");
        assertThat(state()).noneMatch(line -> line.contains("area"));
        assertThat(bundle("other", "list")).doesNotContain("example.area");
        assertThat(bundle("third", "list")).doesNotContain("example.area");
    }

    @Test
    @Order(9)
    void a_killed_nodes_jobs_are_done_by_another() throws Exception {
        database.await("select count(*) from platform.job_run where outcome = 'done'"
                + " and job in ('pair.began', 'pair.middle', 'pair.end')", "3");

        assertThat(database.list("select job || ' ' || outcome from platform.job_run where job <> 'pair.tick'"
                + " and job like 'pair%' order by job, began_at")).containsExactly("pair.began done",
                        "pair.end lost", "pair.end done", "pair.middle lost", "pair.middle done");
        // One that ended and could not say so is run again, as its contract has it.
        assertThat(database.list("select job || ' ' || count(*) from pair.ran where job <> 'pair.tick' group by job"
                + " order by 1")).containsExactly("pair.began 2", "pair.end 4", "pair.middle 2");
    }

    @Test
    @Order(10)
    void a_bundle_that_is_removed_on_one_goes_from_the_others_open_page() throws Exception {
        bundle("one", "remove", PairBundle.NAME);

        PlaywrightAssertions.assertThat(browser.page().locator(".s-empty")).containsText("Pair");
        assertThat(browser.page().locator("vaadin-app-layout").isVisible()).isTrue();
    }

    @Test
    @Order(11)
    void a_version_that_does_not_go_with_one_that_runs_is_refused_in_a_sentence() throws Exception {
        database.run("insert into platform.node values ('elsewhere:/srv/saluran', '0.2.0', gen_random_uuid(), now(),"
                + " now())");
        bundle("third", "list");

        database.run("update platform.node set version = '0.3.0', seen_at = now() where home like 'elsewhere%'");
        var refused = RunningSaluran.run("serve", "--home", database.home("third").toString(), "--port", "0");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.errors().strip()).isEqualTo("Saluran 0.3.0 works on this database (elsewhere:/srv/saluran),"
                + " and does not go together with 0.1.0; stop it first, or upgrade it one version at a time. One that"
                + " was killed counts as gone after 30 seconds.");
        assertThat(database.list("select home from platform.node where home like '%third'")).isEmpty();
    }

    private static TestBundle area(String version) {
        var bundle = TestBundle.of("example.area", version).header("Bundle-Name", "Area")
                .header("Saluran-Permissions", "database").saysItsVersion();
        var first = """
                --changeset area:001-area
                CREATE TABLE area (name text);
                INSERT INTO area VALUES ('Utara');
                %s
                --rollback DROP TABLE area;
                """.formatted(ExternalDatabase.IN_CHANGE_LOG);
        return version.equals("1.0.0")
                ? bundle.schema("area", Map.of("001-area.sql", first))
                : bundle.schema("area", Map.of("001-area.sql", first, "002-code.sql", """
                        --changeset area:002-code
                        ALTER TABLE area ADD COLUMN code text;
                        UPDATE area SET code = 'U';
                        %s
                        --rollback ALTER TABLE area DROP COLUMN code;
                        """.formatted(ExternalDatabase.IN_CHANGE_LOG)));
    }

    /// All that the database holds of third parties' bundles but what was, and who works on a change or holds a lock.
    private List<String> state() throws SQLException {
        var state = new ArrayList<>(database.list("""
                select 'schema ' || nspname from pg_namespace where nspname in ('area', 'pair')
                union all select 'role ' || rolname from pg_roles where rolname like 'shared/%'
                union all select 'column ' || table_name || '.' || column_name
                            from information_schema.columns where table_schema in ('area', 'pair')
                union all select concat_ws(' ', 'bundle', symbolic_name, version, wanted, failure) from platform.bundle
                union all select concat_ws(' ', 'grant', symbolic_name, permission) from platform.bundle_grant
                union all select 'begun ' || symbolic_name from platform.bundle_change where outcome = 'begun'
                union all select 'left ' || symbolic_name from platform.bundle_change where left_changes <> '{}'
                union all select 'lock ' || objid from pg_locks where locktype = 'advisory'
                order by 1"""));
        for (var table : database.list("select relname from pg_class where relnamespace = to_regnamespace('area')"
                + " and relname in ('area', 'databasechangelog') order by 1")) {
            state.addAll(database.list(table.equals("area")
                    ? "select 'row ' || name from area.area order by 1"
                    : "select 'applied ' || id from area.databasechangelog order by 1"));
        }
        return state;
    }

    /// @param step a condition on the change that is about to be noted, or that its change log is at work
    private void killedAt(String step, String... command) throws Exception {
        try (var hold = step.equals(CHANGE_LOG)
                ? database.holdChangeLogs()
                : database.hold().before("update", "platform.bundle_change", step)) {
            var third = third(command);
            hold.await(1);
            hold.kill(third);
        }
    }

    /// A command in a process of its own, which is a node as long as it works.
    private Process third(String... command) throws IOException {
        var arguments = new ArrayList<>(List.of("bundle"));
        arguments.addAll(List.of(command));
        arguments.addAll(List.of("--home", database.home("third").toString()));
        return new ProcessBuilder(RunningSaluran.command(arguments)).redirectErrorStream(true)
                .redirectOutput(folder.resolve("third.log").toFile()).start();
    }

    /// What the other node would do with a jar, once it or the first has cleared away what the killed one left.
    private String settled(Path jar) throws Exception {
        var arguments = new String[] {"bundle", "plan", jar.toString(), "--home", database.home("other").toString()};
        RunningSaluran.run(arguments);
        database.await("select count(*) from platform.bundle_change where outcome = 'begun'", "0");
        database.await("select count(*) from pg_locks where locktype = 'advisory'", "0");
        return RunningSaluran.run(arguments).output();
    }

    private String bundle(String home, String... command) throws Exception {
        var arguments = new ArrayList<>(List.of("bundle"));
        arguments.addAll(List.of(command));
        arguments.addAll(List.of("--home", database.home(home).toString()));
        var ended = RunningSaluran.run(arguments.toArray(String[]::new));
        assertThat(ended.code()).as(ended.output()).isZero();
        return ended.out();
    }

    private CompletableFuture<HttpResponse<String>> importing(RunningSaluran node, String fileName) {
        return client.sendAsync(request(node, "/imports?as=deals&fileName=" + fileName)
                .header("Content-Type", "text/csv").POST(HttpRequest.BodyPublishers.ofString(DEALS)).build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(RunningSaluran node, String path) {
        return HttpRequest.newBuilder(URI.create(node.address() + "/api/v1" + path)).header("Authorization",
                "Bearer " + token);
    }

    private JsonNode json(RunningSaluran node, String method, String path, String body)
            throws IOException, InterruptedException {
        var answer = client.send(request(node, path).header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return JSON.readTree(answer.body());
    }

    private static void signal(RunningSaluran node, String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(node.process().pid())).start().waitFor();
    }
}
