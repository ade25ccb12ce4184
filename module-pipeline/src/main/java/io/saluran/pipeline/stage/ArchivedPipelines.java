package io.saluran.pipeline.stage;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.saluran.pipeline.stage.Pipelines.Archived;
import io.saluran.ui.component.Lucide;
import java.util.List;
import java.util.function.Consumer;

/// Pipelines that were put away, folded, each with its way back.
final class ArchivedPipelines extends Details {

    private static final long serialVersionUID = 1;

    ArchivedPipelines(List<Archived> archived, Consumer<Archived> restore) {
        setSummaryText(getTranslation("stage.archived-pipelines", archived.size()));
        setVisible(!archived.isEmpty());
        var list = new Div();
        list.addClassName("s-list");
        archived.forEach(each -> list.add(row(each, restore)));
        add(list);
    }

    private Div row(Archived pipeline, Consumer<Archived> restore) {
        var name = new Span(pipeline.name());
        name.addClassName("s-grow");
        var back = new Button(getTranslation("stage.restore"), Lucide.icon("archive-restore"),
                click -> restore.accept(pipeline));
        back.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        back.setAriaLabel(getTranslation("stage.restore-named", pipeline.name()));
        var row = new Div(name, back);
        row.addClassName("s-row");
        return row;
    }
}
