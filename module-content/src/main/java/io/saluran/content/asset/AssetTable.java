package io.saluran.content.asset;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import io.saluran.ui.component.Lucide;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Assets as rows.
final class AssetTable extends NativeTable {

    private static final long serialVersionUID = 1;
    private static final List<String> COLUMNS = List.of("title", "type", "funnel", "language", "product", "industry",
            "state", "published");

    private final transient AssetDesk desk;

    /// @param heading whether the columns are named; those of a page after the first are not
    /// @param href where an asset opens
    /// @param shown is told each asset and its row
    AssetTable(AssetDesk desk, List<AssetRow> assets, boolean heading, Function<AssetRow, String> href,
            BiConsumer<AssetRow, Component> shown) {
        this.desk = desk;
        addClassNames("s-table", "full", "stack", "s-assets");
        if (heading) {
            var names = new NativeTableRow();
            COLUMNS.forEach(name -> names.add(new NativeTableHeaderCell(getTranslation("asset.field." + name))));
            getHead().add(names);
        }
        for (var asset : assets) {
            var row = row(asset, href.apply(asset));
            shown.accept(asset, row);
            getBody().add(row);
        }
    }

    private NativeTableRow row(AssetRow asset, String href) {
        var title = new Anchor(href, Lucide.icon(asset.cover()), new Span(asset.title()));
        title.getElement().setAttribute("router-link", true);
        var published = asset.publishedAt();
        return new NativeTableRow(new NativeTableCell(title), cell(AssetWords.kind(asset)),
                new NativeTableCell(AssetWords.funnelSign(asset.funnel(), AssetWords.funnel(asset.funnel()))),
                cell(AssetWords.languageSign(asset.language())), cell(asset.product()), cell(asset.industry()),
                new NativeTableCell(AssetWords.stateBadge(asset.state())), cell(published == null
                        ? null
                        : desk.formats().date(published.atZone(desk.viewer().zone()).toLocalDate(), getLocale())));
    }

    private static NativeTableCell cell(@Nullable String words) {
        var text = new Span(words == null ? "" : words);
        text.addClassName("s-trunc");
        return new NativeTableCell(text);
    }
}
