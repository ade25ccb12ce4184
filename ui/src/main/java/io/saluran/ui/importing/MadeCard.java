package io.saluran.ui.importing;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.saluran.platform.importing.ImportMade;
import java.util.List;

/// What an import makes on the way, by name: the pipelines, stages and accounts that nobody wrote a row for.
final class MadeCard extends Section {

    private static final long serialVersionUID = 1;
    private static final int SHOWN = 20;

    /// @param title key of the heading
    MadeCard(String title, List<ImportMade> made) {
        addClassName("s-card");
        var body = new Div();
        body.addClassNames("in", "s-small", "s-stack", "tight");
        made.forEach(each -> body.add(line(each)));
        add(new Header(new H2(getTranslation(title))), body);
    }

    private Div line(ImportMade made) {
        var what = new Span(getTranslation(made.key(), made.count()));
        what.addClassName("s-strong");
        var shown = made.names().stream().limit(SHOWN).toList();
        var more = made.count() > shown.size()
                ? " " + getTranslation("importing.made.more", made.count() - shown.size())
                : "";
        return new Div(what, new Div(String.join(", ", shown) + more));
    }
}
