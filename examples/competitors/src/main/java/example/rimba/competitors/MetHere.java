package example.rimba.competitors;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import example.rimba.competitors.CompetitorList.Row;
import example.rimba.competitors.Encounters.Met;
import io.saluran.db.Viewer;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.component.Later;
import io.saluran.ui.component.Toast;
import java.util.List;
import java.util.UUID;

/// The competitors met in one deal; who may can add and remove them.
final class MetHere extends Div {

    private static final long serialVersionUID = 1;

    private final transient Encounters encounters;
    private final UUID deal;
    private final transient Viewer viewer;
    private final Later shown = new Later();

    /// @param met already read, so that nothing has to be waited for
    /// @param all who can be added; empty for who may not
    MetHere(Encounters encounters, UUID deal, Viewer viewer, List<Met> met, List<Row> all) {
        this.encounters = encounters;
        this.deal = deal;
        this.viewer = viewer;
        addClassName("s-stack");
        shown.add(list(met));
        add(shown);
        if (!all.isEmpty()) {
            add(chooser(all));
        }
    }

    private Component chooser(List<Row> all) {
        var chooser = new ComboBox<Row>();
        chooser.setItems(all);
        chooser.setItemLabelGenerator(Row::name);
        chooser.setPlaceholder(getTranslation("competitors.panel.add"));
        chooser.setAriaLabel(getTranslation("competitors.panel.add"));
        chooser.setWidthFull();
        chooser.addValueChangeListener(chosen -> {
            if (chosen.getValue() != null) {
                encounters.note(viewer, deal, chosen.getValue().id());
                chooser.clear();
                show();
            }
        });
        return chooser;
    }

    private void show() {
        shown.load(() -> encounters.of(viewer, deal), this::list);
    }

    private Component list(List<Met> met) {
        if (met.isEmpty()) {
            return new EmptyState(getTranslation("competitors.panel.none"));
        }
        var list = new Div();
        list.addClassName("s-stack");
        met.forEach(each -> list.add(line(each)));
        return list;
    }

    private Component line(Met met) {
        var name = new Span(met.name());
        name.addClassNames("s-medium", "s-grow");
        var head = new Div(name);
        head.addClassNames("s-row", "between");
        if (viewer.may(CompetitorPermissions.WRITE)) {
            head.add(CompetitorTable.button("x", getTranslation("competitors.panel.remove", met.name()),
                    () -> remove(met)));
        }
        var line = new Div(head);
        line.addClassNames("s-stack", "tight");
        if (!met.strengths().isEmpty()) {
            line.add(words(met.strengths()));
        }
        if (!met.howToBeat().isEmpty()) {
            var beat = new Details(getTranslation("competitors.panel.beat"), words(met.howToBeat()));
            beat.setOpened(true);
            line.add(beat);
        }
        return line;
    }

    private static Component words(String text) {
        var words = new Span(text);
        words.addClassNames("s-small", "s-secondary");
        words.getStyle().set("white-space", "pre-line");
        return words;
    }

    private void remove(Met met) {
        encounters.remove(viewer, met.id());
        show();
        Toast.undo(getTranslation("competitors.panel.removed", met.name()), () -> {
            encounters.restore(viewer, met.id());
            show();
        });
    }
}
