package io.saluran.ui.internal.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import io.saluran.db.Viewer;
import io.saluran.platform.internal.people.Profiles;
import io.saluran.platform.people.Person;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.PageKeys;
import io.saluran.ui.component.PersonAvatar;
import io.saluran.ui.component.Undos;
import io.saluran.ui.internal.notification.Unread;
import io.saluran.ui.internal.search.Commands;
import io.saluran.ui.internal.search.SearchDialog;
import io.saluran.ui.people.Appearance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The frame around every page: company and search, the navigation, the person; on a phone a head and a bar.
public final class MainLayout extends AppLayout implements AfterNavigationObserver {

    private static final long serialVersionUID = 1;
    private static final int PHONE_ENTRIES = 4;
    private static final int MOST_UNREAD = 99;

    private final transient UiHost host;
    private final transient Viewer viewer;
    private final transient Profiles profiles;
    private final Span news = new Span();
    private final Span phoneNews = new Span();
    private final Div navigation = new Div();
    private final Div foot = new Div();
    private final Div phoneBar = new Div();
    private final Div phoneHead = new Div();

    public MainLayout(UiHost host, Viewer viewer, Profiles profiles, Unread unread) {
        this.host = host;
        this.viewer = viewer;
        this.profiles = profiles;
        news.addClassName("s-count");
        phoneNews.addClassName("s-count");
        navigation.addClassName("s-nav");
        foot.addClassName("s-foot");
        phoneBar.addClassName("s-phone-bar");
        phoneBar.getElement().setAttribute("role", "navigation");
        phoneHead.addClassName("s-phone-head");
        addToDrawer(brand(), search(), navigation, foot);
        addToNavbar(phoneHead);
        addToNavbar(true, phoneBar);
        phoneHead();
        showNavigation();
        unread.on(this, viewer, host, this::showUnread);
        Appearance.apply(getElement(), profiles.of(viewer.person()));
        PageKeys.on(this).key("?", getTranslation("shell.keys"), this::openKeys)
                .key("z", getTranslation("ui.undo"), Undos::lastOffer);
        getElement().executeJs("""
                document.addEventListener('saluran-search', () => $0.$server.openSearch());
                document.addEventListener('saluran-go', event => {
                    event.preventDefault();
                    $0.$server.go(event.detail.key);
                });""", getElement());
    }

    static Optional<MainLayout> of(UI ui) {
        return ui.getInternals().getActiveRouterTargetsChain().stream().filter(MainLayout.class::isInstance)
                .map(MainLayout.class::cast).findFirst();
    }

    /// Opens the search box, from the button or by Ctrl K.
    @com.vaadin.flow.component.ClientCallable
    public void openSearch() {
        new SearchDialog(host, viewer).open();
    }

    /// Lists the keys of the page that is open and those of all pages.
    private void openKeys() {
        var everywhere = new LinkedHashMap<>(Map.of("Ctrl K", getTranslation("shell.search")));
        everywhere.putAll(PageKeys.of(this));
        new KeysDialog(getContent() == null ? Map.of() : PageKeys.of(getContent()), everywhere).open();
    }

    /// Runs the command of a letter after G.
    @com.vaadin.flow.component.ClientCallable
    public void go(String key) {
        new Commands(host, viewer).go(UI.getCurrent(), key);
    }

    /// Shows the entries that there are now; called again when a bundle came or went.
    void showNavigation() {
        var groups = new LinkedHashMap<String, SideNav>();
        var entries = host.views().navigation(viewer);
        var home = new SideNav();
        var notifications = item(getTranslation("notifications.title"), "notifications", "bell");
        notifications.setSuffixComponent(news);
        home.addItem(item(getTranslation("shell.home"), "", "house"), notifications);
        for (var entry : entries) {
            groups.computeIfAbsent(entry.entry().group(), this::group)
                    .addItem(item(getTranslation(entry.entry().label()), entry.path(), entry.entry().icon()));
        }
        navigation.removeAll();
        navigation.add(home);
        var settings = groups.remove(NavigationGroups.SETTINGS);
        groups.values().forEach(navigation::add);
        foot.removeAll();
        if (settings != null) {
            foot.add(settings);
        }
        foot.add(person());
        showPhoneBar(entries);
    }

    private void showUnread(int count) {
        for (var each : List.of(news, phoneNews)) {
            each.setText(count == 0 ? "" : count > MOST_UNREAD ? MOST_UNREAD + "+" : Integer.toString(count));
            each.setVisible(count > 0);
            each.getElement().setAttribute("aria-label", getTranslation("notifications.unread-count", count));
        }
    }

    private SideNav group(String name) {
        var nav = new SideNav(getTranslation("nav.group." + name));
        nav.getElement().setAttribute("aria-label", getTranslation("nav.group." + name));
        return nav;
    }

    private static SideNavItem item(String label, String path, String icon) {
        var item = new SideNavItem(label, path, Lucide.icon(icon));
        item.setMatchNested(!path.isEmpty());
        item.getElement().setAttribute("title", label);
        return item;
    }

    private Component brand() {
        var mark = new Span();
        mark.addClassName("s-mark");
        var name = new Span(new Span("Saluran"), new Small(host.settings().company()));
        var brand = new Anchor("", mark, name);
        brand.getElement().setAttribute("router-link", true);
        brand.addClassName("s-brand");
        return brand;
    }

    private Component search() {
        var key = new Kbd("Ctrl K");
        var button = new NativeButton();
        button.add(Lucide.icon("search"), new Span(getTranslation("shell.search")), key);
        button.addClassName("s-search");
        button.getElement().setAttribute("aria-label", getTranslation("shell.search"));
        button.addClickListener(click -> openSearch());
        return button;
    }

    private Component person() {
        var person = new Person(viewer.person(), viewer.name(), null, null, true);
        var name = new Anchor("profile", viewer.name());
        name.getElement().setAttribute("router-link", true);
        name.addClassNames("s-name");
        var theme = iconButton("moon", "shell.theme");
        theme.addClickListener(click -> Appearance.toggle(getElement(), chosen -> profiles.theme(viewer, chosen)));
        var leave = iconButton("log-out", "shell.sign-out");
        leave.addClickListener(click -> io.saluran.ui.signin.SignedIn.signOut());
        var row = new Div(PersonAvatar.of(person), name, theme, leave);
        row.addClassName("s-user");
        return row;
    }

    private Button iconButton(String icon, String label) {
        var button = new Button(Lucide.icon(icon));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.getElement().getThemeList().add("icon");
        button.setAriaLabel(getTranslation(label));
        button.setTooltipText(getTranslation(label));
        return button;
    }

    private void phoneHead() {
        var mark = new Span();
        mark.addClassName("s-mark");
        var title = new Span(host.settings().company());
        title.addClassNames("s-grow", "s-strong");
        var search = iconButton("search", "shell.search");
        search.addClickListener(click -> openSearch());
        var bell = new Anchor("notifications", Lucide.icon("bell"), phoneNews);
        bell.getElement().setAttribute("router-link", true);
        bell.getElement().setAttribute("aria-label", getTranslation("notifications.title"));
        bell.addClassName("s-bell");
        phoneHead.add(mark, title, bell, search);
    }

    private void showPhoneBar(List<ViewRegistry.Entry> entries) {
        phoneBar.removeAll();
        phoneBar.add(phoneLink(getTranslation("shell.home"), "", "house"));
        entries.stream().filter(entry -> entry.entry().phone()).limit(PHONE_ENTRIES - 1L).forEach(entry -> phoneBar
                .add(phoneLink(getTranslation(entry.entry().label()), entry.path(), entry.entry().icon())));
        var more = new NativeButton();
        more.add(Lucide.icon("menu"), new Span(getTranslation("shell.more")));
        more.addClickListener(click -> setDrawerOpened(true));
        phoneBar.add(more);
    }

    private static Anchor phoneLink(String label, String path, String icon) {
        var link = new Anchor(path, Lucide.icon(icon), new Span(label));
        link.getElement().setAttribute("router-link", true);
        return link;
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        var path = event.getLocation().getFirstSegment();
        phoneBar.getChildren().filter(Anchor.class::isInstance).map(Anchor.class::cast).forEach(link -> {
            if (path.equals(link.getHref())) {
                link.getElement().setAttribute("aria-current", "page");
            } else {
                link.getElement().removeAttribute("aria-current");
            }
        });
        getElement().executeJs("if (matchMedia('(width <= 640px)').matches) this.drawerOpened = false");
    }
}
