package io.saluran.ui.internal.shell;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.router.RouterLink;
import io.saluran.platform.internal.guard.Kind;
import io.saluran.ui.internal.home.HomeView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What stands where a page could not be made.
@ParentLayout(MainLayout.class)
public final class FailedView extends Div implements HasErrorParameter<Exception> {

    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(FailedView.class);

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> error) {
        var number = Integer.toHexString(System.identityHashCode(error.getException()));
        LOG.error("Page {} failed, number {}", event.getLocation().getPath(), number, error.getException());
        var framework = UiHost.current().framework();
        framework.guard().failed(Kind.EVENT_ON_PAGE, error.getException(), framework::owner);
        addClassNames("s-page", "s-pad");
        var box = new Div(new H1(getTranslation("shell.failed")), new Paragraph(getTranslation("shell.failed.about")),
                new Code(getTranslation("ui.error.number", number)),
                new RouterLink(getTranslation("shell.home"), HomeView.class));
        box.addClassNames("s-error", "page");
        add(box);
        return 500;
    }
}
