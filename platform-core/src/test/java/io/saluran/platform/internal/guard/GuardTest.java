package io.saluran.platform.internal.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.saluran.platform.internal.host.BundleFramework;
import io.saluran.platform.internal.host.Contributions;
import io.saluran.platform.testing.TestBundle;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/// Calls into real bundles in a real framework.
@Tag("X3")
@SuppressWarnings("rawtypes") // the framework knows services by their plain type
class GuardTest {

    @TempDir
    Path folder;

    private BundleFramework framework;
    private Contributions<Supplier> suppliers;
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        framework = BundleFramework.open(folder.resolve("framework"), (bundle, schema) -> {});
        framework.start(Files.createDirectories(folder.resolve("bundles")));
        suppliers = Contributions.of(framework.context(), Supplier.class,
                came -> told.add("came " + came.bundle().getSymbolicName()),
                gone -> told.add("gone " + gone.bundle().getSymbolicName()));
    }

    @AfterEach
    void close() {
        suppliers.close();
        framework.close();
    }

    private Bundle bundle(String name, String answer) throws Exception {
        var jar = TestBundle.of(name, "1.0.0").onStart("""
                context.registerService(java.util.function.Supplier.class, new java.util.function.Supplier<Object>() {
                    public Object get() { %s }
                }, null);""".formatted(answer)).bytes();
        var bundle = framework.context().installBundle("test:" + name, new ByteArrayInputStream(jar));
        bundle.start();
        return bundle;
    }

    private Supplier<?> supplier(String bundle) {
        return suppliers.all().stream().filter(each -> each.bundle().getSymbolicName().equals(bundle)).findFirst()
                .orElseThrow().service();
    }

    private Calls calls(String bundle) {
        return framework.guard().of(bundle).getFirst();
    }

    @Test
    void a_call_is_made_with_the_class_loader_of_its_bundle_and_counted() throws Exception {
        var bundle = bundle("good", "return Thread.currentThread().getContextClassLoader();");
        var before = Thread.currentThread().getContextClassLoader();

        assertThat(supplier("good").get()).isSameAs(bundle.adapt(BundleWiring.class).getClassLoader());
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
        assertThat(supplier("good").get()).isNotNull();

        assertThat(calls("good").count()).isEqualTo(2);
        assertThat(calls("good").errors()).isZero();
        assertThat(calls("good").longest()).isPositive().isLessThanOrEqualTo(calls("good").total());
    }

    @Test
    void what_fails_again_and_again_is_switched_off_with_the_reason_while_the_others_go_on() throws Exception {
        bundle("good", "return 1;");
        bundle("bad", "throw new IllegalStateException(\"no paper\");");
        var bad = supplier("bad");

        for (int i = 1; i <= Calls.MOST_IN_A_ROW; i++) {
            assertThat(told).doesNotContain("gone bad");
            assertThatThrownBy(bad::get).isInstanceOf(IllegalStateException.class).hasMessage("no paper");
        }

        assertThat(told).containsExactly("came good", "came bad", "gone bad");
        assertThat(suppliers.all()).extracting(each -> each.bundle().getSymbolicName()).containsExactly("good");
        assertThat(calls("bad").off()).hasValueSatisfying(trouble -> {
            assertThat(trouble.what()).isEqualTo("IllegalStateException: no paper");
            assertThat(trouble.lines()).anyMatch(line -> line.contains("bad.Activator"));
        });
        calls("bad").switchOn();
        assertThat(told).last().isEqualTo("came bad");
        assertThat(supplier("bad")).isSameAs(bad);
    }

    @Test
    void a_success_in_between_begins_the_count_anew() throws Exception {
        bundle("moody", """
                n++;
                if (n % 5 != 0) { throw new IllegalStateException("moody"); }
                return n;
                }
                private int n;
                {
                """);
        for (int i = 1; i <= 20; i++) {
            try {
                assertThat(supplier("moody").get()).isEqualTo(i);
            } catch (IllegalStateException moody) {
                assertThat(i % 5).isNotZero();
            }
        }
        assertThat(calls("moody").errors()).isEqualTo(16);
        assertThat(calls("moody").off()).isEmpty();
    }

    @Test
    void a_database_that_is_away_is_nobodys_fault() throws Exception {
        bundle("reader", """
                throw new RuntimeException(new java.sql.SQLTransientConnectionException("away"));""");
        for (int i = 0; i < 2 * Calls.MOST_IN_A_ROW; i++) {
            assertThatThrownBy(supplier("reader")::get).hasRootCauseMessage("away");
        }
        assertThat(calls("reader").errors()).isZero();
    }

    @Test
    void a_bundle_that_stops_in_the_middle_of_a_call_has_gone_and_not_failed() throws Exception {
        var bundle = bundle("leaving", """
                try { org.osgi.framework.FrameworkUtil.getBundle(getClass()).stop(); } catch (Exception e) {}
                throw new IllegalStateException("no service any more");""");
        var leaving = supplier("leaving");
        assertThatThrownBy(leaving::get).isInstanceOf(Gone.class).satisfies(gone -> assertThat(Gone.isCauseOf(gone))
                .isTrue());
        assertThat(told).containsExactly("came leaving", "gone leaving");

        bundle.start();
        assertThat(told).last().isEqualTo("came leaving");
        assertThat(suppliers.all()).hasSize(1);
    }

    @Test
    void a_bundle_that_starts_again_begins_with_a_clean_sheet() throws Exception {
        var bundle = bundle("bad", "throw new IllegalStateException(\"no paper\");");
        var bad = supplier("bad");
        for (int i = 0; i < Calls.MOST_IN_A_ROW; i++) {
            assertThatThrownBy(bad::get);
        }
        bundle.stop();
        bundle.start();
        assertThat(told).containsExactly("came bad", "gone bad", "came bad");
    }

    @Test
    void code_that_fails_outside_a_call_is_counted_for_the_bundle_that_it_belongs_to() throws Exception {
        bundle("clicked", "throw new IllegalStateException(\"click\");");
        var problem = assertThrows(IllegalStateException.class, supplier("clicked")::get);
        framework.guard().failed(Kind.EVENT_ON_PAGE, new RuntimeException("on a page", problem), framework::owner);

        assertThat(framework.guard().of("clicked")).extracting(calls -> calls.kind().name() + ' ' + calls.errors())
                .containsExactlyInAnyOrder("Supplier 1", "PageEvent 1");
    }

    @Test
    void calls_are_meters_by_bundle_point_and_contribution_until_their_bundle_stops() throws Exception {
        var registry = new SimpleMeterRegistry();
        var early = bundle("example.early", "return 1;");
        assertThat(suppliers.services().getFirst().get()).isEqualTo(1);
        framework.guard().measure(registry);
        var late = bundle("example.late", "throw new IllegalStateException();");
        assertThatThrownBy(() -> suppliers.all().stream().filter(each -> each.bundle().equals(late)).findFirst()
                .orElseThrow().service().get()).isInstanceOf(IllegalStateException.class);

        assertThat(registry.get("saluran.bundle.calls").tags("bundle", "example.early", "point", "Supplier",
                "contribution", "Activator").functionTimer().count()).isEqualTo(1);
        assertThat(registry.get("saluran.bundle.errors").tag("bundle", "example.late").functionCounter().count())
                .isEqualTo(1);
        late.stop();
        assertThat(registry.find("saluran.bundle.calls").tag("bundle", "example.late").meters()).isEmpty();
        early.stop();
        assertThat(registry.getMeters()).isEmpty();
    }
}
