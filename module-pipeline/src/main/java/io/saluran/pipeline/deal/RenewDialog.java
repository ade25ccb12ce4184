package io.saluran.pipeline.deal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import io.saluran.pipeline.stage.Pipelines.Pipeline;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;

/// Asks in which pipeline a renewal begins.
final class RenewDialog extends Dialog {

    private static final long serialVersionUID = 1;

    RenewDialog(DealDesk desk, UUID from, Consumer<UUID> then) {
        setHeaderTitle(getTranslation("renewal.renew"));
        setWidth("420px");
        setMaxWidth("96vw");
        var choices = desk.pipelines().all().stream().filter(each -> !each.stages().isEmpty()).toList();
        var usual = choices.stream().filter(each -> each.id().equals(from)).findFirst()
                .map(own -> Objects.requireNonNullElse(own.renewals().in(), from)).orElse(from);
        var pipeline = new Select<Pipeline>();
        pipeline.setLabel(getTranslation("deal.pipeline"));
        pipeline.setItemLabelGenerator(Pipeline::name);
        pipeline.setItems(choices);
        pipeline.setWidthFull();
        var renew = new Button(getTranslation("renewal.renew"), click -> {
            if (isOpened()) { // and not the second click of a double click
                close();
                then.accept(pipeline.getValue().id());
            }
        });
        renew.addThemeVariants(ButtonVariant.PRIMARY);
        renew.setEnabled(false);
        pipeline.addValueChangeListener(chosen -> renew.setEnabled(chosen.getValue() != null));
        choices.stream().filter(each -> each.id().equals(usual)).findFirst()
                .or(() -> choices.stream().findFirst()).ifPresent(pipeline::setValue);
        var body = new Div(new Paragraph(getTranslation("renewal.about")), pipeline);
        body.addClassName("s-stack");
        add(body);
        getFooter().add(new Button(getTranslation("ui.cancel"), click -> close()), renew);
    }
}
