package io.saluran.training.handbook;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.db.Visibility;
import io.saluran.db.testing.TestDatabase;
import io.saluran.platform.setting.Settings;
import io.saluran.platform.testing.TestImports;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/// An empty handbook with two people, a writer and a reader, on a fixed day.
final class HandbookData implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");

    private final TestDatabase database = TestDatabase.of("platform", "../platform-core/src/main/resources", "training",
            "src/main/resources");
    final Db db = database.db();
    final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    final Settings settings = TestImports.settings(db);
    final Pages pages = new Pages(db, clock);
    final Handbook handbook = new Handbook(db, clock);
    final HandbookImport imports = new HandbookImport(db, clock);
    final Viewer writer = person("Aisyah Rahman", Set.of(HandbookPermissions.READ, HandbookPermissions.WRITE),
            Locale.ENGLISH);
    final Viewer reader = person("Lim Kok Wai", Set.of(HandbookPermissions.READ), Locale.of("ms"));

    private Viewer person(String name, Set<String> permissions, Locale locale) {
        var id = UUID.randomUUID();
        db.write(sql -> sql.execute("insert into platform.person (id, name) values ({0}, {1})",
                org.jooq.impl.DSL.val(id),
                org.jooq.impl.DSL.val(name)));
        return new Viewer(id, name, permissions, new Visibility.Owners(Set.of(id)), locale, ZoneOffset.UTC);
    }

    Pages.Made page(String title, String body) {
        return pages.create(writer, new Pages.NewPage(title, null, "en", body));
    }

    Handbook.Sheet sheet(String slug) {
        return handbook.page(reader, slug).orElseThrow();
    }

    @Override
    public void close() {
        database.close();
    }
}
