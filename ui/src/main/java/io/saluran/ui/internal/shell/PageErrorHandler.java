package io.saluran.ui.internal.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import io.saluran.platform.internal.guard.Kind;
import io.saluran.ui.component.Toast;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a click that failed leads to: a word with a number to quote; the page stays.
final class PageErrorHandler implements ErrorHandler {

    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(PageErrorHandler.class);

    @Override
    public void error(ErrorEvent event) {
        var number = Integer.toHexString(System.identityHashCode(event.getThrowable()));
        LOG.error("A page failed, number {}", number, event.getThrowable());
        var framework = UiHost.current().framework();
        framework.guard().failed(Kind.EVENT_ON_PAGE, event.getThrowable(), framework::owner);
        var ui = UI.getCurrent();
        if (ui != null) {
            ui.access(() -> Toast.error(ui.getTranslation("ui.error.action", number)));
        }
    }
}
