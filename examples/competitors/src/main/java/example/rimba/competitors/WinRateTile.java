package example.rimba.competitors;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import example.rimba.competitors.CompetitorList.Row;
import io.saluran.db.Viewer;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.home.HomeTile;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;

/// How often we win against those whom we meet most, on the home page.
@org.osgi.service.component.annotations.Component
public final class WinRateTile implements HomeTile {

    private static final int MOST = 5;

    private final CompetitorList list;

    @Activate
    public WinRateTile(@Reference CompetitorList list) {
        this.list = list;
    }

    @Override
    public String title() {
        return "competitors.tile";
    }

    @Override
    public int order() {
        return 900;
    }

    @Override
    public Width width() {
        return Width.HALF;
    }

    @Override
    public String permission() {
        return CompetitorPermissions.READ;
    }

    @Override
    public Supplier<Component> prepare(Viewer viewer) {
        var most = list.mostMet(viewer, MOST);
        return () -> new Rates(most);
    }

    /// What the tile shows.
    private static final class Rates extends Div {

        private static final long serialVersionUID = 1;

        Rates(List<Row> rows) {
            addClassName("s-stack");
            if (rows.isEmpty()) {
                add(new EmptyState(getTranslation("competitors.tile.none"),
                        link("competitors", getTranslation("competitors.panel.all"))));
            }
            for (var row : rows) {
                var name = link("competitors?q=" + URLEncoder.encode(row.name(), StandardCharsets.UTF_8), row.name());
                name.addClassNames("s-trunc", "s-grow");
                var line = new Div(name, new WinRate(row.won(), row.lost()));
                line.addClassNames("s-row", "between");
                add(line);
            }
        }

        private static Anchor link(String path, String words) {
            var link = new Anchor(path, words);
            link.getElement().setAttribute("router-link", true);
            link.addClassName("s-link");
            return link;
        }
    }
}
