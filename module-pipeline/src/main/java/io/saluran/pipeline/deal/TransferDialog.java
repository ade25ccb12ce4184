package io.saluran.pipeline.deal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import io.saluran.pipeline.stage.Pipelines.Pipeline;
import io.saluran.pipeline.stage.Pipelines.Stage;
import java.util.UUID;
import java.util.function.Consumer;

/// Asks to which pipeline a deal goes, and to which of its stages.
final class TransferDialog extends Dialog {

    private static final long serialVersionUID = 1;

    TransferDialog(DealDesk desk, UUID from, Consumer<UUID> then) {
        setHeaderTitle(getTranslation("deal.transfer"));
        setWidth("420px");
        setMaxWidth("96vw");
        var pipeline = new Select<Pipeline>();
        pipeline.setLabel(getTranslation("deal.pipeline"));
        pipeline.setItemLabelGenerator(Pipeline::name);
        pipeline.setItems(desk.pipelines().all().stream()
                .filter(each -> !each.id().equals(from) && !each.stages().isEmpty()).toList());
        pipeline.setWidthFull();
        var stage = new Select<Stage>();
        stage.setLabel(getTranslation("deal.field.stage"));
        stage.setItemLabelGenerator(Stage::name);
        stage.setWidthFull();
        stage.setEnabled(false);
        var move = new Button(getTranslation("deal.transfer.move"), click -> {
            if (isOpened()) { // and not the second click of a double click
                close();
                then.accept(stage.getValue().id());
            }
        });
        move.addThemeVariants(ButtonVariant.PRIMARY);
        move.setEnabled(false);
        pipeline.addValueChangeListener(chosen -> {
            stage.setItems(chosen.getValue().stages());
            stage.setEnabled(true);
            stage.setValue(chosen.getValue().stages().getFirst());
        });
        stage.addValueChangeListener(chosen -> move.setEnabled(chosen.getValue() != null));
        var body = new Div(new Paragraph(getTranslation("deal.transfer.about")), pipeline, stage);
        body.addClassName("s-stack");
        add(body);
        getFooter().add(new Button(getTranslation("ui.cancel"), click -> close()), move);
    }
}
