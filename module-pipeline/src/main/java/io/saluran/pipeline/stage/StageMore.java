package io.saluran.pipeline.stage;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.saluran.pipeline.stage.Pipelines.Stage;
import io.saluran.ui.component.Lucide;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.Consumer;

/// What a stage has beside its fields: its exit criteria, and whether its probability is the one that the company's own
/// deals had, with the number that rests on.
final class StageMore extends Div {

    private static final long serialVersionUID = 1;

    /// @param criteria how many it has
    StageMore(Stage stage, int criteria, Runnable openCriteria, Consumer<Boolean> measure) {
        addClassNames("s-row", "wrap", "s-stage-more");
        var open = new Button(getTranslation("stage.criteria.count", criteria),
                Lucide.icon(criteria > 0 ? "check" : "plus"),
                click -> openCriteria.run());
        open.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        open.setAriaLabel(getTranslation("stage.criteria.of", stage.name(), criteria));
        var measured = new Checkbox(getTranslation("stage.measured"), stage.rate().wanted());
        measured.setAriaLabel(getTranslation("stage.measured.of", stage.name()));
        measured.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                measure.accept(change.getValue());
            }
        });
        var about = new Span(about(stage));
        about.addClassName("s-muted");
        add(open, measured, about);
    }

    private String about(Stage stage) {
        var rate = stage.rate();
        if (rate.closed() == 0) {
            return getTranslation("stage.measured.none");
        }
        var percent = BigDecimal.valueOf(rate.won()).multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(rate.closed()), 0, RoundingMode.HALF_UP);
        return rate.closed() < MeasuredRates.LEAST
                ? getTranslation("stage.measured.few", rate.won(), rate.closed(), MeasuredRates.LEAST)
                : getTranslation("stage.measured.rate", percent, rate.won(), rate.closed());
    }
}
