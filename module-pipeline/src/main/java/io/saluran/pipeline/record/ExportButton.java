package io.saluran.pipeline.record;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.popover.Popover;
import io.saluran.ui.component.Lucide;
import java.util.Map;

/// Offers what a list shows as a file, in either form.
public final class ExportButton extends Div {

    private static final long serialVersionUID = 1;

    private final String source;
    private final Anchor csv = new Anchor();
    private final Anchor xlsx = new Anchor();

    /// @param source the export's name, for example `accounts`
    public ExportButton(String source) {
        this.source = source;
        addClassName("s-hide-phone");
        csv.setText(getTranslation("record.export.csv"));
        xlsx.setText(getTranslation("record.export.xlsx"));
        for (var link : new Anchor[] {csv, xlsx}) {
            link.getElement().setAttribute("download", true);
            link.addClassName("s-link");
        }
        var open = new Button(getTranslation("record.export"), Lucide.icon("download"));
        var choices = new Div(csv, xlsx);
        choices.addClassName("s-stack");
        var popover = new Popover(choices);
        popover.setTarget(open);
        popover.setAriaLabel(getTranslation("record.export"));
        add(open, popover);
        setFilter(Map.of());
    }

    /// What the list is narrowed to, as its address has it.
    public void setFilter(Map<String, String> parameters) {
        csv.setHref(Address.of("export/" + source + ".csv", parameters));
        xlsx.setHref(Address.of("export/" + source + ".xlsx", parameters));
    }
}
