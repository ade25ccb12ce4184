package io.saluran.ui.internal.shell;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.shared.ui.Transport;

/// What every page starts with: the theme, push, and the module with the keys of the shell.
@Push(transport = Transport.WEBSOCKET_XHR)
@Viewport("width=device-width, initial-scale=1")
@StyleSheet("aura/aura.css")
@StyleSheet("saluran/saluran.css")
public final class AppShell implements AppShellConfigurator {

    private static final long serialVersionUID = 1;

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.addFavIcon("icon", "saluran/favicon.svg", "any");
        settings.addLink("manifest-icon", "saluran/mark.svg");
        settings.setPageTitle("Saluran");
    }
}
