package io.saluran.content.asset;

import static io.saluran.content.sql.content.Tables.ASSET;

import io.saluran.content.asset.Assets.Outcome;
import io.saluran.db.Db;
import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.platform.demo.DemoData;
import io.saluran.platform.event.Events;
import io.saluran.platform.file.Files;
import io.saluran.platform.people.People;
import io.saluran.platform.people.Person;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// A library for the demo: what a seller of industrial automation in Malaysia would have, over all types and funnel stages,
/// in English and Malay, as links and as real files.
@Component
@Unrestricted("made for an empty home, before anybody looks")
public final class AssetDemo implements DemoData {

    private static final String FOLDER = "/demo/content/";

    private final Db db;
    private final People people;
    private final Assets assets;
    private final AssetTypes types;

    @Activate
    public AssetDemo(@Reference Db db, @Reference Files files, @Reference Events events, @Reference Clock clock,
            @Reference People people) {
        this.db = db;
        this.people = people;
        assets = new Assets(db, files, events, clock);
        types = new AssetTypes(db);
    }

    /// A line of `assets.txt`.
    private record Line(List<String> cells) {

        String type() {
            return cells.get(0);
        }

        AssetState state() {
            return AssetState.of(cells.get(2)).orElseThrow();
        }

        int daysAgo() {
            return Integer.parseInt(cells.get(3));
        }

        String owner() {
            return cells.get(4);
        }

        String source() {
            return cells.get(9);
        }

        AssetDetails details(AssetTypes.AssetType type) {
            return new AssetDetails(cells.get(10), cells.get(11), type.id(), type.funnel(), cells.get(1), cells.get(7),
                    cells.get(5), cells.get(6), List.of(cells.get(8).split(",", -1)));
        }
    }

    @Override
    public int order() {
        return 300;
    }

    @Override
    public String title() {
        return "content.demo";
    }

    @Override
    public void create(LocalDate today, DoubleConsumer progress) {
        var owners = new HashMap<String, UUID>();
        people.all().stream().filter(Person::active).forEach(person -> owners.put(person.name(), person.id()));
        try {
            var lines = lines();
            for (int i = 0; i < lines.size(); i++) {
                add(lines.get(i), today, owners);
                progress.accept((i + 1.0) / lines.size());
            }
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static List<Line> lines() throws IOException {
        return resource("assets.txt").lines().filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> new Line(Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())).toList();
    }

    private void add(Line line, LocalDate today, Map<String, UUID> owners) throws IOException {
        var type = types.named(line.type()).orElseThrow();
        var details = line.details(type);
        var outcome = line.source().startsWith("https:")
                ? assets.addLink(Viewer.system(), details, line.source())
                : addFile(line, details);
        if (!(outcome instanceof Outcome.Done(var id, var version))) {
            throw new IllegalStateException("The demo's own content is not taken: " + details.title());
        }
        if (line.state() != AssetState.DRAFT) {
            assets.bring(Viewer.system(), id, line.state(), version);
        }
        age(id, line, today, owners.get(line.owner()));
    }

    private Outcome addFile(Line line, AssetDetails details) throws IOException {
        var kind = line.source().substring(0, line.source().indexOf(':'));
        var name = line.source().substring(line.source().indexOf(':') + 1);
        var content = switch (kind) {
            case "pdf" -> DemoPdf.of(details.title(), line.type(), resource(name + ".txt"));
            case "txt" -> bytes(name + ".txt");
            default -> bytes(name + '.' + kind);
        };
        var file = Incoming.take(name + '.' + kind, new ByteArrayInputStream(content));
        try {
            return assets.addFile(Viewer.system(), details, file);
        } finally {
            file.delete();
        }
    }

    /// Gives it an owner and a past.
    private void age(UUID id, Line line, LocalDate today, @Nullable UUID owner) {
        var published = today.minusDays(line.daysAgo()).atTime(1 + line.daysAgo() % 9, line.daysAgo() * 7 % 60)
                .toInstant(ZoneOffset.UTC);
        var added = published.minus(java.time.Duration.ofDays(1 + line.daysAgo() % 6));
        db.write(sql -> sql.update(ASSET)
                .set(ASSET.OWNER_ID, owner)
                .set(ASSET.CREATED_AT, added)
                .set(ASSET.UPDATED_AT, published)
                .set(ASSET.PUBLISHED_AT, line.state() == AssetState.DRAFT ? null : published)
                .where(ASSET.ID.eq(id))
                .execute());
    }

    private static String resource(String name) throws IOException {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String name) throws IOException {
        try (var in = AssetDemo.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new FileNotFoundException(name);
            }
            return in.readAllBytes();
        }
    }
}
