package example.template;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.saluran.db.Viewer;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.component.PageHeader;

/// The page. The host makes it anew for each visit and gives it who looks; it gives services, too, when asked.
@Route("template")
public final class TemplateView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1;

    public TemplateView(Viewer viewer) {
        addClassName("s-page");
        var hello = new EmptyState(getTranslation("template.hello", viewer.name()));
        hello.addClassName("page");
        add(new PageHeader(getPageTitle()), hello);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("template.title");
    }
}
