package example.rimba.competitors;

import io.saluran.db.Viewer;
import io.saluran.platform.search.SearchProvider;
import io.saluran.platform.text.Texts;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Competitors in the search box.
@Component
public final class CompetitorHits implements SearchProvider {

    private final CompetitorList list;
    private final Texts texts;

    @Activate
    public CompetitorHits(@Reference CompetitorList list, @Reference Texts texts) {
        this.list = list;
        this.texts = texts;
    }

    @Override
    public String heading() {
        return "competitors.search.heading";
    }

    @Override
    public int order() {
        return 900;
    }

    @Override
    public String permission() {
        return CompetitorPermissions.READ;
    }

    @Override
    public List<Hit> search(Viewer viewer, String query, int limit) {
        return list.named(viewer, query).stream().limit(limit)
                .map(row -> new Hit(row.name(), texts.text(viewer.locale(), "competitors.met-in", row.met()),
                        "competitors?q=" + URLEncoder.encode(row.name(), StandardCharsets.UTF_8), "swords"))
                .toList();
    }
}
