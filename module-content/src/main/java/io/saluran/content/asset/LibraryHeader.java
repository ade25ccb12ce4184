package io.saluran.content.asset;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.PageHeader;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/// The head of the library: search, cards or rows, and the way to add content.
final class LibraryHeader extends Div {

    private static final long serialVersionUID = 1;
    private static final int TYPING_PAUSE_MILLIS = 250;

    private final transient AssetDesk desk;
    private final transient Consumer<LibraryAddress> go;
    private final transient Consumer<List<UUID>> added;
    private final TextField search = new TextField();
    private final NativeButton cards = new NativeButton();
    private final NativeButton rows = new NativeButton();
    private transient LibraryAddress address = new LibraryAddress(AssetFilter.NONE, null, false, null);

    LibraryHeader(AssetDesk desk, Consumer<LibraryAddress> go, Consumer<List<UUID>> added) {
        this.desk = desk;
        this.go = go;
        this.added = added;
        getStyle().set("display", "contents");
        search.setPlaceholder(getTranslation("library.search"));
        search.setAriaLabel(getTranslation("library.search"));
        search.setPrefixComponent(Lucide.icon("search"));
        search.setClearButtonVisible(true);
        search.addClassName("s-librarysearch");
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setValueChangeTimeout(TYPING_PAUSE_MILLIS);
        search.addValueChangeListener(typed -> {
            if (typed.isFromClient()) {
                go.accept(address.with(address.filter().with(typed.getValue())));
            }
        });
        var header = new PageHeader(getTranslation("library.title"), search).actions(shapes());
        if (desk.mayWrite()) {
            header.actions(addButton());
        }
        add(header);
    }

    private Div shapes() {
        shape(cards, "layout-grid", "library.cards", false);
        shape(rows, "list", "library.rows", true);
        var seg = new Div(cards, rows);
        seg.addClassNames("s-seg", "s-hide-phone");
        seg.getElement().setAttribute("role", "group");
        seg.getElement().setAttribute("aria-label", getTranslation("library.show-as"));
        return seg;
    }

    private void shape(NativeButton button, String icon, String key, boolean list) {
        button.add(Lucide.icon(icon), new Span(getTranslation(key)));
        button.addClickListener(click -> go.accept(address.as(list)));
    }

    /// A button that asks whether to add files or a link.
    Button addButton() {
        var add = AssetDialog.main(getTranslation("library.add"), "plus", () -> {});
        add.addClassName("s-add");
        add.setAriaLabel(getTranslation("library.add"));
        var menu = new ContextMenu(add);
        menu.setOpenOnClick(true);
        menu.addItem(getTranslation("library.add-files"), click -> new UploadDialog(desk, added).open());
        menu.addItem(getTranslation("library.add-link"),
                click -> new LinkDialog(desk, asset -> added.accept(List.of(asset))).open());
        menu.addItem(getTranslation("library.import"), click -> UI.getCurrent().navigate("import/content"));
        return add;
    }

    /// Shows what the address says without telling anybody.
    void show(LibraryAddress now) {
        address = now;
        if (!search.getValue().strip().equals(now.filter().text())) {
            search.setValue(now.filter().text());
        }
        cards.getElement().setAttribute("aria-pressed", Boolean.toString(!now.list()));
        rows.getElement().setAttribute("aria-pressed", Boolean.toString(now.list()));
    }
}
