package io.saluran.ui.people;

import static com.github.mvysny.kaributesting.v10.LocatorJ._get;

import com.vaadin.flow.component.grid.Grid;
import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.db.testing.TestDatabase;
import io.saluran.platform.audit.Audit;
import io.saluran.platform.internal.audit.AuditLog;
import io.saluran.platform.internal.people.Invitations;
import io.saluran.platform.internal.people.Permissions;
import io.saluran.platform.internal.people.PlatformPermissions;
import io.saluran.platform.internal.people.Roles;
import io.saluran.platform.internal.people.Staff;
import io.saluran.platform.internal.people.Teams;
import io.saluran.platform.testing.MemoryEvents;
import io.saluran.platform.testing.MovableClock;
import io.saluran.platform.testing.TestPeople;
import io.saluran.ui.testing.TestLetters;
import io.saluran.ui.testing.UiTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// What tests of the pages about people begin with: an administrator and the services, on a database of their own.
abstract class PeoplePagesCase extends UiTest {

    final MovableClock clock = new MovableClock();
    final MemoryEvents events = new MemoryEvents();
    final Audit audit = new AuditLog(clock);
    TestDatabase database;
    Db db;
    TestPeople people;
    Viewer boss;

    @BeforeEach
    void open() {
        database = TestDatabase.of("platform", "../platform-core/src/main/resources");
        db = database.db();
        people = TestPeople.in(db);
        boss = people.administrator("Boss");
    }

    @AfterEach
    void close() {
        database.close();
    }

    /// The one grid of the page, of rows of this type.
    @SuppressWarnings("unchecked") // as the caller knows
    static <T> Grid<T> grid(Class<T> rows) {
        return (Grid<T>) _get(Grid.class);
    }

    Roles roles() {
        return new Roles(db, new Permissions(() -> List.of(new PlatformPermissions())), audit, events);
    }

    Teams teams() {
        return new Teams(db, audit, events);
    }

    PersonDialog.Desk desk() {
        return new PersonDialog.Desk(new Staff(db, audit, events, clock), teams(), roles(),
                new Invitations(db, audit, events, clock), TestLetters.of(db, clock, events));
    }
}
