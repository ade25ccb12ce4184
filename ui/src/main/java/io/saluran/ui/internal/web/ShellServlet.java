package io.saluran.ui.internal.web;

import com.vaadin.flow.component.internal.ComponentMetaData;
import com.vaadin.flow.function.DeploymentConfiguration;
import com.vaadin.flow.server.ServiceDestroyListener;
import com.vaadin.flow.server.ServiceException;
import com.vaadin.flow.server.VaadinServlet;
import com.vaadin.flow.server.VaadinServletService;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import com.vaadin.flow.shared.Registration;
import io.saluran.ui.internal.shell.ShellInit;

/// Vaadin's servlet, prepared by the shell before the first page.
final class ShellServlet extends VaadinServlet {

    private static final long serialVersionUID = 1;

    private final transient ShellInit shell;
    private final transient PagePolicy policy = new PagePolicy();

    ShellServlet(ShellInit shell) {
        this.shell = shell;
    }

    @Override
    protected VaadinServletService createServletService(DeploymentConfiguration configuration) throws ServiceException {
        var service = new VaadinServletService(this, configuration) {
            private static final long serialVersionUID = 1;

            @Override
            public void init() throws ServiceException {
                shell.prepare(getContext());
                super.init();
                shell.serviceInit(this);
            }

            @Override
            public void modifyIndexHtmlResponse(IndexHtmlResponse page) {
                super.modifyIndexHtmlResponse(page);
                policy.apply(page);
            }

            // Each class of component adds one and never takes it back, so that it would stay when its bundle goes. It
            // forgets what the class knows of this service, which matters only to a process that outlives it.
            @Override
            public Registration addServiceDestroyListener(ServiceDestroyListener listener) {
                return listener.getClass().getName().startsWith(ComponentMetaData.class.getName())
                        ? () -> {}
                        : super.addServiceDestroyListener(listener);
            }
        };
        service.init();
        return service;
    }
}
