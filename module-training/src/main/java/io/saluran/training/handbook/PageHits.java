package io.saluran.training.handbook;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.platform.search.SearchProvider;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Pages of the handbook in the search box.
@Component
public final class PageHits implements SearchProvider {

    private final HandbookSearch search;

    @Activate
    public PageHits(@Reference Db db) {
        this.search = new HandbookSearch(db);
    }

    @Override
    public String heading() {
        return "handbook.title";
    }

    @Override
    public int order() {
        return 600;
    }

    @Override
    public String permission() {
        return HandbookPermissions.READ;
    }

    @Override
    public List<Hit> search(Viewer viewer, String query, int limit) {
        return search.find(viewer, query, limit).stream()
                .map(hit -> new Hit(hit.title(),
                        hit.excerpt().replaceAll("[" + HandbookSearch.FOUND + HandbookSearch.END + "]", "")
                                .replaceAll("\\s+", " "),
                        HandbookPageView.path(hit.slug()), "book-open"))
                .toList();
    }
}
