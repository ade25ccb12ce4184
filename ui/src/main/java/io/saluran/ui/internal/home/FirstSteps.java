package io.saluran.ui.internal.home;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.saluran.db.Viewer;
import io.saluran.platform.internal.importing.ImportPermissions;
import io.saluran.platform.internal.people.PlatformPermissions;
import io.saluran.platform.setting.AmountHolder;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.internal.shell.UiHost;
import java.util.ArrayList;
import java.util.List;

/// What to do first in an installation that holds nothing yet; for the one who looks after its people. A step goes when
/// it is done, the card with the last of them.
final class FirstSteps extends Section {

    private static final long serialVersionUID = 1;

    /// Something to do, with the texts `home.first.NAME` and `home.first.NAME.about`.
    record Step(String name, String icon, String path) {}

    private FirstSteps(List<Step> steps) {
        addClassNames("s-card", "s-first");
        var heading = new H2(getTranslation("home.first"));
        heading.setId("first-steps");
        getElement().setAttribute("aria-labelledby", "first-steps");
        var rows = new Div();
        rows.addClassNames("s-list", "inset");
        steps.forEach(step -> rows.add(row(step)));
        add(new Header(heading), rows);
    }

    private Component row(Step step) {
        var icon = new Span(Lucide.icon(step.icon()));
        icon.addClassNames("s-icon", "brand");
        var title = new Span(getTranslation("home.first." + step.name()));
        title.addClassName("title");
        var about = new Span(getTranslation("home.first." + step.name() + ".about"));
        about.addClassName("s-second-line");
        var lines = new Div(title, about);
        lines.addClassNames("s-two-lines", "s-grow");
        var link = new Anchor(step.path(), icon, lines, Lucide.icon("chevron-right"));
        link.getElement().setAttribute("router-link", true);
        return link;
    }

    static boolean concern(Viewer viewer) {
        return viewer.may(PlatformPermissions.WRITE_PEOPLE);
    }

    /// Asks what is done already; may query.
    static List<Step> open(UiHost host, Viewer viewer) {
        var open = new ArrayList<Step>();
        if (viewer.may(ImportPermissions.OWN)
                && host.amounts().services().stream().noneMatch(AmountHolder::holdsAmounts)) {
            open.add(new Step("import", "upload", "import"));
        }
        if (host.people().all().size() < 2) {
            open.add(new Step("people", "user-plus", "settings/people"));
        }
        return open;
    }

    /// The card, or nothing where all is done.
    static Component of(List<Step> open) {
        return open.isEmpty() ? new Div() : new FirstSteps(open);
    }
}
