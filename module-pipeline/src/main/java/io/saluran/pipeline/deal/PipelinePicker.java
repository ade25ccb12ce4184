package io.saluran.pipeline.deal;

import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.server.VaadinSession;
import io.saluran.pipeline.stage.Pipelines;
import io.saluran.pipeline.stage.Pipelines.Pipeline;
import io.saluran.pipeline.stage.Pipelines.Stage;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Chooses the pipeline whose deals are shown.
final class PipelinePicker extends Select<Pipeline> {

    private static final long serialVersionUID = 1;

    /// Of the session. Name and value are strings, so that the session holds no class of this bundle.
    private static final String LAST = "io.saluran.pipeline.last-board";

    private final transient Pipelines pipelines;
    private final transient Supplier<Optional<UUID>> busiest;

    /// @param busiest the pipeline in which the viewer sees most open deals
    /// @param chosen runs when a person chose another
    PipelinePicker(Pipelines pipelines, Supplier<Optional<UUID>> busiest, Runnable chosen) {
        this.pipelines = pipelines;
        this.busiest = busiest;
        setItemLabelGenerator(Pipeline::name);
        setAriaLabel(getTranslation("deal.pipeline"));
        addValueChangeListener(change -> {
            if (change.isFromClient()) {
                chosen.run();
            }
        });
    }

    /// Reads what there is, and remembers what was wanted until the person signs out.
    ///
    /// @param wanted id of the one to show; otherwise the one last looked at, that with most open deals, or the first
    void show(String wanted) {
        var all = pipelines.all();
        var session = VaadinSession.getCurrent();
        setItems(all);
        find(all, wanted).ifPresentOrElse(chosen -> {
            session.setAttribute(LAST, wanted);
            setValue(chosen);
        }, () -> find(all, String.valueOf(session.getAttribute(LAST)))
                .or(() -> busiest.get().flatMap(id -> find(all, id.toString())))
                .or(() -> all.stream().findFirst()).ifPresent(this::setValue));
    }

    private static Optional<Pipeline> find(List<Pipeline> all, String id) {
        return all.stream().filter(pipeline -> pipeline.id().toString().equals(id)).findFirst();
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
