package io.saluran.training.handbook;

import static io.saluran.training.sql.training.Tables.PAGE;
import static io.saluran.training.sql.training.Tables.PAGE_VERSION;

import io.saluran.db.Db;
import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.platform.demo.DemoData;
import io.saluran.platform.people.People;
import io.saluran.platform.people.Person;
import io.saluran.training.handbook.HandbookImport.Plan;
import io.saluran.training.handbook.MarkdownFolder.Refused;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// A handbook for the demo: how to work each stage in English and Malay, and a part of a real company's handbook.
@Component
@Unrestricted("the handbook is for everybody who may read it")
public final class HandbookDemo implements DemoData {

    private static final String FOLDER = "/demo/handbook/";
    private static final List<String> CHAPTERS = List.of("stages/en/", "stages/ms/", "company/");

    private final Db db;
    private final Clock clock;
    private final People people;

    @Activate
    public HandbookDemo(@Reference Db db, @Reference Clock clock, @Reference People people) {
        this.db = db;
        this.clock = clock;
        this.people = people;
    }

    @Override
    public int order() {
        return 200;
    }

    @Override
    public String title() {
        return "handbook.demo";
    }

    @Override
    public void create(LocalDate today, DoubleConsumer progress) {
        var imports = new HandbookImport(db, clock);
        var authors = people.all().stream().filter(Person::active).toList();
        try {
            for (int i = 0; i < CHAPTERS.size(); i++) {
                var chapter = CHAPTERS.get(i);
                var folder = MarkdownFolder.of(files(chapter), path -> open(chapter + path));
                imports.into(Viewer.system(), folder, new Plan(null, "en", null));
                progress.accept((i + 1.0) / (CHAPTERS.size() + 1));
            }
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        } catch (Refused refused) {
            throw new IllegalStateException("The demo's own pages are not taken", refused);
        }
        age(today, authors);
        progress.accept(1);
    }

    /// Gives the pages owners and a past: most hold for months, some are due, one in nine is stale.
    private void age(LocalDate today, List<Person> authors) {
        db.write(sql -> {
            var pages = sql.select(PAGE.ID).from(PAGE).orderBy(PAGE.ID).fetch(PAGE.ID);
            for (int i = 0; i < pages.size(); i++) {
                var until = today.plusDays(i % 9 == 4 ? -6 - i % 5 : i % 7 == 3 ? 9 : 60 + 11L * (i % 12));
                var at = today.minusDays(3 + i * 5L % 160).atTime(2 + i % 8, i * 7 % 60).toInstant(ZoneOffset.UTC);
                var author = authors.isEmpty() ? null : authors.get(i % Math.min(authors.size(), 3)).id();
                sql.update(PAGE).set(PAGE.OWNER_ID, author).set(PAGE.VERIFIED_UNTIL, until).set(PAGE.REVIEW_ON, until)
                        .set(PAGE.CREATED_AT, at).set(PAGE.UPDATED_AT, at).where(PAGE.ID.eq(pages.get(i))).execute();
                sql.update(PAGE_VERSION).set(PAGE_VERSION.AT, at).set(PAGE_VERSION.AUTHOR_ID, author)
                        .where(PAGE_VERSION.PAGE_ID.eq(pages.get(i))).execute();
            }
            return pages.size();
        });
    }

    private static List<String> files(String chapter) throws IOException {
        try (var in = open("files.txt")) {
            var paths = new ArrayList<String>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(path -> path.startsWith(chapter))
                    .forEach(path -> paths.add(path.substring(chapter.length())));
            return paths;
        }
    }

    private static InputStream open(String path) throws IOException {
        var in = HandbookDemo.class.getResourceAsStream(FOLDER + path);
        if (in == null) {
            throw new FileNotFoundException(path);
        }
        return in;
    }
}
