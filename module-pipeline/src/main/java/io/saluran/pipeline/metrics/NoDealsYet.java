package io.saluran.pipeline.metrics;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import io.saluran.db.Viewer;
import io.saluran.pipeline.deal.DealPermissions;
import io.saluran.pipeline.importing.ImportPermission;
import io.saluran.ui.component.EmptyState;

/// What stands where figures will be, and the ways to the first deal.
final class NoDealsYet extends Div {

    private static final long serialVersionUID = 1;

    NoDealsYet(Viewer viewer) {
        var ways = new Div();
        ways.addClassNames("s-row", "wrap");
        if (viewer.may(ImportPermission.IMPORT)) {
            ways.add(link("import/deals", "metrics.none.import"));
        }
        if (viewer.may(DealPermissions.WRITE)) {
            ways.add(link("deals", "metrics.none.new"));
        }
        add(new EmptyState(getTranslation("metrics.none"), ways));
    }

    private Anchor link(String path, String key) {
        var link = new Anchor(path, getTranslation(key));
        link.getElement().setAttribute("router-link", true);
        link.addClassName("s-link");
        return link;
    }
}
