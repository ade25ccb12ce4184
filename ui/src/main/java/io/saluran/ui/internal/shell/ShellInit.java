package io.saluran.ui.internal.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterListener;
import com.vaadin.flow.server.VaadinContext;
import com.vaadin.flow.server.VaadinService;
import io.saluran.ui.component.Later;

/// Prepares Vaadin's service: the background executor, the error handler, and the guard at every page's door.
public final class ShellInit {

    private final UiHost host;

    public ShellInit(UiHost host) {
        this.host = host;
    }

    /// Puts the host where views are made, before the service wakes up.
    public void prepare(VaadinContext context) {
        context.setAttribute(UiHost.class, host);
        context.setAttribute(Later.Background.class, new Later.Background(host.background()));
    }

    /// Adds what every session and page begins with.
    public void serviceInit(VaadinService service) {
        service.addSessionInitListener(session -> session.getSession().setErrorHandler(new PageErrorHandler()));
        service.addUIInitListener(opened -> begin(opened.getUI()));
    }

    private void begin(UI ui) {
        host.pages().opened(ui);
        ui.getPage().addJsModule("context://saluran/shell-v1.js");
        CurrentViewer.find().ifPresent(viewer -> ui.setLocale(viewer.locale()));
        // So that it is read aloud in the language that it is written in.
        ui.getPage().executeJs("document.documentElement.lang = $0", ui.getLocale().getLanguage());
        ui.addBeforeEnterListener((BeforeEnterListener) this::guard);
    }

    private void guard(BeforeEnterEvent event) {
        var permission = host.views().permission(event.getNavigationTarget());
        var needsPerson = permission.isPresent()
                || event.getNavigationTarget().isAnnotationPresent(SignedInOnly.class);
        if (!needsPerson) {
            return;
        }
        var viewer = CurrentViewer.find();
        if (viewer.isEmpty()) {
            SignInDetour.start(event);
        } else if (permission.isPresent() && !viewer.get().may(permission.get())) {
            event.rerouteToError(NotAllowedException.class, permission.get());
        }
    }
}
