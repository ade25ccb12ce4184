package io.saluran.ui.internal.extension;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.saluran.ui.internal.extension.ExtensionList.Row;

/// What an extension brings, uses and may do: in a line, and in full when it is opened.
final class BringsRows extends Details {

    private static final long serialVersionUID = 1;

    BringsRows(Row row) {
        addClassName("s-health");
        var summary = new Span(row.adds().isEmpty() ? getTranslation("extensions.more") : row.adds());
        summary.addClassNames("s-muted", "s-small");
        setSummary(summary);
        var all = new Div();
        all.addClassName("s-stack");
        if (!row.description().isEmpty()) {
            all.add(new Paragraph(row.description()));
        }
        row.details().forEach(each -> all.add(new DetailRow(each.icon(), each.title(), each.which())));
        add(all);
    }
}
