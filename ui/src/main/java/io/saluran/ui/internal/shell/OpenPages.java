package io.saluran.ui.internal.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import io.saluran.platform.event.Events;
import io.saluran.platform.internal.host.BundleFramework;
import io.saluran.platform.people.PersonChanged;
import io.saluran.platform.right.RoleChanged;
import io.saluran.ui.component.RecordPanels;
import io.saluran.ui.field.ShowsFields;
import io.saluran.ui.internal.home.HomeView;
import io.saluran.ui.internal.setting.OptionsView;
import io.saluran.ui.signin.SignedIn;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/// The pages that are open in browsers, so that what comes and goes with a bundle shows on them.
///
/// Safe for use by any thread.
public final class OpenPages {

    // With the name of the bundle whose page it shows, which holds no class of it.
    private final Map<UI, String> open = new ConcurrentHashMap<>();
    private final Looking looking = new Looking();

    /// Who looks at what.
    public Looking looking() {
        return looking;
    }

    void opened(UI ui) {
        open.put(ui, "");
        ui.addAfterNavigationListener(navigated -> {
            open.computeIfPresent(ui, (same, before) -> bundle(navigated.getActiveChain()));
            shown(navigated.getActiveChain());
        });
        ui.addDetachListener(detached -> open.remove(ui));
    }

    /// A page of a bundle that stands has been opened well.
    private static void shown(List<HasElement> chain) {
        if (!chain.isEmpty()) {
            var host = UiHost.current();
            host.views().calls(chain.getFirst().getClass())
                    .ifPresent(calls -> host.framework().guard().told(calls, 0, null));
        }
    }

    private static String bundle(List<HasElement> chain) {
        return chain.isEmpty()
                ? ""
                : Optional.ofNullable(FrameworkUtil.getBundle(chain.getFirst().getClass()))
                        .map(Bundle::getSymbolicName).orElse("");
    }

    /// How many show a page of a bundle.
    public int showing(String symbolicName) {
        return (int) open.values().stream().filter(symbolicName::equals).count();
    }

    /// Lets what a person may and sees change at once on the pages of that person, and ends them when the session ended.
    public AutoCloseable watch(Events events, Executor background) {
        var person = events.on(PersonChanged.class, changed -> background.execute(
                () -> each(ui -> SignedIn.recheck(ui, changed.person()))));
        var role = events.on(RoleChanged.class, changed -> background.execute(() -> each(SignedIn::recheck)));
        return () -> {
            person.close();
            role.close();
        };
    }

    /// Does something on every open page under its session's lock, as soon as that is free; does not wait for it. A page
    /// that closes at this moment, as one does that is loaded anew, keeps nothing from the others.
    public void each(Consumer<UI> action) {
        open.keySet().removeIf(ui -> isClosed(ui, action));
    }

    /// Loads every page anew, but not the doors: what is being typed there would be lost.
    public void reload() {
        each(ui -> {
            if (ui.getInternals().getActiveRouterTargetsChain().stream().anyMatch(MainLayout.class::isInstance)) {
                ui.getPage().reload();
            }
        });
    }

    private static boolean isClosed(UI ui, Consumer<UI> action) {
        try {
            ui.access(() -> action.accept(ui));
            return false;
        } catch (UIDetachedException closed) {
            return true;
        }
    }

    /// Shows the panels again on every open page of a record, for one came or went with a bundle.
    public void panelsChanged() {
        eachView(view -> showPanels((Component) view));
    }

    /// Shows the tiles again on every open home page.
    public void tilesChanged() {
        eachView(view -> {
            if (view instanceof HomeView home) {
                home.showTiles();
            }
        });
    }

    /// Shows the sections again on every open page of settings.
    public void sectionsChanged() {
        eachView(view -> {
            if (view instanceof OptionsView options) {
                options.showSections();
            }
        });
    }

    /// Shows the fields that companies add again on every open page that has them.
    public void fieldsChanged() {
        eachView(view -> {
            if (view instanceof ShowsFields shows) {
                shows.showFields();
            }
        });
    }

    private void eachView(Consumer<HasElement> action) {
        each(ui -> ui.getInternals().getActiveRouterTargetsChain().forEach(action));
    }

    private static void showPanels(Component component) {
        if (component instanceof RecordPanels panels) {
            panels.showPanels();
        }
        component.getChildren().forEach(OpenPages::showPanels);
    }

    /// The locks of the sessions that have an open page.
    Set<ReentrantLock> locks() {
        return open.keySet().stream().map(UI::getSession).filter(Objects::nonNull)
                .map(session -> (ReentrantLock) session.getLockInstance()).collect(Collectors.toSet());
    }

    /// Watches whether code of bundles holds up the pages.
    public AutoCloseable watchLocks(BundleFramework framework) {
        return LockWatch.start(this, framework);
    }

    public int count() {
        return open.size();
    }

    /// Forgets all of them, for the server that would write to them has stopped.
    public void forget() {
        open.clear();
    }
}
