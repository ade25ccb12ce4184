package io.saluran.content.asset;

import io.saluran.content.asset.Assets.Outcome;
import io.saluran.content.words.FileWords.Found;
import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.db.Visibility;
import io.saluran.db.testing.TestDatabase;
import io.saluran.platform.format.Formats;
import io.saluran.platform.internal.file.HomeFiles;
import io.saluran.platform.internal.format.CldrFormats;
import io.saluran.platform.setting.Settings;
import io.saluran.platform.testing.MemoryEvents;
import io.saluran.platform.testing.MovableClock;
import io.saluran.platform.testing.TestImports;
import io.saluran.platform.testing.TestTexts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jooq.impl.DSL;

/// An empty library with two people, one who markets and one who sells, on a real PostgreSQL and a real folder.
final class ContentData implements AutoCloseable {

    final TestDatabase database = TestDatabase.of("platform", "../platform-core/src/main/resources", "content",
            "src/main/resources");
    final Db db = database.db();
    final MovableClock clock = new MovableClock();
    final MemoryEvents events = new MemoryEvents();
    final Settings settings = TestImports.settings(db);
    final Formats formats = new CldrFormats(settings, TestTexts.ofClassPath(), clock);
    final Path home;
    final io.saluran.platform.file.Files files;
    final Assets assets;
    final AssetLibrary library = new AssetLibrary(db);
    final AssetTypes types = new AssetTypes(db);
    final Viewer marketer = person("Nurul Syafiqah", Set.of(AssetPermissions.READ, AssetPermissions.WRITE,
            AssetPermissions.PUBLISH), Locale.ENGLISH);
    final Viewer rep = person("Lim Kok Wai", Set.of(AssetPermissions.READ), Locale.ENGLISH);

    ContentData() {
        try {
            home = Files.createTempDirectory("saluran-content-test");
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        files = new HomeFiles(db, settings, clock, home);
        assets = new Assets(db, files, events, clock);
    }

    Viewer person(String name, Set<String> permissions, Locale locale) {
        var id = UUID.randomUUID();
        db.write(sql -> sql.execute("insert into platform.person (id, name) values ({0}, {1})", DSL.val(id),
                DSL.val(name)));
        return new Viewer(id, name, permissions, new Visibility.Owners(Set.of(id)), locale, ZoneOffset.UTC);
    }

    AssetDesk desk(Viewer viewer) {
        return new AssetDesk(viewer, library, assets, types, new AssetFiles(db, files),
                new AssetVersions(db, assets, files, clock), formats, settings);
    }

    AssetDetails details(String title, String type) {
        var known = types.named(type).orElseThrow();
        return new AssetDetails(title, "", known.id(), known.funnel(), "en", null, null, null, List.of());
    }

    UUID link(AssetDetails details) {
        return id(assets.addLink(marketer, details, "https://aliran.example/page"));
    }

    UUID published(AssetDetails details) {
        var id = link(details);
        clock.pass(java.time.Duration.ofMinutes(1));
        assets.bring(marketer, id, AssetState.PUBLISHED, 1);
        return id;
    }

    UUID file(String title, String name, String content) {
        try {
            var file = Incoming.take(name, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
            try {
                return id(assets.addFile(marketer, details(title, "White paper"), file));
            } finally {
                file.delete();
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    AssetRow row(UUID id) {
        return library.find(marketer, id).orElseThrow();
    }

    List<String> titles(Viewer viewer, AssetFilter filter) {
        return library.page(viewer, filter, filter.text().isEmpty() ? AssetLibrary.Sort.NEWEST : AssetLibrary.Sort.BEST,
                null, 100).rows().stream().map(AssetRow::title).toList();
    }

    static UUID id(Outcome outcome) {
        if (outcome instanceof Outcome.Done(var id, var version)) {
            return id;
        }
        throw new AssertionError("Not done: " + outcome);
    }

    static Incoming incoming(String name, Path content) {
        return new Incoming(name, "text/plain", content, Found.NOTHING);
    }

    static List<String> tags(String... tags) {
        return Arrays.asList(tags);
    }

    @Override
    public void close() {
        database.close();
        try (var all = Files.walk(home)) {
            for (var path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
