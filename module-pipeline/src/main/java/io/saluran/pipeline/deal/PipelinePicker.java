package io.saluran.pipeline.deal;

import com.vaadin.flow.component.select.Select;
import io.saluran.pipeline.stage.Pipelines;
import io.saluran.pipeline.stage.Pipelines.Pipeline;
import io.saluran.pipeline.stage.Pipelines.Stage;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Chooses the pipeline whose deals are shown.
final class PipelinePicker extends Select<Pipeline> {

    private static final long serialVersionUID = 1;

    private final transient Pipelines pipelines;

    /// @param chosen runs when a person chose another
    PipelinePicker(Pipelines pipelines, Runnable chosen) {
        this.pipelines = pipelines;
        setItemLabelGenerator(Pipeline::name);
        setAriaLabel(getTranslation("deal.pipeline"));
        addValueChangeListener(change -> {
            if (change.isFromClient()) {
                chosen.run();
            }
        });
    }

    /// Reads what there is.
    ///
    /// @param wanted id of the one to show; otherwise the first
    void show(String wanted) {
        var all = pipelines.all();
        setItems(all);
        all.stream().filter(pipeline -> pipeline.id().toString().equals(wanted)).findFirst()
                .or(() -> all.stream().findFirst()).ifPresent(this::setValue);
    }

    boolean has(UUID stage) {
        return stage(stage).isPresent();
    }

    /// Days after which a deal rots in this stage; null for never.
    @Nullable
    Integer rotDays(UUID stage) {
        return stage(stage).map(Stage::rotDays).orElse(null);
    }

    private Optional<Stage> stage(UUID id) {
        return Optional.ofNullable(getValue()).stream().flatMap(pipeline -> pipeline.stages().stream())
                .filter(each -> each.id().equals(id)).findFirst();
    }
}
