package io.saluran.platform.internal.people;

import io.saluran.db.Db;
import io.saluran.db.testing.TestDatabase;
import io.saluran.platform.audit.Audit;
import io.saluran.platform.internal.audit.AuditLog;
import io.saluran.platform.internal.audit.AuditTrail;
import io.saluran.platform.testing.MemoryEvents;
import io.saluran.platform.testing.MovableClock;
import io.saluran.platform.testing.TestPeople;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// What tests about people begin with.
abstract class PeopleCase {

    static final String PHRASE = "a good long phrase";

    final MovableClock clock = new MovableClock();
    final MemoryEvents events = new MemoryEvents();
    final Audit audit = new AuditLog(clock);
    TestDatabase database;
    Db db;
    TestPeople people;

    @BeforeEach
    void open() {
        database = TestDatabase.of("platform", "src/main/resources");
        db = database.db();
        people = TestPeople.in(db);
    }

    @AfterEach
    void close() {
        database.close();
    }

    SignIn signIn() {
        return new SignIn(db, audit, clock);
    }

    List<String> audited() {
        return new AuditTrail(db).page(AuditTrail.Filter.none(), null, 100).stream().map(AuditTrail.Entry::action)
                .toList();
    }
}
