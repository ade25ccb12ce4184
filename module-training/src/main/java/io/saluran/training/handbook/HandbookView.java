package io.saluran.training.handbook;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.saluran.training.handbook.Handbook.Node;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.component.Later;
import io.saluran.ui.component.PageHeader;
import java.util.List;

/// The handbook's first page: its tree and what is new, or the way to the first page ever.
@Route(HandbookView.PATH)
public final class HandbookView extends Div implements HasDynamicTitle {

    static final String PATH = "handbook";

    private static final long serialVersionUID = 1;

    private final transient HandbookDesk desk;
    private final transient HandbookNews news;
    private final Later body = new Later();

    HandbookView(HandbookDesk desk, HandbookNews news) {
        this.desk = desk;
        this.news = news;
        addClassName("s-page");
        var header = new PageHeader(getTranslation("handbook.title"));
        if (desk.mayWrite()) {
            header.actions(HandbookActions.importFolder(desk, this::show), HandbookActions.newPage(desk, null));
        }
        body.addClassName("s-fill");
        body.getStyle().set("display", "contents");
        add(header, body);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        show();
    }

    private void show() {
        body.load(() -> new Opened(desk.handbook().tree(desk.viewer()), news.of(desk.viewer())), this::show);
    }

    private record Opened(List<Node> tree, HandbookNews.News news) {}

    private Component show(Opened opened) {
        if (opened.tree().isEmpty()) {
            return new EmptyState(getTranslation("handbook.empty"), firstPage());
        }
        var main = new HandbookOverview(desk, opened.tree(), opened.news());
        var columns = new Div(new HandbookIndex(desk, opened.tree(), ""), main);
        columns.addClassNames("s-columns-doc", "two");
        columns.getStyle().set("grid-template-columns", "");
        return columns;
    }

    private Component[] firstPage() {
        if (!desk.mayWrite()) {
            return new Component[0];
        }
        var write = new Button(getTranslation("handbook.first"), click -> new NewPageDialog(desk, null).open());
        write.addThemeVariants(ButtonVariant.PRIMARY);
        return new Component[] {write};
    }

    @Override
    public String getPageTitle() {
        return getTranslation("handbook.title");
    }
}
