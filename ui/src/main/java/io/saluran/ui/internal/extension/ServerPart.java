package io.saluran.ui.internal.extension;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.saluran.platform.internal.host.Leftovers;
import io.saluran.platform.internal.node.Nodes;
import io.saluran.ui.component.Badge;
import io.saluran.ui.component.Tone;
import io.saluran.ui.internal.shell.Times;
import io.saluran.ui.internal.shell.UiHost;
import java.time.OffsetDateTime;
import java.util.List;

/// What extensions have left in the memory of this server, and the other servers when more than one works on the
/// database.
final class ServerPart extends Div {

    private static final long serialVersionUID = 1;

    private final transient Nodes nodes;
    private final transient Times times;

    /// What there is to tell.
    record State(List<Leftovers.Left> left, List<Nodes.Seen> nodes) {

        static State of(UiHost host, Nodes nodes) {
            return new State(host.framework().revisions().leftovers().all(), nodes.live());
        }
    }

    ServerPart(State state, UiHost host, Nodes nodes, Times times) {
        this.nodes = nodes;
        this.times = times;
        addClassName("s-stack");
        add(new H2(getTranslation("extensions.held.title")), state.left().isEmpty()
                ? new Paragraph(getTranslation("extensions.held.none"))
                : new HeldPart(state.left(), host, times));
        if (state.nodes().size() > 1) {
            add(new H2(getTranslation("extensions.nodes.title")), table(state.nodes()));
        }
    }

    private NativeTable table(List<Nodes.Seen> live) {
        var table = new NativeTable();
        table.addClassNames("s-table", "stack");
        table.getElement().setAttribute("aria-label", getTranslation("extensions.nodes.title"));
        var head = new NativeTableRow();
        for (var column : List.of("node", "version", "since", "seen")) {
            var cell = new NativeTableHeaderCell(getTranslation("extensions.nodes." + column));
            cell.getElement().setAttribute("scope", "col");
            head.add(cell);
        }
        var body = new NativeTableBody();
        live.forEach(each -> body.add(row(each)));
        table.add(new NativeTableHeader(head), body);
        return table;
    }

    private NativeTableRow row(Nodes.Seen seen) {
        var name = new NativeTableCell(new Span(seen.node().home()));
        if (nodes.isSelf(seen.node())) {
            name.add(new Span(" "), new Badge(getTranslation("extensions.nodes.this"), Tone.INFO));
        }
        return new NativeTableRow(name, new NativeTableCell(seen.node().version()), at("since", seen.since()),
                at("seen", seen.lastSeen()));
    }

    // Where the table is stacked, its head is not there to say what a time means.
    private NativeTableCell at(String column, OffsetDateTime when) {
        var cell = new NativeTableCell(times.of(when.toInstant()));
        cell.getElement().setAttribute("data-label", getTranslation("extensions.nodes." + column));
        return cell;
    }
}
