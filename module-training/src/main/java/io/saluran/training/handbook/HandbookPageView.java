package io.saluran.training.handbook;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.saluran.training.handbook.Handbook.Node;
import io.saluran.training.handbook.Handbook.Sheet;
import io.saluran.training.handbook.Markdown.Rendered;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.component.Later;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A page of the handbook between the tree and its outline, or open for writing.
@Route(HandbookView.PATH + "/:slug")
public final class HandbookPageView extends Div
        implements
            HasDynamicTitle,
            BeforeEnterObserver,
            BeforeLeaveObserver {

    /// The query parameter that opens a page for writing.
    static final String EDIT = "edit";

    private static final long serialVersionUID = 1;

    private final transient HandbookDesk desk;
    private String title;
    private String slug = "";
    private @Nullable PageEditor editor;

    HandbookPageView(HandbookDesk desk) {
        this.desk = desk;
        this.title = getTranslation("handbook.title");
        addClassName("s-page");
    }

    /// Where a page opens.
    static String path(String slug) {
        return HandbookView.PATH + '/' + slug;
    }

    private record Opened(List<Node> tree, Optional<Sheet> sheet, @Nullable Rendered rendered) {}

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        slug = event.getRouteParameters().get("slug").orElse("");
        show(event.getLocation().getQueryParameters().getParameters().containsKey(EDIT));
    }

    /// Reads the page again and shows it.
    void show(boolean editing) {
        editor = null;
        removeAll();
        var body = Later.load(this, this::read, opened -> show(opened, editing));
        body.getStyle().set("display", "contents");
    }

    private Opened read() {
        var sheet = desk.handbook().page(desk.viewer(), slug);
        return new Opened(desk.handbook().tree(desk.viewer()), sheet,
                sheet.map(found -> Markdown.render(path(slug), found.body())).orElse(null));
    }

    private Component show(Opened opened, boolean editing) {
        var sheet = opened.sheet().orElse(null);
        var rendered = opened.rendered();
        if (sheet == null || rendered == null) {
            var home = new Anchor(HandbookView.PATH, getTranslation("handbook.open"));
            home.getElement().setAttribute("router-link", true);
            return new EmptyState(getTranslation("handbook.gone"), home);
        }
        title = sheet.title();
        getUI().ifPresent(ui -> ui.getPage().setTitle(title));
        if (editing && desk.mayWrite()) {
            editor = new PageEditor(desk, sheet, () -> show(false));
            return editor;
        }
        var reading = new PageReading(desk, sheet, rendered, opened.tree(), this::show);
        var columns = new Div(new HandbookIndex(desk, opened.tree(), slug), reading, outline(rendered));
        columns.addClassName("s-columns-doc");
        var page = new Div(new PageBar(desk, sheet, opened.tree(), this::show), columns);
        page.getStyle().set("display", "contents");
        return page;
    }

    private Component outline(Rendered rendered) {
        var outline = new Aside();
        outline.addClassNames("s-pad", "s-small");
        if (rendered.outline().size() > 1) {
            var list = new UnorderedList();
            list.addClassNames("s-stack", "tight");
            for (var heading : rendered.outline()) {
                var link = new Anchor(path(slug) + '#' + heading.id(), heading.text());
                link.getElement().setAttribute("router-link", true);
                link.addClassName("s-secondary");
                link.getStyle().set("padding-inline-start", heading.level() == 3 ? "12px" : "0")
                        .set("text-decoration", "none").set("display", "block");
                list.add(new ListItem(link));
            }
            var head = new H2(getTranslation("handbook.outline"));
            head.addClassNames("s-small", "s-strong");
            outline.add(head, list);
        }
        return outline;
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        var open = editor;
        if (open == null || !open.dirty()) {
            return;
        }
        var leave = event.postpone();
        var ask = new ConfirmDialog();
        ask.setHeader(getTranslation("handbook.unsaved"));
        ask.setText(getTranslation("handbook.unsaved.about", title));
        ask.setConfirmText(getTranslation("handbook.unsaved.leave"));
        ask.setCancelable(true);
        ask.setCancelText(getTranslation("handbook.unsaved.stay"));
        ask.addCancelListener(cancelled -> leave.cancel());
        ask.addConfirmListener(confirmed -> {
            open.guard(false);
            leave.proceed();
        });
        ask.open();
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
