package io.saluran.content.asset;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;

/// An asset in the gallery: its cover, funnel stage, language, title and kind, and its state unless it is published.
final class AssetCard extends Anchor {

    private static final long serialVersionUID = 1;

    AssetCard(AssetDesk desk, AssetRow asset, String href) {
        setHref(href);
        getElement().setAttribute("router-link", true);
        addClassName("s-asset");
        var language = new Span(AssetWords.languageSign(asset.language()));
        language.addClassNames("s-meta", "s-muted");
        language.getElement().setAttribute("title", AssetWords.language(asset.language()));
        var top = new Div(AssetWords.funnelSign(asset.funnel(), AssetWords.funnel(asset.funnel())), language);
        top.addClassNames("s-row", "between");
        var kind = new Paragraph(AssetWords.kind(asset));
        kind.addClassName("kind");
        var in = new Div(top, new H3(asset.title()), kind);
        in.addClassName("in");
        if (!asset.state().equals("published")) {
            in.add(AssetWords.stateBadge(asset.state()));
        }
        var when = asset.publishedAt() == null ? asset.createdAt() : asset.publishedAt();
        var date = new Span(desk.formats().date(when.atZone(desk.viewer().zone()).toLocalDate(), getLocale()));
        var stats = new Div(date);
        stats.addClassNames("stats", "s-num");
        var industry = asset.industry() == null ? asset.product() : asset.industry();
        if (industry != null) {
            var made = new Span(industry);
            made.addClassName("s-trunc");
            stats.add(made);
        }
        in.add(stats);
        add(new Cover(desk, asset), in);
    }
}
