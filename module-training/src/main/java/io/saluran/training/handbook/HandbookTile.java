package io.saluran.training.handbook;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.platform.format.Formats;
import io.saluran.platform.setting.Settings;
import io.saluran.training.handbook.HandbookNews.News;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.home.HomeTile;
import java.time.Clock;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;

/// News of the handbook on the home page.
@org.osgi.service.component.annotations.Component
public final class HandbookTile implements HomeTile {

    private final HandbookNews news;
    private final Formats formats;

    @Activate
    public HandbookTile(@Reference Db db, @Reference Clock clock, @Reference Formats formats,
            @Reference Settings settings) {
        this.news = new HandbookNews(db, clock, settings);
        this.formats = formats;
    }

    @Override
    public String title() {
        return "handbook.title";
    }

    @Override
    public int order() {
        return 700;
    }

    @Override
    public Width width() {
        return Width.HALF;
    }

    @Override
    public String permission() {
        return HandbookPermissions.READ;
    }

    @Override
    public Supplier<Component> prepare(Viewer viewer) {
        var found = news.of(viewer);
        return () -> show(found, viewer);
    }

    private Component show(News found, Viewer viewer) {
        var tile = new Div();
        tile.addClassName("s-stack");
        if (found.changed().isEmpty()) {
            var writes = viewer.may(HandbookPermissions.WRITE);
            var open = new Anchor(HandbookView.PATH, tile.getTranslation(writes ? "handbook.first" : "handbook.open"));
            open.getElement().setAttribute("router-link", true);
            open.addClassName("s-link");
            return new EmptyState(tile.getTranslation(writes ? "handbook.tile.begin" : "handbook.tile.empty"), open);
        }
        if (!found.due().isEmpty()) {
            tile.add(heading(tile, "handbook.tile.due"));
            found.due().forEach(page -> {
                var when = tile.getTranslation(page.late() ? "handbook.tile.due-since" : "handbook.tile.due-on",
                        formats.date(page.on(), viewer.locale()));
                tile.add(row(page.slug(), page.title(), when, page.late() ? "s-warn" : "s-muted"));
            });
        }
        tile.add(heading(tile, "handbook.tile.changed"));
        found.changed().forEach(page -> {
            var at = formats.time(page.at(), viewer.zone(), viewer.locale());
            var when = page.author() == null ? at : tile.getTranslation("handbook.tile.by", at, page.author());
            tile.add(row(page.slug(), page.title(), when, "s-muted"));
        });
        return tile;
    }

    private static Component heading(Div tile, String key) {
        var heading = new H3(tile.getTranslation(key));
        heading.addClassNames("s-small", "s-secondary");
        return heading;
    }

    private static Component row(String slug, String title, String when, String tone) {
        var name = new Anchor(HandbookPageView.path(slug), title);
        name.getElement().setAttribute("router-link", true);
        name.addClassNames("s-link", "s-trunc", "s-grow");
        var time = new Span(when);
        time.addClassNames("s-small", "s-num", tone);
        var row = new Div(name, time);
        row.addClassNames("s-row", "between");
        return row;
    }
}
