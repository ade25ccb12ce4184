package io.saluran.ui.internal.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterListener;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.ServiceInitEvent;
import io.saluran.ui.component.Later;

/// Prepares Vaadin's service: the background executor, the error handler, and the guard at every page's door.
public final class ShellInit implements VaadinServiceInitListener {

    private static final long serialVersionUID = 1;

    private final transient UiHost host;

    public ShellInit(UiHost host) {
        this.host = host;
    }

    @Override
    public void serviceInit(ServiceInitEvent init) {
        var service = init.getSource();
        service.getContext().setAttribute(Later.Background.class, new Later.Background(host.background()));
        service.addSessionInitListener(session -> session.getSession().setErrorHandler(new PageErrorHandler()));
        service.addUIInitListener(opened -> prepare(opened.getUI()));
    }

    private void prepare(UI ui) {
        host.pages().opened(ui);
        ui.getPage().addJsModule("context://saluran/shell-v1.js");
        CurrentViewer.find().ifPresent(viewer -> ui.setLocale(viewer.locale()));
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
