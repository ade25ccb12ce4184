package io.saluran.ui.internal.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.router.RouterLink;

/// Says what may not be seen and who can give access.
@ParentLayout(MainLayout.class)
public final class NotAllowedView extends Div implements HasErrorParameter<NotAllowedException> {

    private static final long serialVersionUID = 1;

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotAllowedException> error) {
        addClassNames("s-page", "s-pad");
        var permission = error.getCustomMessage();
        var box = new Div(new H1(getTranslation("shell.not-allowed")),
                new Paragraph(getTranslation("shell.not-allowed.about", getTranslation("permission." + permission))),
                new RouterLink(getTranslation("shell.home"), io.saluran.ui.internal.home.HomeView.class));
        box.addClassNames("s-empty", "page");
        add(box);
        return 403;
    }
}
