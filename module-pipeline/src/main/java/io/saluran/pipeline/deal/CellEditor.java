package io.saluran.pipeline.deal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.shared.HasValidationProperties;
import io.saluran.pipeline.deal.CellFields.Asked;
import io.saluran.pipeline.deal.DealChoices.Choice;
import io.saluran.pipeline.deal.DealPage.Facts;
import io.saluran.pipeline.deal.Deals.Outcome;
import io.saluran.ui.component.Toast;
import io.saluran.ui.component.Undos;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Edits a cell of the table where it stands: by Enter or a double click; Enter keeps, Tab keeps and goes to the next cell,
/// Escape puts back. What cannot be is told in the cell, and what somebody else changed meanwhile is not overwritten before
/// one has seen it.
final class CellEditor extends Div {

    private static final long serialVersionUID = 1;

    private final transient DealDesk desk;
    private final transient DealPage reading;
    private final transient Undos undos;
    private final transient Table table;
    private final transient CellFields fields;
    private @Nullable Component grid;
    private transient @Nullable Open<?> open;
    private @Nullable CellConflict conflict;

    /// The table of the cells.
    interface Table {

        /// A deal is not any more what it was.
        void changed(UUID deal);

        /// Nobody is in a cell any more.
        void left();
    }

    /// A cell that is being edited.
    ///
    /// @param deal as it was when it was opened
    private record Open<V>(Asked<V> asked, Facts deal) {

        private @Nullable V before() {
            return asked.fact().now().apply(deal);
        }
    }

    CellEditor(DealDesk desk, DealPage reading, Undos undos, Table table) {
        this.desk = desk;
        this.reading = reading;
        this.undos = undos;
        this.table = table;
        fields = new CellFields(desk, this::getTranslation);
        addClassName("s-cell-editor");
        setVisible(false);
        getElement().addEventListener("cell-leave", left -> {
            var step = left.getEventData().get("event.detail.step").asInt();
            if (!keep()) {
                return;
            }
            if (step == 0) {
                table.left();
            } else {
                next(step);
            }
        }).addEventData("event.detail.step");
        getElement().addEventListener("cell-escape", escaped -> {
            if (conflict == null) {
                putBack();
            } else {
                giveWay();
            }
            table.left();
        });
        addAttachListener(attached -> getElement().executeJs(CellScript.EDITOR));
    }

    /// Lets the cells of a grid be edited.
    void listen(DealGrid cells) {
        cells.addAttachListener(attached -> cells.getElement().executeJs(CellScript.GRID));
        cells.getElement().addEventListener("cell-edit", wanted -> {
            var row = cells.getDataCommunicator().getKeyMapper()
                    .get(wanted.getEventData().get("event.detail.key").asString());
            if (row != null) {
                grid = cells;
                getElement().executeJs("this.saluranPlace($0, $1, $2)", wanted.getEventData().get("event.detail.left"),
                        wanted.getEventData().get("event.detail.top"), wanted.getEventData().get("event.detail.width"));
                open(row.id(), wanted.getEventData().get("event.detail.column").asString());
            }
        }).addEventData("event.detail.key").addEventData("event.detail.column").addEventData("event.detail.left")
                .addEventData("event.detail.top").addEventData("event.detail.width");
    }

    /// Opens a cell; what another one holds is kept first.
    void open(UUID deal, String column) {
        if (!keep() || !desk.mayWrite()) {
            return;
        }
        reading.of(desk.viewer(), deal)
                .ifPresent(facts -> fields.of(column, facts).ifPresent(asked -> show(asked, facts)));
    }

    private <V> void show(Asked<V> asked, Facts deal) {
        var cell = new Open<>(asked, deal);
        open = cell;
        var before = cell.before();
        removeAll();
        if (before != null) {
            asked.field().setValue(before);
        }
        var field = asked.component();
        field.getElement().setAttribute("aria-label", getTranslation("cell.edit", asked.fact().label(), deal.name()));
        add(field);
        setVisible(true);
        if (field instanceof Focusable<?> focusable) {
            focusable.focus();
        }
        getElement().executeJs("this.saluranSelect()");
    }

    /// Whether a cell is open.
    boolean isOpen() {
        return open != null;
    }

    /// Keeps what was given, and closes the cell.
    ///
    /// @return false when it stays open because something is wrong with it
    boolean keep() {
        if (conflict != null) {
            conflict.focus();
            return false;
        }
        return open == null || keep(open);
    }

    private <V> boolean keep(Open<V> cell) {
        if (cell.asked().field() instanceof HasValidationProperties checked && checked.isInvalid()) {
            return false;
        }
        HasValue<?, V> field = cell.asked().field();
        V given = field.isEmpty() ? null : field.getValue();
        if (cell.asked().fact().same(given, cell.before())) {
            close();
            return true;
        }
        var now = reading.of(desk.viewer(), cell.deal().id()).orElse(null);
        if (now == null) {
            close();
            Toast.error(getTranslation("deal.gone"));
            table.changed(cell.deal().id());
            return true;
        }
        if (!cell.asked().fact().same(cell.asked().fact().now().apply(now), cell.before())) {
            conflict(cell, given, now);
            return false;
        }
        return write(cell, given, now);
    }

    private <V> boolean write(Open<V> cell, @Nullable V value, Facts deal) {
        var back = CellBack.before(desk, deal.id(), cell.asked().fact());
        return switch (cell.asked().fact().edit().of(deal, value)) {
            case Outcome.Done done -> {
                close();
                table.changed(deal.id());
                undos.did(getTranslation("cell.changed", cell.asked().fact().label(), deal.name()),
                        touched(cell), takingBack(cell, value, back));
                yield true;
            }
            case Outcome.Overtaken() -> {
                wrong(cell, getTranslation("deal.overtaken"));
                yield false;
            }
            case Outcome.Missing(var keys) -> {
                wrong(cell, getTranslation("deal.needs", String.join(", ", keys.stream()
                        .map(key -> desk.own().label(key, getLocale())).toList())));
                yield false;
            }
            case Outcome.Unmet(var criteria) -> {
                close();
                new UnmetCriteria(desk, criteria, () -> moveAnyway(cell, value, deal), () -> {}).open();
                yield true;
            }
            case Outcome.Refused(var why) -> {
                wrong(cell, getTranslation("deal.refused." + why));
                yield false;
            }
        };
    }

    /// Moves a deal to a stage although criteria are not met.
    private <V> void moveAnyway(Open<V> cell, @Nullable V stage, Facts deal) {
        var back = CellBack.before(desk, deal.id(), cell.asked().fact());
        if (stage instanceof Choice(var to, var name)
                && desk.deals().moveAnyway(desk.viewer(), deal.id(), to, List.of(),
                        deal.version()) instanceof Outcome.Done) {
            undos.did(getTranslation("deal.moved", deal.name(), name), touched(cell),
                    takingBack(cell, stage, back));
        } else {
            Toast.error(getTranslation("deal.overtaken"));
        }
        table.changed(deal.id());
    }

    private static void wrong(Open<?> cell, String words) {
        if (cell.asked().field() instanceof HasValidationProperties field) {
            field.setErrorMessage(words);
            field.setInvalid(true);
        }
    }

    private static Touched touched(Open<?> cell) {
        return new Touched(cell.deal().id(), cell.asked().fact().key());
    }

    private <V> BooleanSupplier takingBack(Open<V> cell, @Nullable V written, CellBack how) {
        var back = how.after(() -> isRewritten(cell, written));
        return () -> {
            var done = back.getAsBoolean();
            if (!done) {
                Toast.error(getTranslation("deal.undo-overtaken"));
            }
            table.changed(cell.deal().id());
            return done;
        };
    }

    private <V> boolean isRewritten(Open<V> cell, @Nullable V written) {
        var fact = cell.asked().fact();
        var now = reading.of(desk.viewer(), cell.deal().id()).orElse(null);
        return now != null && fact.same(fact.now().apply(now), written)
                && fact.edit().of(now, cell.before()) instanceof Outcome.Done;
    }

    private <V> void conflict(Open<V> cell, @Nullable V mine, Facts now) {
        var fact = cell.asked().fact();
        conflict = new CellConflict(desk, reading.lastChange(desk.viewer(), now.id(), fact.key()),
                new CellConflict.Side(words(fact, mine), () -> keepMine(new Open<>(cell.asked(), now), mine)),
                new CellConflict.Side(words(fact, fact.now().apply(now)), () -> {
                    giveWay();
                    table.left();
                }));
        removeAll();
        add(conflict);
        conflict.focus();
    }

    /// Overwrites what another person wrote, once one has seen it; the field stands in the cell again, should something be
    /// wrong with one's own.
    ///
    /// @param seen the cell as the conflict showed it
    private <V> void keepMine(Open<V> seen, @Nullable V mine) {
        conflict = null;
        open = seen;
        removeAll();
        add(seen.asked().component());
        var now = reading.of(desk.viewer(), seen.deal().id()).orElse(null);
        if (now == null) {
            close();
            Toast.error(getTranslation("deal.gone"));
            table.changed(seen.deal().id());
        } else if (!seen.asked().fact().same(seen.asked().fact().now().apply(now), seen.before())) {
            conflict(seen, mine, now);
        } else if (!write(seen, mine, now) && seen.asked().component() instanceof Focusable<?> field) {
            field.focus();
        }
        if (open == null) {
            table.left();
        }
    }

    private static <V> String words(DealFact<V> fact, @Nullable V value) {
        return value == null ? fact.nothing() : fact.words().apply(value);
    }

    /// Leaves what another person wrote.
    private void giveWay() {
        var deal = open == null ? null : open.deal().id();
        putBack();
        if (deal != null) {
            table.changed(deal);
        }
    }

    /// Closes the cell and keeps nothing.
    void putBack() {
        if (open != null) {
            close();
        }
    }

    private void close() {
        open = null;
        conflict = null;
        removeAll();
        setVisible(false);
        if (grid != null) {
            grid.getElement().executeJs("this.saluranBack && this.saluranBack()");
        }
    }

    private void next(int step) {
        if (grid != null) {
            grid.getElement().executeJs("this.saluranNext($0)", step);
        }
    }
}
