package io.saluran.pipeline.stage;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.saluran.db.Viewer;
import io.saluran.pipeline.api.FunnelStage;
import io.saluran.pipeline.stage.PipelineChanges.Outcome;
import io.saluran.pipeline.stage.PipelineChanges.Refusal;
import io.saluran.pipeline.stage.PipelineChanges.StageDraft;
import io.saluran.pipeline.stage.Pipelines.Archived;
import io.saluran.pipeline.stage.Pipelines.Pipeline;
import io.saluran.pipeline.stage.Pipelines.Reason;
import io.saluran.pipeline.stage.Pipelines.Stage;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.PageHeader;
import io.saluran.ui.component.Toast;
import java.math.BigDecimal;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Pipelines with their stages, and the reasons for closing: each change is saved where it is made.
@Route("settings/pipelines")
public final class PipelinesView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient Pipelines pipelines;
    private final transient PipelineChanges changes;
    private final transient StageCriteria criteria;
    private final transient CriteriaFields criteriaFields;
    private final transient Viewer viewer;
    private final Select<Pipeline> picker = new Select<>();
    private final Div content = new Div();

    PipelinesView(Pipelines pipelines, PipelineChanges changes, StageCriteria criteria, CriteriaFields criteriaFields,
            Viewer viewer) {
        this.criteria = criteria;
        this.criteriaFields = criteriaFields;
        this.pipelines = pipelines;
        this.changes = changes;
        this.viewer = viewer;
        addClassName("s-page");
        picker.setItemLabelGenerator(Pipeline::name);
        picker.setAriaLabel(getTranslation("stage.pipeline"));
        picker.addValueChangeListener(chosen -> {
            if (chosen.isFromClient()) {
                showPipeline();
            }
        });
        var add = new Button(getTranslation("stage.new-pipeline"), Lucide.icon("plus"), click -> ask(
                "stage.new-pipeline", "", name -> changes.addPipeline(viewer, name)));
        add.addThemeVariants(ButtonVariant.PRIMARY);
        add.addClassName("s-main-act");
        content.addClassNames("s-wide", "s-pipelines");
        var scroll = new Div(content);
        scroll.addClassNames("s-scroll", "s-pad");
        add(new PageHeader(getTranslation("stage.title"), picker).actions(add), scroll);
        show(null);
    }

    /// @param chosen the pipeline to show; null for the one that is shown, or the first
    private void show(@Nullable UUID chosen) {
        var wanted = chosen != null ? chosen : picker.getValue() == null ? null : picker.getValue().id();
        var all = pipelines.all();
        picker.setItems(all);
        all.stream().filter(pipeline -> pipeline.id().equals(wanted)).findFirst()
                .or(() -> all.stream().findFirst()).ifPresent(picker::setValue);
        showPipeline();
    }

    private void showPipeline() {
        content.removeAll();
        var pipeline = picker.getValue();
        if (pipeline == null) {
            return;
        }
        content.add(head(pipeline), new Paragraph(getTranslation("stage.about")));
        var rows = new Div();
        rows.addClassName("s-list");
        for (int i = 0; i < pipeline.stages().size(); i++) {
            rows.add(new StageRow(pipeline.stages().get(i), i, pipeline.stages().size(), new Saving()),
                    more(pipeline.stages().get(i)));
        }
        var add = new Button(getTranslation("stage.add"), Lucide.icon("plus"),
                click -> ask("stage.add", "", name -> changes.addStage(viewer, pipeline.id(),
                        new StageDraft(name, new BigDecimal("0.5"), FunnelStage.INTEREST, null))));
        content.add(rows, add, new RenewalRow(pipeline, pipelines.all(),
                rule -> tell(changes.renewals(viewer, pipeline.id(), rule))), reasons("won"), reasons("lost"),
                new ArchivedPipelines(pipelines.archived(), this::restore));
    }

    private Div head(Pipeline pipeline) {
        var rename = new Button(getTranslation("stage.rename"),
                click -> ask("stage.rename", pipeline.name(),
                        name -> changes.renamePipeline(viewer, pipeline.id(), name)));
        var archive = new Button(getTranslation("stage.archive"), click -> archive(pipeline));
        archive.addThemeVariants(ButtonVariant.TERTIARY);
        var heading = new H2(pipeline.name());
        heading.addClassName("s-grow");
        var row = new Div(heading, rename, archive);
        row.addClassName("s-row");
        return row;
    }

    /// What a row of a stage asks for.
    private final class Saving implements StageRow.Saving {

        @Override
        public void change(Stage stage, StageDraft draft) {
            tell(changes.changeStage(viewer, stage.id(), draft));
        }

        @Override
        public void place(UUID stage, int place) {
            tell(changes.placeStage(viewer, stage, place));
        }

        @Override
        public void remove(Stage stage) {
            var outcome = changes.removeStage(viewer, stage.id(), null);
            if (outcome instanceof Outcome.Refused(var why) && why == Refusal.IN_USE) {
                askWhere(stage);
                return;
            }
            removed(stage.name(), "stage.removed", outcome);
        }
    }

    /// Says that something was removed, and offers to take that back.
    private void removed(String name, String text, Outcome outcome) {
        if (outcome instanceof Outcome.Done(var removal) && tell(outcome)) {
            Toast.undo(getTranslation(text, name), () -> {
                if (tell(changes.undoRemoval(viewer, removal))) {
                    pipelines.all().stream().filter(each -> each.name().equals(name)).findFirst()
                            .ifPresent(back -> show(back.id()));
                }
            });
            return;
        }
        tell(outcome);
    }

    private void archive(Pipeline pipeline) {
        var outcome = changes.removePipeline(viewer, pipeline.id(), null);
        if (!(outcome instanceof Outcome.Refused(var why) && why == Refusal.IN_USE)) {
            removed(pipeline.name(), "stage.archived", outcome);
            return;
        }
        var targets = pipelines.all().stream().filter(each -> !each.id().equals(pipeline.id()))
                .flatMap(each -> each.stages().stream()
                        .map(stage -> new RemovalDialog.Target(stage.id(), each.name() + " · " + stage.name())))
                .toList();
        new RemovalDialog(getTranslation("stage.archive-named", pipeline.name()),
                getTranslation("stage.pipeline-in-use", pipeline.name(), pipelines.dealsIn(pipeline.id())), targets,
                to -> removed(pipeline.name(), "stage.archived", changes.removePipeline(viewer, pipeline.id(), to)))
                .open();
    }

    private void restore(Archived pipeline) {
        if (tell(changes.restorePipeline(viewer, pipeline.id()))) {
            show(pipeline.id());
        }
    }

    private void askWhere(Stage stage) {
        var targets = picker.getValue().stages().stream().filter(each -> !each.id().equals(stage.id()))
                .map(each -> new RemovalDialog.Target(each.id(), each.name())).toList();
        new RemovalDialog(getTranslation("stage.remove-named", stage.name()),
                getTranslation("stage.in-use", stage.name(), pipelines.dealsAt(stage.id())), targets,
                to -> removed(stage.name(), "stage.removed", changes.removeStage(viewer, stage.id(), to))).open();
    }

    private Div more(Stage stage) {
        var now = criteria.of(stage.id());
        return new StageMore(stage, now.size(), () -> new CriteriaDialog(stage.name(), criteriaFields.choices(
                viewer.locale()), now,
                (fields, items) -> tell(criteria.set(viewer, stage.id(), fields, items))).open(),
                measured -> tell(changes.measure(viewer, stage.id(), measured)));
    }

    private Section reasons(String outcome) {
        var heading = new H2(getTranslation("stage.reasons-" + outcome));
        var list = new Div();
        list.addClassName("s-list");
        for (var reason : pipelines.reasons(outcome)) {
            list.add(reason(reason));
        }
        var add = new Button(getTranslation("stage.add-reason"), Lucide.icon("plus"),
                click -> ask("stage.add-reason", "", name -> changes.addReason(viewer, outcome, name)));
        add.addThemeVariants(ButtonVariant.TERTIARY);
        var section = new Section(heading, list, add);
        section.addClassName("s-stack");
        return section;
    }

    private Div reason(Reason reason) {
        var name = new Span(reason.name());
        name.addClassName("s-grow");
        var remove = new Button(Lucide.icon("x"), click -> {
            if (tell(changes.archiveReason(viewer, reason.id()))) {
                Toast.undo(getTranslation("stage.removed", reason.name()),
                        () -> tell(changes.restoreReason(viewer, reason.id())));
            }
        });
        remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        remove.addThemeName("icon");
        remove.setAriaLabel(getTranslation("stage.remove-named", reason.name()));
        var row = new Div(name, remove);
        row.addClassName("s-row");
        return row;
    }

    private void ask(String title, String name, java.util.function.Function<String, Outcome> done) {
        var field = new TextField(getTranslation("stage.name"));
        field.setValue(name);
        field.setMaxLength(100);
        field.setWidthFull();
        field.setAutofocus(true);
        var dialog = new Dialog(field);
        dialog.setHeaderTitle(getTranslation(title));
        dialog.setWidth("420px");
        Consumer<Outcome> answer = outcome -> {
            if (outcome instanceof Outcome.Refused(var why)) {
                field.setInvalid(true);
                field.setErrorMessage(getTranslation("stage.refused." + why));
                return;
            }
            dialog.close();
            show(outcome instanceof Outcome.Done made ? made.id() : null);
        };
        var save = new Button(getTranslation("ui.save"), click -> {
            if (dialog.isOpened()) { // and not the second click of a double click
                answer.accept(done.apply(field.getValue()));
            }
        });
        save.addClickShortcut(com.vaadin.flow.component.Key.ENTER);
        save.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.getFooter().add(new Button(getTranslation("ui.cancel"), click -> dialog.close()), save);
        dialog.open();
    }

    /// @return whether it was done
    private boolean tell(Outcome outcome) {
        if (outcome instanceof Outcome.Refused(var why)) {
            Toast.error(getTranslation("stage.refused." + why));
        }
        show(null);
        return outcome instanceof Outcome.Done;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("stage.title");
    }
}
