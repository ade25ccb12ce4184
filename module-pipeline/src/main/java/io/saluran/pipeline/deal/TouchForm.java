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
    private final Button save = new Button();
    private final transient Drafts drafts;
    private transient Map<String, String> blank = Map.of();
    private @Nullable ActivityForm form;
    private @Nullable UUID shownFor;

    TouchForm(ActivityKind kind, DealTouches acts) {
        this.kind = kind;
        this.acts = acts;
        drafts = new Drafts(acts.desk().viewer().person(), kind.key());
        save.addClickListener(click -> save());
        var room = new Div();
        room.addClassName("s-grow");
        add(new Footer(room, save));
    }

    ActivityKind kind() {
        return kind;
    }

    /// Makes its fields, which a page has not before somebody looks at them: most deals are only read.
    void open() {
        if (form == null) {
            form = new ActivityForm(kind, ActivityForm.Mode.NEW, acts.form());
            form.whenWritten(this::written);
            save.addClickShortcut(Key.ENTER, KeyModifier.CONTROL).listenOn(form);
            addComponentAsFirst(form);
        }
        show();
    }

    /// Shows what was begun for the deal.
    void show() {
        if (form == null || acts.place().deal().id().equals(shownFor)) {
            return;
        }
        shownFor = null;
        clear(form);
        shownFor = acts.place().deal().id();
        var begun = drafts.of(shownFor);
        if (!begun.isEmpty()) {
            var kept = new HashMap<String, String>();
            QueryParameters.fromString(begun).getParameters().forEach((name, all) -> kept.put(name, all.getFirst()));
            form.goOn(kept);
        }
    }

    private void written() {
        if (form == null) {
            return;
        }
        if (shownFor != null) {
            var begun = form.begun();
            drafts.keep(shownFor, begun.equals(blank) ? "" : QueryParameters.simple(begun).getQueryString());
        }
        save.setText(form.isPlanned()
                ? getTranslation("activity.plan." + kind.key())
                : getTranslation("activity.log." + kind.key()));
    }

    private void clear(ActivityForm emptied) {
        emptied.clear();
        emptied.with(acts.likely());
        blank = emptied.begun();
        written();
    }

    void focus() {
        open();
        if (form != null) {
            form.focus();
        }
    }

    private void save() {
        if (form != null) {
            var written = form;
            written.read().filter(acts::add).ifPresent(plan -> clear(written));
        }
    }
}
