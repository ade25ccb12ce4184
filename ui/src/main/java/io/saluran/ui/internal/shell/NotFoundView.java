package io.saluran.ui.internal.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.router.RouterLink;
import io.saluran.ui.internal.home.HomeView;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/// What stands where no page is: nothing ever was, or its bundle was stopped.
@ParentLayout(MainLayout.class)
public final class NotFoundView extends Div implements HasErrorParameter<NotFoundException> {

    private static final long serialVersionUID = 1;

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> error) {
        var viewer = CurrentViewer.find();
        if (viewer.isEmpty()) {
            SignInDetour.start(event);
            return 401;
        }
        addClassNames("s-page", "s-pad");
        var box = new Div();
        box.addClassNames("s-empty", "page");
        UiHost.current().views().removed(event.getLocation().getPath()).ifPresentOrElse(
                removed -> box.add(new H1(getTranslation("shell.removed")), new Paragraph(getTranslation(
                        "shell.removed.about", removed.bundle(), hour(removed, viewer.get().zone())))),
                () -> box.add(new H1(getTranslation("shell.not-found")),
                        new Paragraph(getTranslation("shell.not-found.about"))));
        box.add(new RouterLink(getTranslation("shell.home"), HomeView.class));
        add(box);
        return 404;
    }

    private static String hour(ViewRegistry.Removed removed, ZoneId zone) {
        return DateTimeFormatter.ofPattern("HH:mm").format(removed.at().atZone(zone));
    }
}
