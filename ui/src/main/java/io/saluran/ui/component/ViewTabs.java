package io.saluran.ui.component;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.router.QueryParameters;
import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.platform.internal.people.PlatformPermissions;
import io.saluran.platform.view.SavedViews;
import io.saluran.platform.view.SavedViews.Audience;
import io.saluran.platform.view.SavedViews.Role;
import io.saluran.platform.view.SavedViews.SavedView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The views saved for a page, as a row of links: a name for what its address says. A view that is narrowed further is
/// still that view, until it is saved or left; the link to a view shows it as it is by then.
///
/// A page asks [#enter] what its parameters mean, adds [#mark] to those that it writes, and calls [#show] when they have
/// been shown. Used under the session's lock.
public final class ViewTabs extends Nav {

    private static final long serialVersionUID = 1;
    private static final String PARAMETER = "view";
    private static final String NONE = "all";

    private final transient SavedViews saved;
    private final transient Viewer viewer;
    private final transient Page page;
    private final Later counting = new Later();
    private final transient Map<UUID, Span> counts = new HashMap<>();
    private transient @Nullable Function<Map<String, String>, String> count;
    private transient @Nullable SavedView active;
    private boolean startsElsewhere;

    /// The page on which the views are.
    ///
    /// @param place what the views narrow; the same for pages that share them
    /// @param path of the page
    /// @param others parameters that only another page of the place knows, kept in a view for it
    /// @param always parameters that this page sets where nobody chose them
    /// @param now what the page shows
    public record Page(String place, String path, Set<String> others, Set<String> always,
            Supplier<Map<String, String>> now) {

        private Map<String, String> shown() {
            var shown = new HashMap<>(now.get());
            shown.keySet().removeAll(others);
            return shown;
        }

        boolean shows(SavedView view) {
            var shown = shown();
            shown.keySet().removeIf(name -> always.contains(name) && !view.parameters().containsKey(name));
            var kept = new HashMap<>(view.parameters());
            kept.keySet().removeAll(others);
            return kept.equals(shown);
        }

        boolean showsAll() {
            return always.containsAll(shown().keySet());
        }

        Map<String, String> keepIn(Map<String, String> parameters) {
            var kept = new HashMap<>(parameters);
            kept.keySet().retainAll(others);
            kept.putAll(shown());
            return kept;
        }

        String address(Map<String, String> parameters) {
            return path + '?' + QueryParameters.simple(parameters).getQueryString();
        }
    }

    public ViewTabs(SavedViews saved, Viewer viewer, Page page) {
        this.saved = saved;
        this.viewer = viewer;
        this.page = page;
        addClassName("s-views");
        setAriaLabel(getTranslation("views.title"));
        counting.addClassName("s-away");
    }

    /// Lets each view tell how many records it shows.
    ///
    /// @param words counts what parameters show, in words; runs off the UI thread and may query
    public ViewTabs counting(Function<Map<String, String>, String> words) {
        count = words;
        return this;
    }

    /// What the page is to show: what the address says, or what the view says that it names or that a role of the viewer
    /// begins with.
    public Map<String, List<String>> enter(Map<String, List<String>> address) {
        var named = String.join("", address.getOrDefault(PARAMETER, List.of()));
        var rest = new HashMap<>(address);
        rest.remove(PARAMETER);
        var start = saved.start(page.place(), viewer);
        startsElsewhere = start.isPresent();
        if (named.isEmpty() && rest.isEmpty()) {
            active = start.orElse(null);
        } else {
            active = named.isEmpty() || named.equals(NONE) ? null : find(named).orElse(null);
            if (active == null && !named.isEmpty() && !named.equals(NONE)) {
                Toast.show(getTranslation("views.gone"));
            }
        }
        if (active != null && rest.isEmpty()) {
            active.parameters().forEach((name, value) -> rest.put(name, List.of(value)));
        }
        return rest;
    }

    private Optional<SavedView> find(String id) {
        return saved.at(page.place(), viewer).stream().filter(view -> view.id().toString().equals(id)).findFirst();
    }

    /// Adds to the parameters of an address which view they belong to.
    public void mark(Map<String, String> parameters) {
        if (active != null) {
            parameters.put(PARAMETER, active.id().toString());
        } else if (startsElsewhere && parameters.isEmpty()) {
            parameters.put(PARAMETER, NONE);
        }
    }

    /// Draws the links for what the page shows by now.
    public void show() {
        removeAll();
        counts.clear();
        var views = saved.at(page.place(), viewer);
        var changed = active == null ? !page.showsAll() : !page.shows(active);
        setVisible(!views.isEmpty() || changed);
        add(link(getTranslation("views.all"), Map.of(PARAMETER, NONE), active == null));
        for (var view : views) {
            var here = active != null && active.id().equals(view.id());
            var link = link(view.name(), Map.of(PARAMETER, view.id().toString()), here);
            if (!view.owner().equals(viewer.person())) {
                link.setTitle(getTranslation("views.of", view.ownerName()));
            }
            var number = new Span();
            number.addClassNames("n", "s-num");
            counts.put(view.id(), number);
            link.add(number);
            add(link);
            if (here) {
                active = view;
                add(menu(view, changed));
            }
        }
        if (changed) {
            showKeeping();
        }
        if (count != null && !views.isEmpty()) {
            add(counting);
            count(views, count);
        }
    }

    private void count(List<SavedView> views, Function<Map<String, String>, String> words) {
        counting.load(() -> views.stream().collect(Collectors.toMap(SavedView::id,
                view -> words.apply(view.parameters()))), found -> {
                    found.forEach((view, number) -> {
                        if (counts.containsKey(view)) {
                            counts.get(view).setText(number);
                        }
                    });
                    return new Span();
                });
    }

    private Anchor link(String name, Map<String, String> parameters, boolean here) {
        var link = new Anchor(page.address(parameters), new Span(name));
        link.getElement().setAttribute("router-link", true);
        if (here) {
            link.getElement().setAttribute("aria-current", "page");
        }
        return link;
    }

    private void showKeeping() {
        var view = active;
        if (view != null && owns(view)) {
            add(button("views.save", () -> store(view, view.with(page.keepIn(view.parameters())))));
        }
        add(button("views.save-new", () -> new SaveViewDialog(null, this::saveNew).open()));
    }

    private Button button(String key, Runnable action) {
        var button = new Button(getTranslation(key), click -> action.run());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        return button;
    }

    private boolean owns(SavedView view) {
        return view.owner().equals(viewer.person());
    }

    private MenuBar menu(SavedView view, boolean changed) {
        var bar = new MenuBar();
        bar.addThemeVariants(MenuBarVariant.TERTIARY, MenuBarVariant.SMALL);
        // The bar itself draws that something opens here.
        var more = bar.addItem("", getTranslation("views.menu", view.name()));
        more.setAriaLabel(getTranslation("views.menu", view.name()));
        var menu = more.getSubMenu();
        if (changed) {
            menu.addItem(getTranslation("views.back"), click -> go(view));
        }
        if (owns(view)) {
            menu.addItem(getTranslation("views.change"), click -> new SaveViewDialog(view, this::rename).open());
        }
        menu.addItem(getTranslation("views.copy"), click -> copy(view));
        if (maySetStarts()) {
            menu.addItem(getTranslation("views.start"),
                    click -> new StartViewDialog(saved, viewer, view, this::show).open());
        }
        if (owns(view)) {
            menu.addItem(getTranslation("views.delete"), click -> delete(view));
        }
        return bar;
    }

    private void copy(SavedView view) {
        getElement().executeJs("return window.saluran.copy(location.origin + '/' + $0)",
                page.address(Map.of(PARAMETER, view.id().toString()))).then(Boolean.class,
                        copied -> Toast.show(getTranslation(copied ? "ui.copied" : "ui.copy.by-hand")));
    }

    private boolean saveNew(String name, Audience audience) {
        var view = new SavedView(Ids.next(), page.place(), name, page.keepIn(Map.of()), viewer.person(),
                viewer.name(), audience);
        var kept = keep(view);
        if (kept) {
            // so that the page is still in it when it is loaded again
            getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null,
                    page.address(Map.of(PARAMETER, view.id().toString()))));
        }
        return kept;
    }

    private boolean rename(String name, Audience audience) {
        return active != null && keep(active.named(name, audience));
    }

    private void store(SavedView before, SavedView view) {
        keep(view);
        Toast.undo(getTranslation("views.saved", view.name()), () -> keep(before));
    }

    /// @return false when the name is taken
    private boolean keep(SavedView view) {
        var kept = saved.save(viewer, view);
        if (kept) {
            active = view;
            show();
        }
        return kept;
    }

    private void delete(SavedView view) {
        var begin = saved.roles(view.id()).stream().filter(Role::startsHere).map(Role::id).collect(Collectors.toSet());
        if (!begin.isEmpty() && !maySetStarts()) {
            Toast.error(getTranslation("views.delete.start", view.name()));
            return;
        }
        saved.delete(viewer, view.id());
        active = null;
        show();
        Toast.undo(getTranslation("views.deleted", view.name()), () -> {
            keep(view);
            if (!begin.isEmpty()) {
                saved.startRoles(viewer, view, begin);
            }
        });
    }

    private boolean maySetStarts() {
        return viewer.may(PlatformPermissions.WRITE_ROLES);
    }

    private void go(SavedView view) {
        getUI().ifPresent(ui -> ui.navigate(page.path(),
                QueryParameters.simple(Map.of(PARAMETER, view.id().toString()))));
    }
}
