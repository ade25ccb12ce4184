package io.saluran.pipeline.deal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.saluran.pipeline.deal.DealCriteria.State;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.Toast;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the stage of a deal asks for before the deal leaves it: fields, and things to tick, with who ticked them when.
final class DealCriteriaPanel extends Section {

    private static final long serialVersionUID = 1;

    private final transient DealDesk desk;
    private final transient DealPlace place;
    private final Span count = new Span();
    private final Div rows = new Div();

    DealCriteriaPanel(DealDesk desk, DealPlace place) {
        this.desk = desk;
        this.place = place;
        addClassNames("s-panel", "s-on-screen");
        count.addClassNames("more", "s-muted", "s-num");
        rows.addClassName("s-stack");
        add(new Header(new H2(getTranslation("deal.criteria")), count), rows);
    }

    void show() {
        rows.removeAll();
        var deal = place.deal();
        var states = desk.criteria().of(desk.viewer(), deal.id());
        setVisible(!states.isEmpty() && deal.outcome() == null);
        count.setText(getTranslation("deal.criteria.count", states.stream().filter(State::met).count(),
                states.size()));
        states.forEach(state -> rows.add(row(state)));
    }

    private Component row(State state) {
        var words = CriteriaWords.of(state.criterion(), desk, this::getTranslation);
        if (state.criterion().field() != null) {
            var line = new Div(Lucide.icon(state.met() ? "check" : "circle"), new Span(words));
            line.add(about(getTranslation(state.met() ? "deal.criteria.filled" : "deal.criteria.empty")));
            line.addClassNames("s-row", "wrap");
            return line;
        }
        var box = new Checkbox(words, state.met());
        box.setEnabled(desk.mayWrite());
        box.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                tick(state, change.getValue());
            }
        });
        var line = new Div(box);
        if (state.at() != null) {
            line.add(about(getTranslation("deal.criteria.by",
                    Objects.requireNonNullElse(state.by(), getTranslation("deal.by-import")), when(state.at()))));
        }
        return line;
    }

    private void tick(State state, boolean done) {
        if (!desk.criteria().tick(desk.viewer(), place.deal().id(), state.criterion().id(), done)) {
            Toast.error(getTranslation("deal.criteria.gone"));
        }
        place.done(new Deals.Outcome.Done(place.deal().version()));
    }

    private String when(@Nullable Instant at) {
        return at == null ? "" : desk.formats().time(at, desk.viewer().zone(), getLocale());
    }

    private static HtmlContainer about(String words) {
        var small = new HtmlContainer("small");
        small.setText(words);
        small.addClassName("s-muted");
        return small;
    }
}
