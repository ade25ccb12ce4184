package io.saluran.ui.people;

import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import io.saluran.db.Viewer;
import io.saluran.platform.format.Formats;
import io.saluran.platform.internal.audit.AuditTrail.Entry;
import io.saluran.platform.internal.audit.AuditWords;
import io.saluran.platform.text.Texts;
import java.util.List;

/// The table of the audit log.
final class AuditRows extends NativeTable {

    private static final long serialVersionUID = 1;

    private final transient Words words;
    private final NativeTableBody body = new NativeTableBody();

    /// How entries are put into the viewer's words.
    record Words(Viewer viewer, Formats formats, Texts texts) {

        /// The action, or its key when its bundle is not there to say it.
        String action(String key) {
            return new AuditWords(texts, viewer.locale()).action(key);
        }

        /// To what it was done; a setting by its label.
        String subject(Entry entry) {
            return new AuditWords(texts, viewer.locale()).subject(entry.action(), entry.subject());
        }

        String time(Entry entry) {
            return formats.time(entry.at(), viewer.zone(), viewer.locale());
        }
    }

    AuditRows(Words words, List<Entry> entries) {
        this.words = words;
        addClassNames("s-table", "full", "stack", "s-audit");
        var head = new NativeTableRow();
        for (var column : List.of("audit.at", "audit.person", "audit.action", "audit.subject")) {
            var cell = new NativeTableHeaderCell(getTranslation(column));
            cell.getElement().setAttribute("scope", "col");
            head.add(cell);
        }
        add(new NativeTableHeader(head), body);
        append(entries);
    }

    void append(List<Entry> entries) {
        for (var entry : entries) {
            body.add(new NativeTableRow(new NativeTableCell(words.time(entry)), new NativeTableCell(entry.person()),
                    new NativeTableCell(words.action(entry.action())), new NativeTableCell(words.subject(entry))));
        }
    }
}
