package io.saluran.pipeline.metrics;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.deal.DealPermissions;
import io.saluran.pipeline.deal.DealProblem;
import io.saluran.pipeline.deal.DealSelection;
import io.saluran.platform.format.Formats;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.home.HomeTile;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Which of one's own deals want to be looked at, the richest first; for somebody with none, those of the others.
@Component
public final class NeedsYouTile implements HomeTile {

    // one icon, one meaning: DESIGN.md
    private static final Map<DealProblem, String> ICONS = Map.of(DealProblem.ROTTING, "flame", DealProblem.DATE_PASSED,
            "calendar-x", DealProblem.NO_NEXT_STEP, "circle-help");

    private final NeedsYou deals;
    private final Clock clock;
    private final Formats formats;

    @Activate
    public NeedsYouTile(@Reference Db db, @Reference Clock clock, @Reference Formats formats) {
        this.deals = new NeedsYou(db, clock);
        this.clock = clock;
        this.formats = formats;
    }

    @Override
    public String title() {
        return "metrics.needs";
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    public Width width() {
        return Width.HALF;
    }

    @Override
    public String permission() {
        return DealPermissions.READ;
    }

    @Override
    public Supplier<com.vaadin.flow.component.Component> prepare(Viewer viewer) {
        var found = deals.of(viewer);
        return () -> show(found, viewer);
    }

    private com.vaadin.flow.component.Component show(NeedsYou.Found found, Viewer viewer) {
        var tile = new Div();
        if (found.richest().isEmpty()) {
            return new EmptyState(tile.getTranslation(found.own() ? "metrics.needs.none" : "metrics.needs.nobody"));
        }
        tile.addClassName("s-stack");
        var counts = new Div();
        counts.addClassNames("s-row", "wrap");
        for (var problem : DealProblem.values()) {
            var count = found.counts().getOrDefault(problem, 0L);
            if (count > 0) {
                counts.add(count(problem, words(found, problem, count, viewer), found.own() ? viewer.person() : null));
            }
        }
        var list = new UnorderedList();
        list.addClassNames("s-needs");
        found.richest().forEach(deal -> list.add(new ListItem(row(deal, !found.own(), viewer))));
        if (!found.own()) {
            var others = new Span(tile.getTranslation("metrics.needs.others"));
            others.addClassNames("s-small", "s-secondary");
            tile.add(others);
        }
        tile.add(counts, list);
        return tile;
    }

    private String words(NeedsYou.Found found, DealProblem problem, long count, Viewer viewer) {
        var words = UI.getCurrent();
        return found.more()
                ? words.getTranslation("metrics.needs.more." + problem.key(), formats.number(count, viewer.locale()))
                : words.getTranslation("metrics.needs." + problem.key(), count);
    }

    /// @param owner whose deals are counted; null for all that are seen
    private static Anchor count(DealProblem problem, String words, @Nullable UUID owner) {
        var link = new Anchor(DealSelection.having(problem).path("open", owner));
        link.add(Lucide.icon(ICONS.getOrDefault(problem, "circle-help")), new Span(words));
        link.addClassName("s-chip");
        link.getElement().setAttribute("router-link", true);
        return link;
    }

    private Anchor row(NeedsYou.Deal deal, boolean named, Viewer viewer) {
        var link = new Anchor("deals/" + deal.id());
        link.getElement().setAttribute("router-link", true);
        var icon = new Span(Lucide.icon(ICONS.getOrDefault(deal.worst(), "circle-help")));
        icon.addClassNames("s-icon", deal.worst() == DealProblem.NO_NEXT_STEP ? "warn" : "over");
        var name = new Span(deal.name());
        name.addClassNames("s-medium", "s-trunc");
        var why = new Span(Stream.of(deal.account(), named ? deal.owner() : null, why(link, deal, viewer))
                .filter(Objects::nonNull).collect(Collectors.joining(" · ")));
        why.addClassNames("s-small", "s-secondary", "s-trunc");
        var text = new Div(name, why);
        text.addClassNames("s-stack", "tight", "s-grow");
        var value = new Span(deal.value() == null
                ? link.getTranslation("metrics.needs.no-value")
                : formats.money(deal.value(), viewer.locale()));
        value.addClassNames("s-num", deal.value() == null ? "s-muted" : "s-strong");
        link.add(icon, text, value);
        return link;
    }

    private String why(Anchor words, NeedsYou.Deal deal, Viewer viewer) {
        if (deal.worst() == DealProblem.ROTTING && deal.stageSince() != null && deal.rotDays() != null) {
            var days = Duration.between(deal.stageSince(), clock.instant()).toDays() - deal.rotDays();
            return words.getTranslation("deal.rotting", days);
        }
        if (deal.worst() == DealProblem.DATE_PASSED && deal.closesOn() != null) {
            return words.getTranslation("deal.date-passed", formats.date(deal.closesOn(), viewer.locale()));
        }
        return words.getTranslation("deal.no-next-step");
    }
}
