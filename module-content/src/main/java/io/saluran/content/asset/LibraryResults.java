package io.saluran.content.asset;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import io.saluran.content.asset.AssetLibrary.Page;
import io.saluran.content.asset.AssetLibrary.PageEnd;
import io.saluran.ui.component.Later;
import io.saluran.ui.component.Lucide;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// The assets that were found, as cards or rows, page after page.
final class LibraryResults extends Div {

    private static final long serialVersionUID = 1;
    private static final int NEXT = 48;

    private final transient AssetDesk desk;
    private final transient Map<UUID, Component> shown = new HashMap<>();
    private transient LibraryAddress address;

    LibraryResults(AssetDesk desk, LibraryAddress address, Page first) {
        this.desk = desk;
        this.address = address;
        add(page(first, true));
        mark(address);
    }

    /// Marks the asset that is open.
    void mark(LibraryAddress now) {
        address = now;
        shown.forEach((id, component) -> {
            var open = id.equals(now.asset());
            component.getElement().getClassList().set("on", open);
            if (open) {
                component.getElement().setAttribute("aria-current", "true");
            } else {
                component.getElement().removeAttribute("aria-current");
            }
        });
    }

    private Component page(Page page, boolean first) {
        var part = new Div(address.list() ? table(page, first) : gallery(page));
        var next = page.next();
        if (next != null) {
            var more = new Button(getTranslation("library.more"), Lucide.icon("chevron-down"));
            more.addClassName("s-more");
            more.addClickListener(click -> {
                part.remove(more);
                more(next);
            });
            part.add(more);
        }
        return part;
    }

    private void more(PageEnd after) {
        var asked = address;
        Later.load(this, () -> desk.library().page(desk.viewer(), asked.filter(), asked.order(), after, NEXT), page -> {
            var part = page(page, false);
            mark(address);
            return part;
        });
    }

    private Component gallery(Page page) {
        var gallery = new UnorderedList();
        gallery.addClassName("s-gallery");
        for (var asset : page.rows()) {
            var card = new AssetCard(desk, asset, address.open(asset.id()).path());
            shown.put(asset.id(), card);
            gallery.add(new ListItem(card));
        }
        return gallery;
    }

    private Component table(Page page, boolean first) {
        return new AssetTable(desk, page.rows(), first, asset -> address.open(asset.id()).path(),
                (asset, row) -> shown.put(asset.id(), row));
    }
}
