package io.saluran.ui.internal.extension;

import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import io.saluran.platform.internal.extension.Change;
import io.saluran.ui.internal.shell.Times;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;

/// Who changed which extension, and what came of it.
final class HistoryRows extends NativeTable {

    private static final long serialVersionUID = 1;

    /// @param leftThreads names of the threads that a bundle left behind when it stopped
    HistoryRows(Times times, List<Change> changes, Function<String, List<String>> leftThreads) {
        addClassNames("s-table", "full");
        var head = new NativeTableRow();
        for (var column : List.of("audit.at", "audit.person", "audit.action", "extensions.outcome")) {
            var cell = new NativeTableHeaderCell(getTranslation(column));
            cell.getElement().setAttribute("scope", "col");
            head.add(cell);
        }
        var body = new NativeTableBody();
        var told = new HashSet<String>();
        for (var change : changes) {
            var plan = change.plan();
            var to = plan.to();
            body.add(new NativeTableRow(new NativeTableCell(times.of(change.beganAt())),
                    new NativeTableCell(change.person()), new NativeTableCell(getTranslation(plan.kind().key(),
                            plan.about().name(), to == null ? plan.about().version() : to.version())),
                    new NativeTableCell(outcome(change) + (told.add(plan.about().symbolicName())
                            ? left(leftThreads.apply(plan.about().symbolicName()))
                            : ""))));
        }
        add(new NativeTableHeader(head), body);
    }

    /// Said at the latest change of a bundle.
    private String left(List<String> threads) {
        return threads.isEmpty() ? "" : " · " + getTranslation("extensions.left-threads", String.join(", ", threads));
    }

    private String outcome(Change change) {
        if (change.failedStep().isPresent()) {
            var failed = getTranslation("extension.outcome.failed", getTranslation(change.failedStep().get().key()),
                    change.failure().orElse(""));
            return change.left().isEmpty()
                    ? failed
                    : failed + " · " + getTranslation("extension.outcome.left", String.join(", ", change.left()));
        }
        return getTranslation(change.done().isPresent() ? "extensions.outcome.done" : "extensions.outcome.begun");
    }
}
