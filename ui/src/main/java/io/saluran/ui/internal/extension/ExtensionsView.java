package io.saluran.ui.internal.extension;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.saluran.db.Viewer;
import io.saluran.platform.format.Formats;
import io.saluran.platform.internal.extension.Change;
import io.saluran.platform.internal.extension.Extensions;
import io.saluran.platform.internal.extension.Plan;
import io.saluran.platform.internal.node.Nodes;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.component.Later;
import io.saluran.ui.component.PageHeader;
import io.saluran.ui.component.Toast;
import io.saluran.ui.internal.extension.ExtensionList.Row;
import io.saluran.ui.internal.shell.Times;
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
            new Tab(getTranslation("extensions.history")), new Tab(getTranslation("extensions.server")));
    private final JarUpload upload;
    private final transient Nodes nodes;
    private final transient Times times;

    public ExtensionsView(Viewer viewer, UiHost host, Extensions extensions, Nodes nodes,
            Formats formats) {
        this.nodes = nodes;
        this.times = new Times(formats, viewer);
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
        upload.setVisible(tabs.getSelectedIndex() == 0);
        switch (tabs.getSelectedIndex()) {
            case 0 -> {
                var locale = getLocale();
                list.load(() -> new ExtensionList(host.framework(), extensions, host.texts()).rows(locale),
                        this::rows);
            }
            case 1 -> list.load(extensions::history, this::history);
            default -> list.load(() -> ServerPart.State.of(host, nodes),
                    state -> new ServerPart(state, host, nodes, times));
        }
    }

    private Component history(List<Change> changes) {
        return changes.isEmpty()
                ? new EmptyState(getTranslation("extensions.history.empty"))
                : new HistoryRows(times, changes, extensions::leftThreads);
    }

    private Component rows(List<Row> rows) {
        if (rows.isEmpty()) {
            return new EmptyState(getTranslation("extensions.empty"));
        }
        var all = new Div();
        all.addClassNames("s-list", "inset");
        for (var row : rows) {
            all.add(new ExtensionRow(row, new Changes()), new BringsRows(row));
            var calls = host.framework().guard().of(row.symbolicName());
            if (!calls.isEmpty()) {
                all.add(new HealthRows(calls, host.framework().guard().overdue(row.symbolicName()), this::show));
            }
        }
        return all;
    }

    private final class Changes implements ExtensionRow.Acts {

        /// Those of the distribution start and stop without a plan: nothing of theirs changes.
        @Override
        public void startOrStop(Row row) {
            var runs = row.state() == ExtensionList.State.RUNNING;
            if (!row.thirdParty()) {
                change(row, runs);
            } else {
                plan(() -> runs ? extensions.planStop(row.symbolicName()) : extensions.planStart(row.symbolicName()));
            }
        }

        @Override
        public void back(Row row) {
            plan(() -> extensions.planBack(row.symbolicName()));
        }

        @Override
        public void remove(Row row, boolean withData) {
            plan(() -> extensions.planRemove(row.symbolicName(), withData));
        }
    }

    /// Planning waits for a change that is under way, so it is done off the UI thread.
    private void plan(Supplier<Optional<Plan>> planning) {
        var ui = UI.getCurrent();
        off(ui, () -> planning.get().ifPresentOrElse(plan -> ui.access(() -> open(plan)), () -> ui.access(this::show)));
    }

    private void open(Plan plan) {
        new PlanDialog(plan, host, this::execute, () -> {
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
