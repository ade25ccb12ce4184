package io.saluran.platform.internal.extension;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.platform.internal.trust.Use;
import io.saluran.platform.testing.TestBundle;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X3")
class GrantsTest extends ExtensionCase {

    /// Offers words to those who may read them.
    private static TestBundle dictionary() {
        return TestBundle.of("example.words", "1.0.0").header("Export-Package", "example.words;version=1.0.0")
                .header("Saluran-Grants", "example.words.Words=words.read")
                .source("Words", "public interface Words { String word(); }")
                .onStart("context.registerService(Words.class, () -> \"saluran\", null);");
    }

    /// Says whether it has found the words, now or when they came.
    private static TestBundle reader(String version, String asks) {
        return TestBundle.of("example.reader", version).header("Bundle-Name", "Reader")
                .header("Saluran-Permissions", asks)
                .header("Import-Package", "org.osgi.framework,org.osgi.util.tracker")
                .onStart("""
                        var words = new org.osgi.util.tracker.ServiceTracker<Object, Object>(context,
                                "example.words.Words", null);
                        words.open();
                        context.registerService(java.util.function.Supplier.class,
                                () -> words.size() + " by tracker, "
                                        + (context.getServiceReference("example.words.Words") == null ? "none" : "one"),
                                org.osgi.framework.FrameworkUtil.asDictionary(java.util.Map.of("bundle",
                                        "example.reader")));""");
    }

    private String reads() {
        return node.says("example.reader");
    }

    private Set<String> withheld() {
        return node.framework().gate().withheld(node.framework().find("example.reader").orElseThrow());
    }

    @Test
    void a_service_is_handed_out_only_as_granted() throws Exception {
        done(node.install(dictionary()));
        done(node.install(reader("1.0.0", "")));
        assertThat(reads()).isEqualTo("0 by tracker, none");
        assertThat(withheld()).containsExactly("words.read");

        done(node.execute(node.plan(reader("1.1.0", "words.read")).consented()));
        assertThat(reads()).isEqualTo("1 by tracker, one");
        assertThat(withheld()).isEmpty();
    }

    @Test
    void a_service_that_comes_later_is_kept_from_who_was_not_granted_it() throws Exception {
        done(node.install(reader("1.0.0", "")));
        done(node.install(dictionary()));

        assertThat(reads()).isEqualTo("0 by tracker, none");
        assertThat(withheld()).containsExactly("words.read");
    }

    @Test
    void an_update_that_asks_for_more_waits_for_the_administrator() throws Exception {
        done(node.install(dictionary()));
        done(node.install(reader("1.0.0", "network")));
        var plan = node.plan(reader("1.1.0", "network, words.read"));
        assertThat(plan.asks().all()).containsExactly("network", "words.read");
        assertThat(plan.asks().fresh()).containsExactly("words.read");

        assertThat(node.execute(plan)).isInstanceOf(Outcome.WaitsForConsent.class);
        assertThat(reads()).isEqualTo("0 by tracker, none");
        done(node.execute(plan.consented()));
        assertThat(reads()).isEqualTo("1 by tracker, one");

        assertThat(node.extensions().history().getFirst().plan().asks().consented()).isTrue();
        assertThat(audited()).containsExactly("Reader 1.0.0: network", "Reader 1.1.0: words.read");
        assertThat(granted()).containsExactly("network by Saluran", "words.read by Saluran");
    }

    private List<String> audited() {
        return database.db().read(sql -> sql.fetchValues("select subject::text from platform.audit_entry"
                + " where action = 'bundle.granted' order by at, id").stream().map(String::valueOf).toList());
    }

    private List<String> granted() {
        return database.db().read(sql -> sql.fetchValues("select permission || ' by ' || person_name"
                + " from platform.bundle_grant where symbolic_name = 'example.reader' order by 1").stream()
                .map(String::valueOf).toList());
    }

    @Test
    void an_update_that_asks_for_less_needs_no_word_and_going_back_to_more_does() throws Exception {
        done(node.install(dictionary()));
        done(node.install(reader("1.0.0", "words.read")));
        done(node.install(reader("1.1.0", "")));
        assertThat(reads()).isEqualTo("0 by tracker, none");

        var back = node.extensions().planBack("example.reader").orElseThrow();
        assertThat(node.execute(back)).isInstanceOf(Outcome.WaitsForConsent.class);
        done(node.execute(back.consented()));
        assertThat(reads()).isEqualTo("1 by tracker, one");
    }

    @Test
    void every_node_and_every_restart_grants_the_same() throws Exception {
        done(node.install(dictionary()));
        done(node.install(reader("1.0.0", "words.read")));
        var other = open(false);
        assertThat(other.says("example.reader")).isEqualTo("1 by tracker, one");

        restart(false);
        assertThat(reads()).isEqualTo("1 by tracker, one");
        database.db().write(sql -> sql.execute("delete from platform.bundle_grant"));
        restart(false);
        assertThat(reads()).isEqualTo("0 by tracker, none");
    }

    @Test
    void what_nothing_here_can_grant_is_a_hindrance() throws Exception {
        assertThat(node.plan(reader("1.0.0", "words.read, everything")).hindrances()).containsExactly(
                Words.of("extension.hindrance.permission", "everything"),
                Words.of("extension.hindrance.permission", "words.read"));

        done(node.install(dictionary()));
        assertThat(node.plan(reader("1.0.0", "words.read")).works()).isTrue();
    }

    @Test
    void nobody_guards_the_services_of_another() throws Exception {
        done(node.install(dictionary()));
        done(node.install(TestBundle.of("example.thief", "1.0.0")
                .header("Saluran-Grants", "example.words.Words=mine, java.util.function.Supplier=mine")));
        done(node.install(reader("1.0.0", "words.read")));

        assertThat(reads()).isEqualTo("1 by tracker, one");
    }

    @Test
    void code_that_does_what_it_does_not_say_is_shown_with_the_class() throws IOException {
        var bundle = TestBundle.of("example.quiet", "1.0.0").header("Saluran-Permissions", "files")
                .source("Calls", """
                        class Calls {
                            Object call() throws Exception { return new java.net.Socket("example.org", 80); }
                            Object read() throws Exception { return new java.io.FileInputStream("a"); }
                        }""");

        assertThat(node.plan(bundle).asks().undeclared()).containsExactly(
                new Use("network", "java.net.Socket.<init>", List.of("example.quiet.Calls"), 1));
    }

    @Test
    void the_services_of_the_host_itself_are_nobodys() throws Exception {
        node.framework().context().registerService(Extensions.class, node.extensions(), null);
        done(node.install(TestBundle.of("example.curious", "1.0.0").onStart(
                """
                        context.registerService(java.util.function.Supplier.class,
                                () -> String.valueOf(context.getServiceReference("%s")),
                                org.osgi.framework.FrameworkUtil.asDictionary(java.util.Map.of("bundle", "example.curious")));"""
                        .formatted(Extensions.class.getName()))));

        assertThat(node.says("example.curious")).isEqualTo("null");
    }
}
