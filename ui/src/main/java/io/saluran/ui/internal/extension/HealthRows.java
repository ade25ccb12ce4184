package io.saluran.ui.internal.extension;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import io.saluran.platform.internal.guard.Calls;
import io.saluran.ui.component.Badge;
import io.saluran.ui.component.Tone;
import java.time.Duration;
import java.util.List;

/// How the code of a bundle behaves since it started: calls, errors and time of each contribution, what was switched off
/// and why.
final class HealthRows extends Details {

    private static final long serialVersionUID = 1;

    private final transient Runnable changed;

    /// @param calls of the bundle, not empty
    /// @param overdue those of them that are under way and should have ended
    /// @param changed called after one was switched on again
    HealthRows(List<Calls> calls, List<Calls> overdue, Runnable changed) {
        this.changed = changed;
        addClassName("s-health");
        var off = calls.stream().filter(each -> each.off().isPresent()).count();
        var errors = calls.stream().mapToLong(Calls::errors).sum();
        var summary = new Div(new Span(getTranslation("extensions.health.calls",
                calls.stream().mapToLong(Calls::count).sum())));
        summary.addClassNames("s-muted", "s-small");
        if (errors > 0) {
            summary.add(new Badge(getTranslation("extensions.health.errors", errors), Tone.WARNING));
        }
        if (off > 0) {
            summary.add(new Badge(getTranslation("extensions.health.off", off), Tone.OVERDUE));
        }
        if (!overdue.isEmpty()) {
            summary.add(new Badge(getTranslation("extensions.health.overdue", overdue.size()), Tone.OVERDUE));
        }
        setSummary(summary);
        setOpened(off > 0 || !overdue.isEmpty());
        overdue.forEach(each -> add(new Div(getTranslation("extensions.health.overdue-named", each.name(),
                each.kind().budget().toSeconds()))));
        add(table(calls));
        calls.stream().filter(each -> each.last().isPresent()).forEach(each -> add(trouble(each)));
    }

    private NativeTable table(List<Calls> calls) {
        var table = new NativeTable();
        table.addClassNames("s-table", "full", "stack");
        table.getElement().setAttribute("aria-label", getTranslation("extensions.health"));
        var head = new NativeTableRow();
        for (var column : List.of("what", "count", "failed", "mean", "longest", "state")) {
            var cell = new NativeTableHeaderCell(getTranslation("extensions.health." + column));
            cell.getElement().setAttribute("scope", "col");
            head.add(cell);
        }
        var body = new NativeTableBody();
        calls.forEach(each -> body.add(row(each)));
        table.add(new NativeTableHeader(head), body);
        return table;
    }

    private NativeTableRow row(Calls calls) {
        var name = new NativeTableCell(new Span(calls.name()));
        var kind = new Div(calls.kind().name());
        kind.addClassNames("s-muted", "s-small");
        name.add(kind);
        return new NativeTableRow(name, number(calls.count()), number(calls.errors()),
                millis(calls.count() == 0 ? Duration.ZERO : calls.total().dividedBy(calls.count())),
                millis(calls.longest()), state(calls));
    }

    private NativeTableCell number(long number) {
        return new NativeTableCell(getTranslation("extensions.health.number", number));
    }

    private NativeTableCell millis(Duration duration) {
        return new NativeTableCell(getTranslation("extensions.health.millis", duration.toNanos() / 1e6));
    }

    private NativeTableCell state(Calls calls) {
        if (calls.off().isEmpty()) {
            return new NativeTableCell(getTranslation("extensions.health.on"));
        }
        var again = new Button(getTranslation("extensions.health.switch-on"), click -> {
            calls.switchOn();
            changed.run();
        });
        again.setAriaLabel(getTranslation("extensions.health.switch-on-named", calls.name()));
        return new NativeTableCell(again);
    }

    private Details trouble(Calls calls) {
        var last = calls.last().orElseThrow();
        var lines = new Pre(String.join("\n", last.lines()));
        lines.addClassName("s-trace");
        var details = new Details(new Span(calls.name() + ": " + last.what()), lines);
        details.addClassName("s-small");
        return details;
    }
}
