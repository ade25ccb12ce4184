package io.saluran.training.handbook;

import static io.saluran.training.sql.training.Tables.PAGE;

import io.saluran.db.Db;
import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.training.handbook.Pages.NewPage;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Makes pages of a folder of Markdown: a folder's `index.md` is the parent of what lies beside and below it, a folder
/// without one gets an empty page of its name, and links between the files become links between the pages. All or nothing.
@Unrestricted("the handbook is for everybody who may read it")
final class HandbookImport {

    private static final Set<String> FUNNEL = Set.of("awareness", "interest", "decision", "action");

    private final Db db;
    private final Pages pages;

    HandbookImport(Db db, Clock clock) {
        this.db = db;
        this.pages = new Pages(db, clock);
    }

    /// @param language of pages whose front matter names none
    /// @param verifiedUntil for all pages; null when nobody has said so
    record Plan(@Nullable UUID parent, String language, @Nullable LocalDate verifiedUntil) {}

    /// @return how many pages were made
    int into(Viewer viewer, MarkdownFolder folder, Plan plan) {
        var files = new LinkedHashMap<String, MarkdownFile>();
        folder.files().forEach((path, text) -> files.put(path, MarkdownFile.of(path, text)));
        return db.write(viewer, sql -> new Run(sql, viewer, plan, files).make());
    }

    private final class Run {

        private final DSLContext sql;
        private final Viewer viewer;
        private final Plan plan;
        private final Map<String, MarkdownFile> files;
        private final Map<String, MarkdownFile> indexes = new HashMap<>();
        private final Map<String, String> slugs = new HashMap<>();
        private final Map<String, UUID> made = new HashMap<>();

        Run(DSLContext sql, Viewer viewer, Plan plan, Map<String, MarkdownFile> files) {
            this.sql = sql;
            this.viewer = viewer;
            this.plan = plan;
            this.files = files;
        }

        int make() {
            files.values().stream().filter(MarkdownFile::index)
                    .forEach(file -> indexes.putIfAbsent(file.folder(), file));
            for (var file : files.values().stream().toList()) {
                addFolders(file.folder());
            }
            var taken = new HashSet<>(sql.select(PAGE.SLUG).from(PAGE).fetch(PAGE.SLUG));
            for (var file : files.values()) {
                var slug = Slug.free(Slug.of(file.title()), taken);
                taken.add(slug);
                slugs.put(file.path(), slug);
            }
            files.values().forEach(this::page);
            return made.size();
        }

        private void addFolders(String folder) {
            if (folder.isEmpty() || indexes.containsKey(folder)) {
                return;
            }
            var path = folder + "/index.md";
            var file = new MarkdownFile(path, MarkdownFile.titled(path), "", Map.of());
            indexes.put(folder, file);
            files.put(path, file);
            addFolders(MarkdownFile.parent(folder));
        }

        private UUID page(MarkdownFile file) {
            var done = made.get(file.path());
            if (done != null) {
                return done;
            }
            var above = above(file).map(this::page).orElse(plan.parent());
            var language = file.facts().getOrDefault("language", plan.language()).toLowerCase(Locale.ROOT);
            var known = language.matches("[a-z]{2,3}") ? language : plan.language();
            var slug = slugs.getOrDefault(file.path(), "page");
            var page = pages.create(sql, viewer, new NewPage(file.title(), above, known, file.linked(this::address)),
                    slug);
            made.put(file.path(), page.id());
            describe(page.id(), file);
            return page.id();
        }

        private Optional<MarkdownFile> above(MarkdownFile file) {
            var folder = file.folder();
            if (!file.equals(indexes.get(folder))) {
                return Optional.ofNullable(indexes.get(folder));
            }
            return folder.isEmpty() ? Optional.empty() : Optional.ofNullable(indexes.get(MarkdownFile.parent(folder)));
        }

        private Optional<String> address(String path) {
            var slug = slugs.getOrDefault(path, slugs.get(path.replaceFirst("/?$", "/index.md")));
            return Optional.ofNullable(slug).map(found -> "handbook/" + found);
        }

        private void describe(UUID id, MarkdownFile file) {
            var funnel = file.facts().getOrDefault("funnel", "");
            var stage = file.facts().getOrDefault("stage", "").strip();
            sql.update(PAGE)
                    .set(PAGE.VERIFIED_UNTIL, plan.verifiedUntil())
                    .set(PAGE.REVIEW_ON, plan.verifiedUntil())
                    .set(PAGE.FUNNEL_STAGE, FUNNEL.contains(funnel) ? funnel : null)
                    .set(PAGE.STAGE_NAME, stage.isEmpty() ? null : stage)
                    .where(PAGE.ID.eq(id))
                    .execute();
        }
    }
}
