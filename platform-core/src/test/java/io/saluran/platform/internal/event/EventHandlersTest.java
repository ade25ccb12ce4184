package io.saluran.platform.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.db.testing.TestDatabase;
import io.saluran.platform.event.EventHandler;
import io.saluran.platform.internal.host.BundleFramework;
import io.saluran.platform.people.PersonChanged;
import io.saluran.platform.testing.TestBundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

@Tag("X4")
class EventHandlersTest {

    private static final UUID FIRST = new UUID(0, 1);
    private static final UUID SECOND = new UUID(0, 2);
    private static final UUID THIRD = new UUID(0, 3);

    @TempDir
    Path folder;

    private final TestDatabase database = TestDatabase.of("platform", "src/main/resources");
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final PostgresEvents events = new PostgresEvents(database::open);
    private BundleFramework framework;
    private EventHandlers handlers;

    @BeforeEach
    void open() throws Exception {
        framework = BundleFramework.open(folder.resolve("framework"), (bundle, schema) -> {});
        framework.start(Files.createDirectories(folder.resolve("bundles")));
        handlers = new EventHandlers(framework.context(), events,
                bundle -> !bundle.getSymbolicName().endsWith("unasked"), background);
        events.start();
        // What is told before the connection listens is heard by nobody.
        var listening = new java.util.concurrent.CountDownLatch(1);
        try (var probe = events.on(PersonChanged.class, heard -> listening.countDown())) {
            while (!listening.await(100, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                tell(new UUID(9, 9));
            }
        }
    }

    @AfterEach
    void close() {
        handlers.close();
        events.close();
        framework.close();
        background.shutdownNow();
        database.close();
    }

    private void tell(UUID person) {
        database.db().write(sql -> {
            events.publish(sql, new PersonChanged(person));
            return person;
        });
    }

    private Bundle install(String name, String handle) throws Exception {
        var jar = TestBundle.of("example." + name, "1.0.0").uses(EventHandler.class)
                .header("Import-Package",
                        "org.osgi.framework,io.saluran.platform.event,io.saluran.platform.people")
                .source("Hearing", """
                        import io.saluran.platform.event.EventHandler;
                        import io.saluran.platform.people.PersonChanged;
                        import java.nio.file.*;
                        public class Hearing implements EventHandler<PersonChanged> {
                            static void mark(Object what) throws Exception {
                                Files.writeString(Path.of("%s"), what + "\\n", StandardOpenOption.CREATE,
                                        StandardOpenOption.APPEND);
                            }
                            public Class<PersonChanged> type() { return PersonChanged.class; }
                            public void handle(PersonChanged event) throws Exception { %s }
                        }""".formatted(marks(name), handle))
                .onStart("context.registerService(io.saluran.platform.event.EventHandler.class, new Hearing(), null);")
                .in(folder);
        var bundle = framework.context().installBundle(jar.toUri().toString());
        bundle.start();
        return bundle;
    }

    private Path marks(String name) {
        return folder.resolve(name + ".marks");
    }

    private List<String> heard(String name) throws Exception {
        return Files.exists(marks(name)) ? Files.readAllLines(marks(name)) : List.of();
    }

    private void hears(String name, UUID... people) throws Exception {
        var expected = java.util.stream.Stream.of(people).map(UUID::toString).toList();
        var end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!heard(name).equals(expected) && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        assertThat(heard(name)).isEqualTo(expected);
    }

    @Test
    void a_bundle_hears_what_is_told_in_its_order_while_it_runs_and_nothing_after() throws Exception {
        var bundle = install("ear", "mark(event.person());");
        tell(FIRST);
        tell(SECOND);
        hears("ear", FIRST, SECOND);

        bundle.stop();
        tell(THIRD);
        Thread.sleep(300);
        assertThat(heard("ear")).hasSize(2);

        bundle.start();
        tell(FIRST);
        hears("ear", FIRST, SECOND, FIRST);
    }

    @Test
    void one_whose_bundle_was_not_granted_to_hear_events_hears_none() throws Exception {
        install("unasked", "mark(event.person());");
        install("ear", "mark(event.person());");
        tell(FIRST);
        hears("ear", FIRST);
        assertThat(heard("unasked")).isEmpty();
    }

    @Test
    void one_that_throws_hears_the_next_event_all_the_same() throws Exception {
        install("moody", "if (event.person().getLeastSignificantBits() == 1) throw new Exception(\"moody\");"
                + " mark(event.person());");
        tell(FIRST);
        tell(SECOND);
        hears("moody", SECOND);
    }

    @Test
    @Tag("X3")
    void one_that_blocks_holds_up_no_other_and_is_interrupted_when_its_bundle_stops() throws Exception {
        var bundle = install("stuck",
                "try { Thread.sleep(60_000); } catch (InterruptedException end) { mark(event.person()); }");
        install("ear", "mark(event.person());");
        tell(FIRST);
        tell(SECOND);
        hears("ear", FIRST, SECOND);
        assertThat(heard("stuck")).isEmpty();

        bundle.stop();
        hears("stuck", FIRST);
    }
}
