package io.saluran.pipeline.deal;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.QueryParameters;
import io.saluran.platform.format.Formats;
import io.saluran.ui.component.Lucide;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/// Says below the filters to what a figure's link has narrowed the table; a click takes that away.
final class DealSelectionChips extends Div {

    private static final long serialVersionUID = 1;

    private final transient Formats formats;

    DealSelectionChips(Formats formats) {
        this.formats = formats;
        addClassName("s-bar");
        setVisible(false);
    }

    /// @param parameters all of the page's address
    void show(DealSelection selection, Map<String, String> parameters) {
        removeAll();
        setVisible(!selection.equals(DealSelection.ALL));
        if (selection.closedFrom() != null) {
            chip(getTranslation("deal.selection.closed-from", date(selection.closedFrom())), "closed-from", parameters);
        }
        if (selection.closedTo() != null) {
            chip(getTranslation("deal.selection.closed-to", date(selection.closedTo())), "closed-to", parameters);
        }
        if (selection.problem() != null) {
            chip(getTranslation("deal.selection." + selection.problem().key()), "problem",
                    parameters);
        }
        if (selection.chosen() != null) {
            chip(getTranslation("deal.selection.chosen"), "chosen", parameters);
        }
    }

    private String date(LocalDate day) {
        return formats.date(day, getLocale());
    }

    private void chip(String words, String parameter, Map<String, String> parameters) {
        var others = new HashMap<>(parameters);
        others.remove(parameter);
        var chip = new Anchor("deals/table?" + QueryParameters.simple(others).getQueryString(), new Span(words),
                Lucide.icon("x"));
        chip.getElement().setAttribute("router-link", true);
        chip.getElement().setAttribute("aria-label", getTranslation("deal.selection.remove", words));
        chip.addClassNames("s-chip", "on");
        add(chip);
    }
}
