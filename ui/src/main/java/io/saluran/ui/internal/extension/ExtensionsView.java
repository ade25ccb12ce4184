package io.saluran.ui.internal.extension;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.saluran.ui.component.Badge;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.PageHeader;
import io.saluran.ui.component.Toast;
import io.saluran.ui.component.Tone;
import io.saluran.ui.internal.shell.UiHost;
import java.util.Comparator;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/// The bundles that run, and a way to stop and start each while people work.
@Route("settings/extensions")
public final class ExtensionsView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient UiHost host;
    private final Div list = new Div();

    public ExtensionsView(UiHost host) {
        this.host = host;
        addClassName("s-page");
        list.addClassNames("s-list", "inset");
        var scroll = new Div(list);
        scroll.addClassNames("s-scroll", "s-pad");
        add(new PageHeader(getTranslation("extensions.title")), scroll);
        show();
    }

    private void show() {
        list.removeAll();
        host.framework().bundles().stream().filter(ExtensionsView::ours)
                .sorted(Comparator.comparing(ExtensionsView::name)).forEach(bundle -> list.add(row(bundle)));
    }

    /// A bundle that contributes something a person sees; libraries and API bundles stay in the background.
    private static boolean ours(Bundle bundle) {
        return bundle.getHeaders().get("Service-Component") != null && !"org.apache.felix.scr"
                .equals(bundle.getSymbolicName());
    }

    private static String name(Bundle bundle) {
        var name = bundle.getHeaders().get("Bundle-Name");
        return name == null ? bundle.getSymbolicName() : name;
    }

    private Div row(Bundle bundle) {
        var runs = bundle.getState() == Bundle.ACTIVE;
        var failure = host.framework().failure(bundle);
        var name = new Div(new Span(name(bundle)));
        name.addClassName("s-medium");
        var about = new Div(String.join(" · ", bundle.getVersion().toString(), header(bundle, "Bundle-Vendor"),
                header(bundle, "Bundle-License"), header(bundle, "Bundle-Description")));
        about.addClassNames("s-muted", "s-small");
        var text = new Div(name, about);
        text.addClassName("s-grow");
        var state = failure.isPresent()
                ? new Badge(getTranslation("extensions.failed"), Tone.OVERDUE)
                : runs
                        ? new Badge(getTranslation("extensions.runs"), Tone.WON)
                        : new Badge(getTranslation("extensions.stopped"), Tone.NEUTRAL);
        var action = new Button(getTranslation(runs ? "extensions.stop" : "extensions.start"),
                click -> change(bundle, runs));
        action.setAriaLabel(getTranslation(runs ? "extensions.stop-named" : "extensions.start-named", name(bundle)));
        var icon = new Span(Lucide.icon("puzzle"));
        icon.addClassName("s-icon");
        var row = new Div(icon, text, state, action);
        row.addClassName("s-row");
        failure.ifPresent(reason -> text.add(new Div(reason)));
        return row;
    }

    private static String header(Bundle bundle, String name) {
        var value = bundle.getHeaders().get(name);
        return value == null ? "" : value;
    }

    /// Starting and stopping wait for others, so they run off the UI thread.
    private void change(Bundle bundle, boolean stop) {
        var ui = UI.getCurrent();
        host.background().execute(() -> {
            var failure = stop ? stop(bundle) : start(bundle);
            ui.access(() -> {
                show();
                if (failure.isEmpty()) {
                    Toast.show(getTranslation(stop ? "extensions.was-stopped" : "extensions.was-started",
                            name(bundle)));
                } else {
                    Toast.error(getTranslation("extensions.not-done", name(bundle), failure));
                }
            });
        });
    }

    private String stop(Bundle bundle) {
        try {
            host.framework().stop(bundle);
            return "";
        } catch (BundleException problem) {
            return String.valueOf(problem.getMessage());
        }
    }

    private String start(Bundle bundle) {
        return host.framework().tryStart(bundle) ? "" : host.framework().failure(bundle).orElse("");
    }

    @Override
    public String getPageTitle() {
        return getTranslation("extensions.title");
    }
}
