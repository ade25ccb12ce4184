package io.saluran.platform.testing;

import io.saluran.db.Db;
import io.saluran.platform.event.Events;
import io.saluran.platform.importing.ImportTarget;
import io.saluran.platform.importing.Imports;
import io.saluran.platform.internal.audit.AuditLog;
import io.saluran.platform.internal.importing.Engine;
import io.saluran.platform.internal.importing.PeopleTarget;
import io.saluran.platform.internal.setting.CompanySettings;
import io.saluran.platform.setting.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jooq.DSLContext;

/// The import engine as tests use it: on a test's database, with the texts of the class path, and the platform's targets
/// beside those given.
public final class TestImports {

    private TestImports() {}

    public static Imports of(Db db, Path folder, ImportTarget... more) {
        var texts = TestTexts.ofClassPath();
        var targets = new ArrayList<ImportTarget>(List.of(more));
        targets.add(new PeopleTarget(texts));
        return new Engine(new Engine.Services(db, texts, new AuditLog(Clock.systemUTC()), new Silence(),
                (transaction, people, notification) -> {}, Clock.systemUTC()), () -> targets, folder);
    }

    /// Events that nobody hears.
    public static Events events() {
        return new Silence();
    }

    public static Settings settings(Db db) {
        return new CompanySettings(db, new AuditLog(Clock.systemUTC()), events());
    }

    private static final class Silence implements Events {
        @Override
        public void publish(DSLContext transaction, Record event) {}

        @Override
        public <E extends Record> Subscription on(Class<E> type, Consumer<? super E> listener) {
            return () -> {};
        }
    }
}
