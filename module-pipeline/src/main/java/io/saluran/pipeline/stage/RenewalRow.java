package io.saluran.pipeline.stage;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import io.saluran.pipeline.stage.Pipelines.Pipeline;
import io.saluran.pipeline.stage.Pipelines.RenewalRule;
import java.util.List;
import java.util.function.Consumer;

/// When renewals of a pipeline's deals are made, and where they begin; saves itself.
final class RenewalRow extends Div {

    private static final long serialVersionUID = 1;

    private final IntegerField days = new IntegerField(getTranslation("stage.renewals.days"));
    private final Select<Pipeline> in = new Select<>();
    private final transient Consumer<RenewalRule> saved;

    RenewalRow(Pipeline pipeline, List<Pipeline> all, Consumer<RenewalRule> saved) {
        this.saved = saved;
        addClassName("s-stack");
        days.setMin(0);
        days.setMax(PipelineChanges.MOST_RENEW_DAYS);
        days.setValue(pipeline.renewals().daysBefore());
        days.setWidth("160px");
        in.setLabel(getTranslation("stage.renewals.in"));
        in.setWidth("240px");
        in.setItems(all);
        in.setItemLabelGenerator(Pipeline::name);
        in.setValue(all.stream()
                .filter(each -> each.id().equals(pipeline.renewals().in() == null
                        ? pipeline.id()
                        : pipeline.renewals().in()))
                .findFirst().orElse(pipeline));
        days.addValueChangeListener(change -> save(pipeline));
        in.addValueChangeListener(change -> save(pipeline));
        var fields = new Div(days, in);
        fields.addClassNames("s-row", "bottom", "wrap");
        add(new H2(getTranslation("stage.renewals")), new Paragraph(getTranslation("stage.renewals.about")), fields);
    }

    private void save(Pipeline pipeline) {
        if (days.isInvalid() || days.getValue() == null || days.getValue() < 0
                || days.getValue() > PipelineChanges.MOST_RENEW_DAYS) {
            return;
        }
        var chosen = in.getValue();
        saved.accept(new RenewalRule(days.getValue(),
                chosen == null || chosen.id().equals(pipeline.id()) ? null : chosen.id()));
    }
}
