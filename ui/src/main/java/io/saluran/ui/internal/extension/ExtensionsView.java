package io.saluran.ui.internal.extension;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.saluran.db.Viewer;
import io.saluran.platform.internal.extension.Change;
import io.saluran.platform.internal.extension.Extensions;
import io.saluran.platform.internal.extension.Plan;
import io.saluran.ui.component.Badge;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.component.Later;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.PageHeader;
import io.saluran.ui.component.Toast;
import io.saluran.ui.component.Tone;
import io.saluran.ui.internal.extension.ExtensionList.Row;
import io.saluran.ui.internal.shell.UiHost;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The extensions that are here: installed, updated, rolled back and removed while people work, each by its plan.
@Route("settings/extensions")
public final class ExtensionsView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(ExtensionsView.class);

    private final transient Viewer viewer;
    private final transient UiHost host;
    private final transient Extensions extensions;
    private final Later list = new Later();
    private final Tabs tabs = new Tabs(new Tab(getTranslation("extensions.installed")),
            new Tab(getTranslation("extensions.history")));
    private final JarUpload upload;

    public ExtensionsView(Viewer viewer, UiHost host, Extensions extensions) {
        this.viewer = viewer;
        this.host = host;
        this.extensions = extensions;
        this.upload = new JarUpload(extensions, host.texts(), this::open);
        addClassName("s-page");
        tabs.addSelectedChangeListener(change -> show());
        var scroll = new Div(upload, list);
        scroll.addClassNames("s-scroll", "s-pad");
        add(new PageHeader(getTranslation("extensions.title"), tabs), scroll);
        if (extensions.safeMode()) {
            var safe = new Div(getTranslation("extensions.safe-mode"));
            safe.addClassNames("s-callout", "warn");
            scroll.addComponentAsFirst(safe);
        }
        show();
    }

    private void show() {
        var installed = tabs.getSelectedIndex() == 0;
        upload.setVisible(installed);
        if (installed) {
            var locale = getLocale();
            list.load(() -> new ExtensionList(host.framework(), extensions, host.texts()).rows(locale), this::rows);
        } else {
            list.load(extensions::history, this::history);
        }
    }

    private Component history(List<Change> changes) {
        return changes.isEmpty()
                ? new EmptyState(getTranslation("extensions.history.empty"))
                : new HistoryRows(viewer, changes, extensions::leftThreads);
    }

    private Component rows(List<Row> rows) {
        if (rows.isEmpty()) {
            return new EmptyState(getTranslation("extensions.empty"));
        }
        var all = new Div();
        all.addClassNames("s-list", "inset");
        for (var row : rows) {
            all.add(row(row));
            var calls = host.framework().guard().of(row.symbolicName());
            if (!calls.isEmpty()) {
                all.add(new HealthRows(calls, host.framework().guard().overdue(row.symbolicName()), this::show));
            }
        }
        return all;
    }

    private Div row(Row row) {
        var name = new Div(new Span(row.name()));
        name.addClassName("s-medium");
        var text = new Div(name, small(row.version() + (row.vendor().isEmpty() ? "" : " · " + row.vendor())));
        text.addClassName("s-grow");
        if (!row.adds().isEmpty() || !row.description().isEmpty()) {
            text.add(small(row.adds().isEmpty() ? row.description() : row.adds()));
        }
        row.failure().ifPresent(reason -> text.add(new Div(reason)));
        if (!row.withheld().isEmpty()) {
            text.add(new Div(getTranslation("extensions.withheld", row.withheld())));
        }
        if (!row.leftThreads().isEmpty()) {
            text.add(new Div(getTranslation("extensions.left-threads", row.leftThreads())));
        }
        var icon = new Span(Lucide.icon(row.icon().matches("[a-z0-9-]+") ? row.icon() : "puzzle"));
        icon.addClassName("s-icon");
        var line = new Div(icon, text, badge(row.state()));
        line.addClassNames("s-row", "wrap");
        line.add(startOrStop(row));
        if (row.canGoBack()) {
            line.add(button("extensions.back", "extensions.back-named", row,
                    () -> plan(() -> extensions.planBack(row.symbolicName()))));
        }
        if (row.thirdParty()) {
            line.add(button("extensions.remove", "extensions.remove-named", row,
                    () -> plan(() -> extensions.planRemove(row.symbolicName(), false))));
            line.add(button("extensions.remove-all", "extensions.remove-all-named", row,
                    () -> plan(() -> extensions.planRemove(row.symbolicName(), true))));
        }
        return line;
    }

    private static Div small(String text) {
        var small = new Div(text);
        small.addClassNames("s-muted", "s-small");
        return small;
    }

    private Badge badge(ExtensionList.State state) {
        return switch (state) {
            case RUNNING -> new Badge(getTranslation("extensions.runs"), Tone.WON);
            case STOPPED -> new Badge(getTranslation("extensions.stopped"), Tone.NEUTRAL);
            case FAILED -> new Badge(getTranslation("extensions.failed"), Tone.OVERDUE);
        };
    }

    private Button startOrStop(Row row) {
        var runs = row.state() == ExtensionList.State.RUNNING;
        Runnable change = !row.thirdParty()
                ? () -> change(row, runs)
                : () -> plan(() -> runs
                        ? extensions.planStop(row.symbolicName())
                        : extensions.planStart(row.symbolicName()));
        return runs
                ? button("extensions.stop", "extensions.stop-named", row, change)
                : button("extensions.start", "extensions.start-named", row, change);
    }

    private Button button(String key, String named, Row row, Runnable action) {
        var button = new Button(getTranslation(key), click -> action.run());
        button.setAriaLabel(getTranslation(named, row.name()));
        return button;
    }

    /// Planning waits for a change that is under way, so it is done off the UI thread.
    private void plan(Supplier<Optional<Plan>> planning) {
        var ui = UI.getCurrent();
        off(ui, () -> planning.get().ifPresentOrElse(plan -> ui.access(() -> open(plan)), () -> ui.access(this::show)));
    }

    private void open(Plan plan) {
        new PlanDialog(plan, host.texts(), this::execute, () -> {
            off(UI.getCurrent(), () -> extensions.forget(plan.about()));
            show();
        }).open();
    }

    private void execute(Plan plan, PlanDialog dialog) {
        var ui = dialog.page();
        off(ui, () -> {
            var outcome = extensions.execute(plan, viewer, step -> ui.access(() -> dialog.progress(step)));
            ui.access(() -> dialog.ended(outcome));
        });
    }

    /// Looks at a file and shows its plan, or says what is wrong with it.
    void take(UI ui, String name, InputStream content) throws IOException {
        upload.take(ui, name, content);
    }

    /// Those of the distribution start and stop without a plan: nothing of theirs changes.
    private void change(Row row, boolean stop) {
        var ui = UI.getCurrent();
        off(ui, () -> {
            var failure = host.framework().find(row.symbolicName())
                    .map(bundle -> stop ? stop(bundle) : start(bundle)).orElse("");
            ui.access(() -> {
                show();
                if (failure.isEmpty()) {
                    Toast.show(getTranslation(stop ? "extensions.was-stopped" : "extensions.was-started", row.name()));
                } else {
                    Toast.error(getTranslation("extensions.not-done", row.name(), failure));
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

    /// Work that blocks.
    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private void off(UI ui, Work work) {
        host.background().execute(() -> {
            try {
                work.run();
            } catch (IOException | RuntimeException problem) {
                var number = Integer.toHexString(System.identityHashCode(problem));
                LOG.error("Changing extensions failed, number {}", number, problem);
                ui.access(() -> Toast.error(ui.getTranslation("ui.error.action", number)));
            }
        });
    }

    @Override
    public String getPageTitle() {
        return getTranslation("extensions.title");
    }
}
