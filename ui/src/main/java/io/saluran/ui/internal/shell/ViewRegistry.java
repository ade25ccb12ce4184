package io.saluran.ui.internal.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.RouteRegistry;
import io.saluran.db.Viewer;
import io.saluran.platform.internal.guard.Calls;
import io.saluran.platform.internal.host.Contributions;
import io.saluran.platform.internal.host.Contributions.Contribution;
import io.saluran.ui.view.NavigationEntry;
import io.saluran.ui.view.ViewContribution;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;

/// The pages that bundles contribute: their routes while they are there, and a kind word where they were.
public final class ViewRegistry implements AutoCloseable {

    private final Map<Class<? extends Component>, Served> views = new ConcurrentHashMap<>();
    private final Map<String, Removed> removed = new ConcurrentHashMap<>();
    private final Clock clock;
    private final OpenPages pages;
    private @Nullable RouteRegistry routes;
    private @Nullable Contributions<ViewContribution> contributions;

    /// A page that is not there any more.
    ///
    /// @param bundle the name of the bundle it belonged to
    record Removed(String bundle, Instant at) {}

    /// A page that is served, with what it said when it came: asked again at each visit, it would answer well, and a page
    /// that cannot be made would never have failed several times in a row.
    private record Served(Calls calls, String permission, Optional<NavigationEntry> navigation) {}

    /// A page with a place in the navigation.
    public record Entry(NavigationEntry entry, String path) {}

    public ViewRegistry(Clock clock, OpenPages pages) {
        this.clock = clock;
        this.pages = pages;
    }

    /// Begins to serve the contributed pages.
    public void open(BundleContext context, RouteRegistry registry) {
        routes = registry;
        contributions = Contributions.of(context, ViewContribution.class, this::added, this::removed);
    }

    private void added(Contribution<ViewContribution> contribution) {
        var view = contribution.service().view();
        var path = path(view);
        views.put(view, new Served(contribution.calls(), contribution.service().permission(),
                contribution.service().navigation()));
        removed.remove(path);
        configuration().update(() -> configuration().setRoute(path, view, List.of(MainLayout.class)));
        pages.each(ui -> {
            if (misses(ui, path)) {
                ui.getPage().reload();
            }
            showNavigation(ui);
        });
    }

    /// Whether a page tells that there is nothing where this path now leads.
    static boolean misses(UI ui, String path) {
        return belongs(ui.getInternals().getActiveViewLocation().getPath(), path)
                && shows(ui, NotFoundView.class);
    }

    private static boolean shows(UI ui, Class<?> view) {
        return ui.getInternals().getActiveRouterTargetsChain().stream().anyMatch(view::isInstance);
    }

    private void removed(Contribution<ViewContribution> contribution) {
        var view = contribution.service().view();
        views.remove(view);
        var name = contribution.bundle().getHeaders().get("Bundle-Name");
        removed.put(path(view), new Removed(name == null ? contribution.bundle().getSymbolicName() : name,
                clock.instant()));
        configuration().update(() -> configuration().removeRoute(view));
        pages.each(ui -> {
            if (shows(ui, view)) {
                ui.getPage().reload();
            }
            showNavigation(ui);
        });
    }

    /// What is said about the bundle of a path that was served before.
    Optional<Removed> removed(String path) {
        return removed.entrySet().stream()
                .filter(entry -> belongs(path, entry.getKey()))
                .map(Map.Entry::getValue).findFirst();
    }

    private static boolean belongs(String path, String route) {
        var address = address(route);
        var whole = address.equals(route) || route.endsWith("?");
        return (whole && path.equals(address)) || path.startsWith(address + "/");
    }

    /// A route without its parameters.
    private static String address(String route) {
        var parameter = route.indexOf("/:");
        return parameter < 0 ? route : route.substring(0, parameter);
    }

    /// The permission that a page needs; empty for one that no bundle contributed.
    Optional<String> permission(Class<?> view) {
        return Optional.ofNullable(views.get(view)).map(Served::permission);
    }

    /// What is counted of the page of a bundle.
    Optional<Calls> calls(Class<?> view) {
        return Optional.ofNullable(views.get(view)).map(Served::calls);
    }

    /// The navigation as this person may see it, in order of groups and entries.
    public List<Entry> navigation(Viewer viewer) {
        var entries = new ArrayList<Entry>();
        views.forEach((view, served) -> {
            if (viewer.may(served.permission())) {
                served.navigation().ifPresent(entry -> entries.add(new Entry(entry, address(path(view)))));
            }
        });
        entries.sort(Comparator.comparingInt((Entry entry) -> NavigationGroups.position(entry.entry().group()))
                .thenComparing(entry -> entry.entry().group()).thenComparingInt(entry -> entry.entry().order()));
        return entries;
    }

    /// All pages with the permission each needs, for the test of rights.
    public Map<String, String> paths() {
        var paths = new java.util.TreeMap<String, String>();
        views.forEach((view, served) -> paths.put(path(view), served.permission()));
        return paths;
    }

    static String path(Class<? extends Component> view) {
        var route = view.getAnnotation(Route.class);
        if (route == null) {
            throw new IllegalArgumentException(view.getName() + " has no @Route");
        }
        return route.value();
    }

    private static void showNavigation(UI ui) {
        MainLayout.of(ui).ifPresent(MainLayout::showNavigation);
    }

    private RouteConfiguration configuration() {
        if (routes == null) {
            throw new IllegalStateException("The views are not open");
        }
        return RouteConfiguration.forRegistry(routes);
    }

    @Override
    public void close() {
        if (contributions != null) {
            contributions.close();
        }
    }
}
