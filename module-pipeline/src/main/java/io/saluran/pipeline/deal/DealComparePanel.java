package io.saluran.pipeline.deal;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Section;
import io.saluran.pipeline.deal.DealCompare.Comparison;
import io.saluran.pipeline.deal.DealCompare.Pair;
import io.saluran.pipeline.deal.DealCompare.Stay;
import io.saluran.pipeline.stage.Pipelines.Stage;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.component.Later;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A deal beside the won deals like it.
final class DealComparePanel extends Section {

    private static final long serialVersionUID = 1;

    private final transient DealCompare reading;
    private final transient DealDesk desk;
    private final transient DealPlace place;
    private final Later part = new Later();

    DealComparePanel(DealCompare reading, DealDesk desk, DealPlace place) {
        this.reading = reading;
        this.desk = desk;
        this.place = place;
        addClassNames("s-panel", "s-on-screen");
        add(new Header(new H2(getTranslation("deal.compare"))), part);
    }

    void show() {
        var deal = place.deal();
        part.load(() -> reading.of(desk.viewer(), deal), this::component);
    }

    private com.vaadin.flow.component.Component component(Comparison found) {
        if (found.deals() < DealCompare.LEAST) {
            return new EmptyState(getTranslation("deal.compare.few", DealCompare.LEAST));
        }
        var table = new NativeTable();
        table.addClassName("s-table");
        var head = table.getHead().addRow();
        head.addHeaderCell().setText("");
        head.addHeaderCell().setText(getTranslation("deal.compare.this"));
        head.addHeaderCell().setText(getTranslation("deal.compare.others", found.deals()));
        var path = desk.stages(place.deal().pipeline()).stream().map(Stage::id).toList();
        found.stages().forEach(stay -> row(table, getTranslation("deal.compare.days-in", stay.name()),
                mine(stay, path), words(stay.days().others(), "deal.compare.days")));
        row(table, getTranslation("deal.compare.cycle"), found.cycle(), "deal.compare.days");
        row(table, getTranslation("deal.compare.touches"), found.touches(), "deal.compare.number");
        row(table, getTranslation("deal.items.discount"), found.discount(), "deal.items.less");
        return new Div(table);
    }

    /// How long this deal was in a stage: it may be there now, come there yet, or have passed it over.
    private String mine(Stay stay, List<UUID> path) {
        var deal = place.deal();
        var isOpen = deal.outcome() == null;
        if (isOpen && stay.stage().equals(deal.stage())) {
            return deal.stageSince() == null
                    ? getTranslation("deal.compare.unknown")
                    : getTranslation("deal.compare.here",
                            Ripeness.daysInStage(deal.stageSince(), desk.clock().instant()));
        }
        if (stay.days().mine() == null) {
            return getTranslation(isOpen && path.indexOf(stay.stage()) > path.indexOf(deal.stage())
                    ? "deal.compare.not-yet"
                    : "deal.compare.passed-over");
        }
        return words(stay.days().mine(), "deal.compare.days");
    }

    private void row(NativeTable table, String label, Pair pair, String words) {
        row(table, label, words(pair.mine(), words), words(pair.others(), words));
    }

    private static void row(NativeTable table, String label, String mine, String others) {
        NativeTableRow row = table.getBody().addRow();
        var name = new NativeTableHeaderCell(label);
        name.getElement().setAttribute("scope", "row");
        row.add(name);
        row.addDataCell().setText(mine);
        row.addDataCell().setText(others);
    }

    private String words(@Nullable Double figure, String words) {
        return figure == null
                ? getTranslation("deal.compare.unknown")
                : getTranslation(words, Math.round(figure * 10) / 10.0);
    }
}
