package io.saluran.pipeline.deal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.saluran.pipeline.activity.Activity;
import io.saluran.ui.component.Lucide;
import java.util.List;

/// What is planned for a deal, the soonest first: the one that is its next step stands out.
final class PlannedList extends Div {

    private static final long serialVersionUID = 1;

    private final transient DealTouches acts;

    PlannedList(DealTouches acts) {
        this.acts = acts;
        addClassName("s-planned");
        getElement().setAttribute("aria-label", getTranslation("activity.planned"));
        getElement().setAttribute("role", "group");
    }

    void show(List<Activity> planned) {
        removeAll();
        var next = acts.next(planned);
        planned.forEach(activity -> add(row(activity, activity.equals(next))));
        setVisible(!planned.isEmpty());
    }

    private Component row(Activity activity, boolean isNext) {
        var late = acts.isLate(activity);
        var title = new Span(activity.subject());
        title.addClassName("s-strong");
        var about = new HtmlContainer("small");
        about.setText(acts.words().about(activity, late, acts.desk().today(), acts.desk().viewer().person()));
        var text = new Div(title, about);
        text.addClassNames("s-grow", "s-two-lines");
        if (activity.plan().text() != null) {
            var more = new HtmlContainer("small");
            more.addClassName("s-comment");
            more.setText(activity.plan().text());
            text.add(more);
        }
        var row = new Div(Lucide.icon(activity.kind().icon()), text);
        row.addClassName(isNext ? "s-callout" : "s-planned-row");
        if (late) {
            row.addClassName("over");
        }
        if (acts.desk().mayWrite()) {
            row.add(act("activity.change", "pencil", activity, () -> acts.edit(activity)),
                    act("ui.delete", "trash-2", activity, () -> acts.delete(activity)),
                    done(activity));
        }
        return row;
    }

    private Button done(Activity activity) {
        var done = new Button(getTranslation("deal.next-step.done"), click -> acts.finish(activity));
        done.addThemeVariants(ButtonVariant.SMALL);
        done.setAriaLabel(getTranslation("activity.done-of", activity.subject()));
        return done;
    }

    private Button act(String words, String icon, Activity activity, Runnable action) {
        var button = new Button(Lucide.icon(icon), click -> action.run());
        button.setAriaLabel(getTranslation(words) + ": " + activity.subject());
        button.setTooltipText(getTranslation(words));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.addThemeName("icon");
        return button;
    }
}
