package io.saluran.pipeline.metrics;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.api.FunnelStage;
import io.saluran.pipeline.deal.DealPermissions;
import io.saluran.platform.format.Formats;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.home.HomeTile;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// How much lies open in each stage, as bars that lead to the board.
@Component
public final class OpenStagesTile implements HomeTile {

    private final OpenStages stages;
    private final Formats formats;

    @Activate
    public OpenStagesTile(@Reference Db db, @Reference Formats formats) {
        this.stages = new OpenStages(db);
        this.formats = formats;
    }

    @Override
    public String title() {
        return "metrics.stages";
    }

    @Override
    public int order() {
        return 110;
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
        var found = stages.of(viewer);
        return () -> show(found, viewer.locale());
    }

    private com.vaadin.flow.component.Component show(List<OpenStages.Pipeline> pipelines, Locale locale) {
        var tile = new Div();
        tile.addClassName("s-stack");
        if (pipelines.isEmpty()) {
            return new EmptyState(tile.getTranslation("metrics.stages.none"));
        }
        for (var pipeline : pipelines) {
            if (pipelines.size() > 1) {
                var heading = new H3(pipeline.name());
                heading.addClassNames("s-small", "s-secondary");
                tile.add(heading);
            }
            var bars = new UnorderedList();
            bars.addClassName("s-stagebars");
            pipeline.stages().forEach(stage -> bars.add(new ListItem(bar(pipeline, stage, locale))));
            tile.add(bars);
        }
        return tile;
    }

    private Anchor bar(OpenStages.Pipeline pipeline, OpenStages.Stage stage, Locale locale) {
        var link = new Anchor("deals?pipeline=" + pipeline.id());
        link.getElement().setAttribute("router-link", true);
        var name = new Span(stage.name());
        name.addClassNames("s-trunc", "s-medium");
        var dot = new Span();
        dot.addClassNames("s-dot", switch (FunnelStage.of(stage.funnel()).third()) {
            case "top" -> "tofu";
            case "middle" -> "mofu";
            default -> "bofu";
        });
        var head = new Span(dot, name);
        head.addClassName("s-row");
        var count = new Span(link.getTranslation("metrics.stages.count", stage.count()));
        count.addClassNames("s-num", "s-small", "s-secondary");
        var fill = new Span();
        fill.getStyle().set("width", String.format(Locale.ROOT, "%.1f%%", 100 * share(pipeline, stage)));
        var meter = new Span(fill);
        meter.addClassName("s-meter");
        meter.getElement().setAttribute("aria-hidden", "true");
        link.add(head, count, meter, sums(link, stage, locale));
        return link;
    }

    private Span sums(Anchor words, OpenStages.Stage stage, Locale locale) {
        var sums = new Span();
        sums.addClassNames("s-num", "s-small", "s-secondary", "sums");
        if (stage.total() != null && stage.weighted() != null) {
            var total = new Span(formats.compactMoney(stage.total(), locale));
            total.addClassName("s-strong");
            sums.add(total, new Span(words.getTranslation("metrics.stages.weighted",
                    formats.compactMoney(stage.weighted(), locale))));
        } else if (stage.count() > 0) {
            sums.add(new Span(words.getTranslation("metrics.stages.no-value")));
        }
        return sums;
    }

    /// Of the longest bar: by value, or by count where no deal has a value.
    private static double share(OpenStages.Pipeline pipeline, OpenStages.Stage stage) {
        var highest = pipeline.highestTotal();
        if (highest != null) {
            return stage.total() == null ? 0 : stage.total().doubleValue() / highest.doubleValue();
        }
        return (double) stage.count() / pipeline.stages().stream().mapToLong(OpenStages.Stage::count).max().orElse(1);
    }
}
