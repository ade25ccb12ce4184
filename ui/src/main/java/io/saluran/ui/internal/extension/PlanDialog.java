package io.saluran.ui.internal.extension;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.saluran.platform.internal.extension.Adds;
import io.saluran.platform.internal.extension.Outcome;
import io.saluran.platform.internal.extension.Plan;
import io.saluran.platform.internal.extension.Step;
import io.saluran.platform.text.Texts;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.Toast;
import io.saluran.ui.internal.shell.UiHost;
import java.util.EnumMap;
import java.util.Map;
import org.osgi.framework.Version;

/// What a change of an extension will do, and while it is done, how far it is.
final class PlanDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private final transient Plan plan;
    private final transient Texts texts;
    private final transient Providers providers;
    private final transient Act act;
    private final transient Runnable closed;
    private final Div content = new Div();
    private final Button go = new Button();
    private final Button cancel = new Button(getTranslation("ui.cancel"), click -> end());
    private boolean consented;
    private final Map<Step, Div> steps = new EnumMap<>(Step.class);

    /// Executes the plan off the UI thread, and tells the dialog how it goes.
    @FunctionalInterface
    interface Act {
        void execute(Plan plan, PlanDialog dialog);
    }

    /// @param closed runs when the dialog goes, whatever came of it
    PlanDialog(Plan plan, UiHost host, Act act, Runnable closed) {
        this.plan = plan;
        this.texts = host.texts();
        this.providers = new Providers(host.framework(), texts, getLocale());
        this.act = act;
        this.closed = closed;
        setHeaderTitle(title());
        setWidth("620px");
        setMaxWidth("96vw");
        setCloseOnOutsideClick(false);
        content.addClassName("s-stack");
        add(content);
        facts();
        if (plan.works()) {
            effects();
            confirm();
        } else {
            content.add(heading("extensions.cannot"));
            plan.hindrances().forEach(words -> line("circle-alert", words.in(texts, getLocale())));
        }
        getFooter().add(cancel);
        if (plan.works()) {
            go.setText(getTranslation("extensions.go." + plan.kind().name().toLowerCase(java.util.Locale.ROOT)));
            go.addThemeVariants(plan.steps().contains(Step.DROP_DATA) ? ButtonVariant.ERROR : ButtonVariant.PRIMARY);
            go.addClickListener(click -> begin());
            getFooter().add(go);
        }
        addDialogCloseActionListener(close -> end());
    }

    private String title() {
        var to = plan.to();
        return getTranslation(plan.kind().key(), plan.about().name(),
                to == null ? plan.about().version() : to.version());
    }

    private void facts() {
        var about = plan.about();
        var facts = new com.vaadin.flow.component.html.DescriptionList();
        facts.addClassNames("s-facts", "across");
        fact(facts, "extensions.vendor", about.vendor());
        fact(facts, "extensions.licence", about.licence());
        fact(facts, "extensions.size", getTranslation("extensions.kilobytes", (about.size() + 1023) / 1024));
        content.add(facts);
        if (!about.description().isEmpty()) {
            content.add(new Paragraph(about.description()));
        }
    }

    private void fact(com.vaadin.flow.component.html.DescriptionList facts, String key, String value) {
        if (!value.isEmpty()) {
            facts.add(new com.vaadin.flow.component.html.DescriptionList.Term(getTranslation(key)),
                    new com.vaadin.flow.component.html.DescriptionList.Description(value));
        }
    }

    private void effects() {
        content.add(heading("extensions.what-happens"));
        var from = plan.from();
        var to = plan.to();
        if (from != null && to != null && plan.kind() == Plan.Kind.UPDATE
                && new Version(to.version()).compareTo(new Version(from.version())) < 0) {
            line("circle-alert", getTranslation("extensions.older", from.version()));
        }
        if (!plan.wires().isEmpty()) {
            content.add(new DetailRow("circle-check", getTranslation("extensions.needs-here"),
                    providers.words(plan.wires())));
        }
        schema();
        var adds = String.join(", ", Adds.words(plan.about().adds(), texts, getLocale()));
        if (!adds.isEmpty()) {
            line("panel-left", getTranslation(switch (plan.kind()) {
                case REMOVE, STOP -> "extensions.takes";
                case UPDATE, ROLL_BACK -> "extensions.has";
                case INSTALL, START -> "extensions.adds";
            }, adds));
        }
        if (plan.brings()) {
            Adds.details(plan.about(), texts, getLocale())
                    .forEach(each -> content.add(new DetailRow(each.icon(), each.title(), each.which())));
        }
        if (!plan.restarted().isEmpty()) {
            line("refresh-cw", getTranslation("extensions.restarts", String.join(", ", plan.restarted())));
        }
        if (plan.openPages() > 0) {
            line("eye", getTranslation("extensions.open-pages", plan.openPages()));
        }
        content.add(new AskedFor(plan, texts, yes -> {
            consented = yes;
            go.setEnabled(yes);
        }));
        if (plan.waitsForConsent()) {
            go.setEnabled(false);
        }
        content.add(heading("extensions.steps"));
        plan.steps().forEach(step -> steps.put(step, line("circle", getTranslation(step.key()))));
    }

    private H3 heading(String key) {
        var heading = new H3(getTranslation(key));
        heading.addClassName("s-part");
        return heading;
    }

    private void schema() {
        var schema = plan.schema();
        switch (schema.kind()) {
            case MAKE -> line("database", getTranslation("extension.schema.make", schema.schema()));
            case MIGRATE -> line("database", getTranslation("extension.schema.migrate", schema.schema(),
                    schema.changes()));
            case AHEAD -> line("database", getTranslation("extension.schema.ahead", schema.schema()));
            case NONE -> {
                if (plan.kind() == Plan.Kind.REMOVE && !schema.schema().isEmpty()) {
                    line("database", getTranslation(plan.steps().contains(Step.DROP_DATA)
                            ? "extensions.drops-data"
                            : "extensions.keeps-data", schema.schema()));
                }
            }
        }
    }

    private Div line(String icon, String text) {
        var line = new Div(Lucide.icon(icon), new Span(text));
        line.addClassName("s-row");
        content.add(line);
        return line;
    }

    /// Data that is deleted cannot be brought back, so its name is typed.
    private void confirm() {
        if (plan.steps().contains(Step.DROP_DATA)) {
            var name = new TextField(getTranslation("extensions.type-name", plan.about().name()));
            name.setValueChangeMode(ValueChangeMode.EAGER);
            name.setWidthFull();
            go.setEnabled(false);
            name.addValueChangeListener(change -> go.setEnabled(plan.about().name().equals(change.getValue().strip())));
            content.add(name);
        }
    }

    private void begin() {
        go.setEnabled(false);
        cancel.setEnabled(false);
        act.execute(consented ? plan.consented() : plan, this);
    }

    /// Marks a step that begins, and those before as done.
    void progress(Step now) {
        steps.forEach((step, line) -> {
            if (step.compareTo(now) <= 0) {
                line.getChildren().findFirst().ifPresent(line::remove);
                line.addComponentAsFirst(Lucide.icon(step == now ? "refresh-cw" : "circle-check"));
            }
        });
    }

    /// Says what came of it: closes when it was done, else names the step and what was put back.
    void ended(Outcome outcome) {
        switch (outcome) {
            case Outcome.Done done -> {
                end();
                Toast.show(getTranslation("extensions.done", title()));
            }
            case Outcome.Failed failed -> refuse(getTranslation("extension.outcome.failed",
                    getTranslation(failed.step().key()), failed.why()) + ' '
                    + getTranslation("extension.outcome.restored") + left(failed));
            case Outcome.Busy busy -> refuse(getTranslation("extension.outcome.busy"));
            case Outcome.Overtaken overtaken -> refuse(getTranslation("extension.outcome.overtaken"));
            case Outcome.WaitsForConsent waits -> refuse(getTranslation("extension.outcome.waits",
                    String.join(", ", waits.plan().asks().fresh())));
            case Outcome.Impossible impossible -> refuse(getTranslation("extensions.cannot"));
        }
    }

    private String left(Outcome.Failed failed) {
        return failed.left().isEmpty()
                ? ""
                : ' ' + getTranslation("extension.outcome.left", String.join(", ", failed.left()));
    }

    private void refuse(String words) {
        var problem = new Paragraph(words);
        problem.addClassNames("s-callout", "over");
        problem.getElement().setAttribute("role", "alert");
        content.add(problem);
        problem.scrollIntoView();
        cancel.setText(getTranslation("ui.close"));
        cancel.setEnabled(true);
    }

    private void end() {
        close();
        closed.run();
    }

    /// The page on which it is open.
    UI page() {
        return getUI().orElseThrow();
    }
}
