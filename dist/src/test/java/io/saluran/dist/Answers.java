package io.saluran.dist;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasText;
import com.vaadin.flow.component.UI;
import io.saluran.db.Viewer;
import io.saluran.dist.LivePlatform.Asker;
import io.saluran.platform.export.ExportSource;
import io.saluran.platform.internal.host.Contributions;
import io.saluran.platform.search.SearchProvider;
import io.saluran.ui.home.HomeTile;
import io.saluran.ui.panel.RecordPanel;
import io.saluran.ui.panel.RecordPanel.RecordGone;
import io.saluran.ui.panel.RecordPanel.RecordRef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/// What a Saluran answers somebody at every place where a bundle can contribute an answer. The places are taken from the
/// registries at the moment of asking.
final class Answers {

    private static final int MANY = 200;

    private final LivePlatform live;
    private final Viewer viewer;
    private final Map<String, String> answers = new TreeMap<>();

    private Answers(LivePlatform live, Asker who) {
        this.live = live;
        this.viewer = live.viewer(who);
    }

    /// @param sought a word that everything marked has in its texts
    /// @param own a record of each kind that this person may see, for the panels
    static Map<String, String> to(LivePlatform live, Asker who, String sought, Map<String, UUID> own) {
        var all = new Answers(live, who);
        all.searches(sought);
        all.exports();
        all.components(own);
        try (var rest = new Rest(live.address())) {
            rest.lists(who, sought, all.answers);
        }
        return all.answers;
    }

    private <T> List<T> services(Class<T> type) {
        try (var contributions = Contributions.of(live.platform().framework().context(), type)) {
            return contributions.services();
        }
    }

    private void searches(String sought) {
        for (var provider : services(SearchProvider.class)) {
            put("search", provider, provider.search(viewer, sought, MANY).toString());
        }
    }

    private void exports() {
        for (var source : services(ExportSource.class)) {
            var rows = new ArrayList<String>();
            source.write(viewer, Map.of(), cells -> rows.add(Arrays.toString(cells)));
            put("export " + source.name(), source, String.join("\n", rows));
        }
    }

    /// Tiles and panels, as the shell makes them: read first, then built on a page.
    private void components(Map<String, UUID> own) {
        MockVaadin.setup();
        try {
            for (var tile : services(HomeTile.class)) {
                put("tile", tile, text(tile.prepare(viewer)));
            }
            for (var panel : services(RecordPanel.class)) {
                own.forEach((table, id) -> {
                    if (table.endsWith("." + panel.recordType())) {
                        put("panel", panel, panel(panel, id));
                    }
                });
            }
        } finally {
            MockVaadin.tearDown();
        }
    }

    private String panel(RecordPanel panel, UUID id) {
        try {
            return text(panel.prepare(new RecordRef(panel.recordType(), id, Map.of("funnel", "awareness", "stageName",
                    "Lead qualification")), viewer));
        } catch (RecordGone gone) {
            return "gone";
        }
    }

    private static String text(Supplier<? extends Component> made) {
        var component = made.get();
        UI.getCurrent().add(component);
        MockVaadin.clientRoundtrip(true);
        return words(component);
    }

    private static String words(Component component) {
        var words = new StringBuilder();
        if (component instanceof HasText text) {
            words.append(text.getText()).append(' ');
        }
        component.getElement().getAttributeNames().sorted()
                .forEach(name -> words.append(component.getElement().getAttribute(name)).append(' '));
        component.getElement().getPropertyNames().sorted()
                .forEach(name -> words.append(component.getElement().getProperty(name)).append(' '));
        component.getChildren().forEach(child -> words.append(words(child)));
        return words.toString();
    }

    private void put(String kind, Object contribution, String answer) {
        answers.put(kind + " " + name(contribution), answer);
    }

    /// What a contribution is called by its author: the guard stands before it, and only tells its words.
    static String name(Object contribution) {
        return contribution.toString().replaceFirst("[@\\[].*", "");
    }
}
