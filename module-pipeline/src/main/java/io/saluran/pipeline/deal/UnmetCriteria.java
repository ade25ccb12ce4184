package io.saluran.pipeline.deal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import io.saluran.pipeline.stage.StageCriteria.Criterion;
import java.util.List;

/// Says what a stage asks for before a deal leaves it, and lets who may move it anyway.
final class UnmetCriteria extends Dialog {

    private static final long serialVersionUID = 1;

    private boolean moved;

    /// @param left runs when it is not moved
    UnmetCriteria(DealDesk desk, List<Criterion> criteria, Runnable anyway, Runnable left) {
        setHeaderTitle(getTranslation("deal.unmet"));
        setWidth("420px");
        setMaxWidth("96vw");
        var list = new UnorderedList();
        criteria.forEach(each -> list.add(new ListItem(CriteriaWords.of(each, desk, this::getTranslation))));
        var may = desk.viewer().may(DealPermissions.MOVE_ANYWAY);
        var body = new Div(new Paragraph(getTranslation("deal.unmet.about", criteria.size())), list);
        if (!may) {
            body.add(new Paragraph(getTranslation("deal.unmet.who")));
        }
        body.addClassName("s-stack");
        add(body);
        getFooter().add(new Button(getTranslation(may ? "ui.cancel" : "ui.close"), click -> close()));
        if (may) {
            var go = new Button(getTranslation("deal.unmet.go"), click -> {
                if (isOpened()) { // and not the second click of a double click
                    moved = true;
                    close();
                    anyway.run();
                }
            });
            go.addThemeVariants(ButtonVariant.PRIMARY);
            getFooter().add(go);
        }
        addOpenedChangeListener(change -> {
            if (!change.isOpened() && !moved) {
                left.run();
            }
        });
    }
}
