package io.saluran.content.asset;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.saluran.content.asset.StageContent.Offer;
import io.saluran.content.asset.StageContent.Offers;
import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.panel.RecordPanel;
import java.util.Optional;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;

/// What helps the buyer of a deal on from where the deal is, beside the deal.
@org.osgi.service.component.annotations.Component
public final class AssetPanel implements RecordPanel {

    private final StageContent content;

    @Activate
    public AssetPanel(@Reference Db db) {
        content = new StageContent(db);
    }

    @Override
    public String recordType() {
        return "deal";
    }

    @Override
    public String title() {
        return "asset.panel";
    }

    @Override
    public int order() {
        return 600;
    }

    @Override
    public String permission() {
        return AssetPermissions.READ;
    }

    @Override
    public Optional<Link> link() {
        return Optional.of(new Link("library.title", LibraryAddress.PATH));
    }

    @Override
    public Supplier<Component> prepare(RecordRef record, Viewer viewer) {
        var offers = content.of(viewer, record.facts());
        return () -> show(offers, viewer);
    }

    private static Component show(Offers offers, Viewer viewer) {
        if (offers.funnel().isEmpty()) {
            return new EmptyState(UiText.of("asset.panel.no-stage"));
        }
        if (offers.offers().isEmpty()) {
            return missing(offers, viewer);
        }
        var list = new Div();
        list.addClassNames("s-list", "inset");
        offers.offers().forEach(offer -> list.add(row(offer)));
        return list;
    }

    /// Says what is missing, and leads to where it can be added or to what there is for others.
    private static Component missing(Offers offers, Viewer viewer) {
        var funnel = AssetWords.funnel(offers.funnel()).toLowerCase(viewer.locale());
        var library = new Anchor(LibraryAddress.PATH + "?funnel=" + offers.funnel(), UiText.of(
                viewer.may(AssetPermissions.WRITE) && offers.all() == 0 ? "library.add" : "asset.panel.others"));
        library.getElement().setAttribute("router-link", true);
        library.addClassName("s-link");
        if (offers.all() > 0) {
            return new EmptyState(UiText.of("asset.panel.none-fits", funnel, offers.all()), library);
        }
        var empty = new EmptyState(UiText.of("asset.panel.none", funnel));
        if (viewer.may(AssetPermissions.WRITE)) {
            empty.add(library);
        }
        return empty;
    }

    private static Component row(Offer offer) {
        var asset = offer.asset();
        var title = new Span(asset.title());
        title.addClassName("title");
        var why = new Span(offer.fits()
                ? UiText.of("asset.panel.made-for", AssetWords.kind(asset), madeFor(asset))
                : AssetWords.kind(asset));
        why.addClassName("why");
        var text = new Div(title, why);
        text.addClassNames("s-stack", "tight", "s-grow");
        var language = new Span(AssetWords.languageSign(asset.language()));
        language.addClassNames("s-meta", "s-muted");
        var row = new Anchor(LibraryAddress.pathOf(asset.id()), Lucide.icon(asset.cover()), text, language);
        row.getElement().setAttribute("router-link", true);
        return row;
    }

    private static String madeFor(AssetRow asset) {
        var product = asset.product();
        var industry = asset.industry();
        return product != null ? product : industry != null ? industry : "";
    }
}
