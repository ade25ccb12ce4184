package io.saluran.training.handbook;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import io.saluran.training.handbook.Handbook.Node;
import io.saluran.training.handbook.Handbook.Sheet;
import io.saluran.training.handbook.Pages.Outcome;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.Toast;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The head of a page: the way up, and what can be done with it.
final class PageBar extends Header {

    private static final long serialVersionUID = 1;

    private final transient HandbookDesk desk;
    private final transient Sheet sheet;
    private final transient Consumer<Boolean> reopen;

    /// @param reopen reads the page again; true opens it for writing
    PageBar(HandbookDesk desk, Sheet sheet, List<Node> tree, Consumer<Boolean> reopen) {
        this.desk = desk;
        this.sheet = sheet;
        this.reopen = reopen;
        addClassName("s-head");
        var room = new Div();
        room.addClassName("s-grow");
        add(crumb(tree), room, contents(tree));
        var versions = new Button(Lucide.icon("history"),
                click -> new VersionsDialog(desk, sheet, () -> reopen.accept(false)).open());
        versions.setText(getTranslation("handbook.versions"));
        versions.addClassName("s-hide-phone");
        add(versions);
        if (desk.mayWrite()) {
            var edit = new Button(Lucide.icon("pencil"), click -> reopen.accept(true));
            edit.setText(getTranslation("ui.edit"));
            edit.addThemeVariants(ButtonVariant.PRIMARY);
            add(more(), edit);
        }
    }

    private Div crumb(List<Node> tree) {
        var way = new ArrayList<Node>();
        find(tree, way);
        var crumb = new Div(link(HandbookView.PATH, getTranslation("handbook.title")));
        crumb.addClassNames("s-crumb", "s-hide-phone");
        for (var node : way.subList(0, Math.max(0, way.size() - 1))) {
            crumb.add(Lucide.icon("chevron-right"), link(HandbookPageView.path(node.slug()), node.title()));
        }
        return crumb;
    }

    private boolean find(List<Node> nodes, List<Node> way) {
        for (var node : nodes) {
            way.add(node);
            if (node.id().equals(sheet.id()) || find(node.children(), way)) {
                return true;
            }
            way.removeLast();
        }
        return false;
    }

    private static Anchor link(String path, String text) {
        var link = new Anchor(path, new Span(text));
        link.getElement().setAttribute("router-link", true);
        return link;
    }

    /// On a phone the tree is behind a button.
    private Button contents(List<Node> tree) {
        var button = new Button(Lucide.icon("list-tree"), click -> {
            var sheetOfPages = new Dialog(new HandbookIndex(desk, tree, sheet.slug()));
            sheetOfPages.setHeaderTitle(getTranslation("handbook.pages"));
            sheetOfPages.setWidth("96vw");
            sheetOfPages.getElement().addEventListener("click", chosen -> sheetOfPages.close())
                    .setFilter("event.composedPath().some(node => node.localName === 'a')");
            sheetOfPages.open();
        });
        button.setText(getTranslation("handbook.pages"));
        button.addClassName("s-only-phone");
        return button;
    }

    private MenuBar more() {
        var menu = new MenuBar();
        menu.addThemeVariants(MenuBarVariant.TERTIARY);
        var root = menu.addItem(Lucide.icon("ellipsis"), getTranslation("handbook.more"));
        root.setAriaLabel(getTranslation("handbook.more"));
        SubMenu items = root.getSubMenu();
        items.addItem(getTranslation("handbook.verify"), click -> verify());
        items.addItem(getTranslation("handbook.details"),
                click -> new DetailsDialog(desk, sheet, () -> reopen.accept(false)).open());
        items.addItem(getTranslation("handbook.new-below"), click -> new NewPageDialog(desk, sheet.id()).open());
        items.addItem(getTranslation("handbook.move"),
                click -> new MoveDialog(desk, sheet, () -> reopen.accept(false)).open());
        items.addItem(getTranslation("handbook.versions"),
                click -> new VersionsDialog(desk, sheet, () -> reopen.accept(false)).open());
        items.addItem(getTranslation("ui.delete"), click -> delete());
        return menu;
    }

    private void verify() {
        var until = desk.handbook().today(desk.viewer()).plusMonths(6);
        var details = new Pages.Details(sheet.owner(), until, until, sheet.funnel(), sheet.stageName(),
                sheet.language());
        if (desk.pages().describe(desk.viewer(), sheet.id(), details, sheet.version()) instanceof Outcome.Done) {
            Toast.show(getTranslation("handbook.verified", desk.formats().date(until, getLocale())));
        } else {
            Toast.error(getTranslation("handbook.overtaken"));
        }
        reopen.accept(false);
    }

    private void delete() {
        if (!(desk.pages().delete(desk.viewer(), sheet.id(), sheet.version()) instanceof Outcome.Done)) {
            Toast.error(getTranslation("handbook.overtaken"));
            reopen.accept(false);
            return;
        }
        var page = desk;
        var id = sheet.id();
        var path = HandbookPageView.path(sheet.slug());
        UI.getCurrent().navigate(HandbookView.PATH);
        Toast.undo(getTranslation("handbook.deleted", sheet.title()), () -> {
            page.pages().restore(page.viewer(), id);
            UI.getCurrent().navigate(path);
        });
    }
}
