package io.saluran.ui.internal.web;

import com.vaadin.flow.function.DeploymentConfiguration;
import com.vaadin.flow.server.ServiceException;
import com.vaadin.flow.server.VaadinServlet;
import com.vaadin.flow.server.VaadinServletService;
import io.saluran.ui.internal.shell.ShellInit;

/// Vaadin's servlet, prepared by the shell before the first page.
final class ShellServlet extends VaadinServlet {

    private static final long serialVersionUID = 1;

    private final transient ShellInit shell;

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
        };
        service.init();
        return service;
    }
}
