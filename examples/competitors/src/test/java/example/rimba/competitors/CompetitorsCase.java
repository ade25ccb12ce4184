package example.rimba.competitors;

import example.rimba.competitors.CompetitorList.Row;
import example.rimba.competitors.Competitors.Draft;
import example.rimba.competitors.Competitors.Outcome;
import io.saluran.db.Viewer;
import io.saluran.db.migration.ChangeLog;
import io.saluran.db.testing.TestDatabase;
import io.saluran.platform.people.People;
import io.saluran.platform.testing.MemoryEvents;
import io.saluran.platform.testing.TestPeople;
import io.saluran.ui.testing.UiTest;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;

/// A company that meets competitors: Mei Ling sees everything, Arvind what is his own.
abstract class CompetitorsCase extends UiTest {

    final TestDatabase database = database();
    final MemoryEvents events = new MemoryEvents();
    final Competitors competitors = new Competitors(database.db(), events, Clock.systemUTC());
    final Encounters encounters = new Encounters(database.db(), events, Clock.systemUTC());
    final CompetitorList list = new CompetitorList(database.db());
    final Viewer mei;
    final Viewer arvind;
    final Viewer guest;

    CompetitorsCase() {
        var people = TestPeople.in(database.db());
        mei = people.viewer(people.person("Mei Ling"), "all", CompetitorPermissions.READ, CompetitorPermissions.WRITE);
        arvind = people.viewer(people.person("Arvind"), "own", CompetitorPermissions.READ,
                CompetitorPermissions.WRITE);
        guest = people.viewer(people.person("Guest"), "own", CompetitorPermissions.READ);
    }

    private static TestDatabase database() {
        var schemas = new LinkedHashMap<String, ChangeLog>();
        schemas.put("platform", ChangeLog.of(People.class));
        schemas.put("competitors", ChangeLog.in(Path.of("src/main/resources")));
        return TestDatabase.of(schemas);
    }

    UUID competitor(String name) {
        return ((Outcome.Done) competitors.add(mei, new Draft(name, "Cheap", "Show the warranty"))).id();
    }

    Row row(Viewer viewer, String name) {
        return list.named(viewer, name).getFirst();
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }
}
