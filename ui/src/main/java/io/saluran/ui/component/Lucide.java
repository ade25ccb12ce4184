package io.saluran.ui.component;

import com.vaadin.flow.component.icon.SvgIcon;

/// Icons of the Lucide set (ISC licence), served by the host. One icon has one meaning in the product: flame is rotting,
/// calendar-x a passed date, circle-help no next step, trophy won, eye read by the buyer.
public final class Lucide {

    private Lucide() {}

    /// @param name as on lucide.dev, for example `square-kanban`
    public static SvgIcon icon(String name) {
        if (!name.matches("[a-z0-9-]+")) {
            throw new IllegalArgumentException("Not a Lucide name: " + name);
        }
        var icon = new SvgIcon("saluran/icons/" + name + ".svg");
        icon.getElement().setAttribute("aria-hidden", "true");
        return icon;
    }
}
