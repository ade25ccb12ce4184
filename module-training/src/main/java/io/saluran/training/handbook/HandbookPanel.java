package io.saluran.training.handbook;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.training.handbook.StagePages.Guide;
import io.saluran.ui.component.Badge;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.Tone;
import io.saluran.ui.panel.RecordPanel;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;

/// How to work the stage that a deal is in, beside the deal.
@org.osgi.service.component.annotations.Component
public final class HandbookPanel implements RecordPanel {

    private final StagePages pages;

    @Activate
    public HandbookPanel(@Reference Db db, @Reference Clock clock) {
        this.pages = new StagePages(db, clock);
    }

    @Override
    public String recordType() {
        return "deal";
    }

    @Override
    public String title() {
        return "handbook.panel";
    }

    @Override
    public int order() {
        return 700;
    }

    @Override
    public String permission() {
        return HandbookPermissions.READ;
    }

    @Override
    public Optional<Link> link() {
        return Optional.of(new Link("handbook.title", HandbookView.PATH));
    }

    @Override
    public Supplier<Component> prepare(RecordRef record, Viewer viewer) {
        var guides = pages.of(viewer, record.facts().getOrDefault("stageName", ""),
                record.facts().getOrDefault("funnel", ""));
        return () -> show(guides, viewer);
    }

    private static Component show(List<Guide> guides, Viewer viewer) {
        var list = new Div();
        list.addClassNames("s-list", "inset");
        if (guides.isEmpty()) {
            var empty = new EmptyState(list.getTranslation("handbook.panel.empty"));
            if (viewer.may(HandbookPermissions.WRITE)) {
                var open = new Anchor(HandbookView.PATH, list.getTranslation("handbook.open"));
                open.getElement().setAttribute("router-link", true);
                open.addClassName("s-link");
                empty.add(open);
            }
            return empty;
        }
        guides.forEach(guide -> list.add(row(guide)));
        return list;
    }

    private static Component row(Guide guide) {
        var title = new Span(guide.title());
        title.addClassName("title");
        var text = new Div(title);
        text.addClassNames("s-stack", "tight", "s-grow");
        if (!guide.begins().isEmpty()) {
            var begins = new Span(guide.begins());
            begins.addClassName("why");
            text.add(begins);
        }
        if (guide.stale()) {
            text.add(new Badge(text.getTranslation("handbook.stale"), Tone.WARNING));
        }
        var row = new Anchor(HandbookPageView.path(guide.slug()), Lucide.icon("book-open"), text);
        row.getElement().setAttribute("router-link", true);
        return row;
    }
}
