package io.saluran.pipeline.deal;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.router.QueryParameters;
import io.saluran.pipeline.activity.ActivityForm;
import io.saluran.pipeline.activity.ActivityKind;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where one writes down what was done with the buyer, or plans it; its button says which of the two it will be. What is
/// begun is kept for its deal.
final class TouchForm extends Div {

    private static final long serialVersionUID = 1;

    private final ActivityKind kind;
    private final transient DealTouches acts;
    private final ActivityForm form;
    private final Button save = new Button();
    private final transient Drafts drafts;
    private transient Map<String, String> blank = Map.of();
    private @Nullable UUID shownFor;

    TouchForm(ActivityKind kind, DealTouches acts) {
        this.kind = kind;
        this.acts = acts;
        form = new ActivityForm(kind, ActivityForm.Mode.NEW, acts.form());
        drafts = new Drafts(acts.desk().viewer().person(), kind.key());
        form.whenWritten(this::written);
        save.addClickListener(click -> save());
        save.addClickShortcut(Key.ENTER, KeyModifier.CONTROL).listenOn(form);
        written();
        var room = new Div();
        room.addClassName("s-grow");
        add(form, new Footer(room, save));
    }

    ActivityKind kind() {
        return kind;
    }

    private void written() {
        if (shownFor != null) {
            var begun = form.begun();
            drafts.keep(shownFor, begun.equals(blank) ? "" : QueryParameters.simple(begun).getQueryString());
        }
        save.setText(getTranslation((form.isPlanned() ? "activity.plan." : "activity.log.") + kind.key()));
    }

    void show() {
        if (!acts.place().deal().id().equals(shownFor)) {
            shownFor = null;
            clear();
            shownFor = acts.place().deal().id();
            var begun = drafts.of(shownFor);
            if (!begun.isEmpty()) {
                var kept = new HashMap<String, String>();
                QueryParameters.fromString(begun).getParameters()
                        .forEach((name, all) -> kept.put(name, all.getFirst()));
                form.goOn(kept);
            }
        }
    }

    private void clear() {
        form.clear();
        form.with(acts.likely());
        blank = form.begun();
        written();
    }

    void focus() {
        form.focus();
    }

    private void save() {
        form.read().filter(acts::add).ifPresent(plan -> clear());
    }
}
