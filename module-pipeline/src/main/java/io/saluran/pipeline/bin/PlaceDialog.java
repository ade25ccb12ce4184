package io.saluran.pipeline.bin;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import io.saluran.pipeline.stage.Pipelines.Pipeline;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/// Asks where deals go that are restored after their pipeline or stage went.
final class PlaceDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private record Place(UUID stage, String name) {}

    PlaceDialog(List<Pipeline> pipelines, int deals, Consumer<UUID> then) {
        var to = new Select<Place>();
        to.setLabel(getTranslation("bin.place"));
        to.setItems(pipelines.stream().flatMap(each -> each.stages().stream()
                .map(stage -> new Place(stage.id(), each.name() + " · " + stage.name()))).toList());
        to.setItemLabelGenerator(Place::name);
        to.setWidthFull();
        add(new Paragraph(getTranslation("bin.place.about", deals)), to);
        setHeaderTitle(getTranslation("bin.restore"));
        setWidth("420px");
        setMaxWidth("96vw");
        var restore = new Button(getTranslation("bin.restore"), click -> {
            if (isOpened()) { // and not the second click of a double click
                close();
                then.accept(to.getValue().stage());
            }
        });
        restore.setEnabled(false);
        restore.addThemeVariants(ButtonVariant.PRIMARY);
        to.addValueChangeListener(chosen -> restore.setEnabled(chosen.getValue() != null));
        getFooter().add(new Button(getTranslation("ui.cancel"), click -> close()), restore);
    }
}
