package io.saluran.pipeline.stage;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dnd.DragSource;
import com.vaadin.flow.component.dnd.DropTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.pipeline.api.FunnelStage;
import io.saluran.pipeline.stage.PipelineChanges.StageDraft;
import io.saluran.pipeline.stage.Pipelines.Stage;
import io.saluran.ui.component.Lucide;
import java.math.BigDecimal;
import java.util.UUID;
import java.util.stream.Stream;

/// A stage in the settings: its fields save themselves, and it is dragged or moved by buttons to its place.
final class StageRow extends Div {

    private static final long serialVersionUID = 1;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final transient Stage stage;
    private final transient Saving saving;
    private final TextField name = new TextField(getTranslation("stage.name"));
    private final IntegerField probability = new IntegerField(getTranslation("stage.probability"));
    private final Select<FunnelStage> funnel = new Select<>();
    private final IntegerField rotDays = new IntegerField(getTranslation("stage.rot-days"));

    /// Takes what is to be done to a stage.
    interface Saving {
        void change(Stage stage, StageDraft draft);

        void place(UUID stage, int place);

        void remove(Stage stage);
    }

    StageRow(Stage stage, int place, int count, Saving saving) {
        this.stage = stage;
        this.saving = saving;
        addClassNames("s-row", "s-stage-row");
        fields();
        Stream.<HasValue<?, ?>>of(name, probability, funnel, rotDays)
                .forEach(field -> field.addValueChangeListener(change -> save()));
        var handle = new Span(Lucide.icon("grip-vertical"));
        handle.addClassName("s-muted");
        var up = icon("chevron-up", "stage.up", () -> saving.place(stage.id(), place - 1));
        up.setEnabled(place > 0);
        var down = icon("chevron-down", "stage.down", () -> saving.place(stage.id(), place + 1));
        down.setEnabled(place < count - 1);
        add(handle, name, probability, funnel, rotDays, up, down,
                icon("trash-2", "stage.remove-named", () -> saving.remove(stage)));
        DragSource.create(this).setDragData(stage.id());
        DropTarget.create(this).addDropListener(drop -> drop.getDragData()
                .filter(UUID.class::isInstance).map(UUID.class::cast).filter(moved -> !moved.equals(stage.id()))
                .ifPresent(moved -> saving.place(moved, place)));
    }

    private void fields() {
        name.setValue(stage.name());
        name.setMaxLength(100);
        name.addClassName("s-grow");
        probability.setMin(0);
        probability.setMax(100);
        var wrong = getTranslation("stage.refused-probability");
        probability.setRequiredIndicatorVisible(true);
        probability.setI18n(new IntegerField.IntegerFieldI18n().setBadInputErrorMessage(wrong)
                .setRequiredErrorMessage(wrong).setMinErrorMessage(wrong).setMaxErrorMessage(wrong));
        probability.setWidth("104px");
        probability.setSuffixComponent(new Span("%"));
        probability.setValue(stage.rate().typed().multiply(HUNDRED).intValue());
        if (stage.isMeasured()) {
            probability.setTooltipText(getTranslation("stage.probability.typed"));
        }
        funnel.setLabel(getTranslation("stage.funnel"));
        funnel.setItems(FunnelStage.values());
        funnel.setItemLabelGenerator(each -> getTranslation("stage.funnel." + each.key()));
        funnel.setValue(FunnelStage.of(stage.funnel()));
        funnel.setWidth("140px");
        rotDays.setMin(1);
        var noDays = getTranslation("stage.refused-rot-days");
        rotDays.setI18n(new IntegerField.IntegerFieldI18n().setBadInputErrorMessage(noDays).setMinErrorMessage(noDays));
        rotDays.setWidth("120px");
        rotDays.setValue(stage.rotDays());
    }

    private void save() {
        if (name.isInvalid() || probability.isInvalid() || rotDays.isInvalid() || probability.getValue() == null) {
            return;
        }
        saving.change(stage, new StageDraft(name.getValue(),
                BigDecimal.valueOf(probability.getValue()).divide(HUNDRED), funnel.getValue(), rotDays.getValue()));
    }

    private Button icon(String icon, String label, Runnable action) {
        var button = new Button(Lucide.icon(icon), click -> action.run());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.addThemeName("icon");
        button.setAriaLabel(getTranslation(label, stage.name()));
        return button;
    }
}
