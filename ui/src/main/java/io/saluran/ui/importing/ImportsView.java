package io.saluran.ui.importing;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import io.saluran.db.Viewer;
import io.saluran.platform.format.Formats;
import io.saluran.platform.importing.Imports;
import io.saluran.platform.importing.PastImport;
import io.saluran.ui.component.Badge;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.component.Later;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.PageHeader;
import io.saluran.ui.component.Toast;
import io.saluran.ui.component.Tone;
import java.nio.file.Files;
import java.util.List;

/// Past imports, newest first, with the way back.
@Route("imports")
public final class ImportsView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1;
    private static final int SHOWN = 100;

    private final transient Imports imports;
    private final transient Formats formats;
    private final transient Viewer viewer;
    private final Later list = new Later();

    ImportsView(Imports imports, Formats formats, Viewer viewer) {
        this.imports = imports;
        this.formats = formats;
        this.viewer = viewer;
        addClassName("s-page");
        var scroll = new Div(list);
        scroll.addClassName("s-scroll");
        var header = new PageHeader(getTranslation("importing.past"));
        if (mayImport()) {
            header.actions(newImport());
        }
        add(header, scroll);
    }

    private boolean mayImport() {
        return !imports.targets(viewer).isEmpty();
    }

    private Button newImport() {
        var button = new Button(getTranslation("importing.title"), Lucide.icon("upload"),
                click -> UI.getCurrent().navigate("import"));
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        load();
    }

    private void load() {
        list.load(() -> imports.list(viewer, 0, SHOWN), this::table);
    }

    private Component table(List<PastImport> past) {
        if (past.isEmpty()) {
            var none = new EmptyState(getTranslation("importing.past.none"));
            if (mayImport()) {
                none.add(newImport());
            }
            return none;
        }
        var table = new NativeTable();
        table.addClassNames("s-table", "full", "stack");
        table.getElement().setAttribute("aria-label", getTranslation("importing.past"));
        var head = table.getHead().addRow();
        for (var key : List.of("file", "when", "state", "created", "updated", "unchanged", "rejected", "action")) {
            var cell = new NativeTableHeaderCell(getTranslation("importing.past." + key));
            if (List.of("created", "updated", "unchanged", "rejected").contains(key)) {
                cell.addClassName("n");
            }
            head.add(cell);
        }
        past.forEach(each -> table.getBody().add(row(each)));
        return table;
    }

    private NativeTableRow row(PastImport past) {
        var file = new NativeTableCell();
        var name = new Span(past.fileName());
        name.addClassName("s-medium");
        var what = new Div(getTranslation("importing.past.what", past.number(),
                getTranslation("import.target." + past.target())));
        what.addClassNames("s-small", "s-secondary");
        file.add(name, what);
        var when = labelled("when");
        var by = new Div(past.by());
        by.addClassNames("s-small", "s-secondary");
        when.add(new Span(formats.time(past.startedAt(), viewer.zone(), getLocale())), by);
        var row = new NativeTableRow(file, when, state(past));
        row.add(count("created", past.created()), count("updated", past.updated()),
                count("unchanged", past.unchanged()), count("rejected", past.rejected()));
        row.add(actions(past));
        return row;
    }

    private NativeTableCell count(String what, long rows) {
        var cell = labelled(what);
        cell.setText(formats.number(rows, getLocale()));
        cell.addClassName("n");
        return cell;
    }

    /// On a phone each stands on a line of its own, after its heading.
    private NativeTableCell labelled(String what) {
        var cell = new NativeTableCell();
        cell.getElement().setAttribute("data-label", getTranslation("importing.past." + what));
        return cell;
    }

    private NativeTableCell state(PastImport past) {
        var cell = labelled("state");
        var tone = switch (past.state()) {
            case DONE -> Tone.WON;
            case RUNNING -> Tone.INFO;
            case FAILED -> Tone.OVERDUE;
            case UNDONE, CANCELLED -> Tone.NEUTRAL;
            case PARTLY -> Tone.WARNING;
        };
        cell.add(new Badge(getTranslation("importing.state." + past.state().name().toLowerCase(java.util.Locale.ROOT)),
                tone));
        if (past.kept() > 0) {
            var kept = new NativeButton(getTranslation("importing.past.kept", past.kept()),
                    click -> showKept(past.kept(), past.keptNames()));
            kept.addClassNames("s-link", "s-small");
            kept.setAriaLabel(getTranslation("importing.past.kept-of", past.fileName()));
            cell.add(new Div(kept));
        }
        return cell;
    }

    private NativeTableCell actions(PastImport past) {
        var buttons = new Div();
        buttons.addClassName("s-row");
        if (past.hasRejected()) {
            var link = new Anchor(DownloadHandler.fromInputStream(event -> imports.rejectedFile(viewer, past.id())
                    .map(ImportsView::response).orElseGet(() -> DownloadResponse.error(404))), "");
            link.add(Lucide.icon("download"), new Span(getTranslation("importing.rejected")));
            link.addClassNames("s-link", "s-row");
            buttons.add(link);
        }
        if (past.undoUntil() != null && past.created() + past.updated() > 0) {
            var undo = new Button(getTranslation(past.kept() > 0 ? "importing.past.undo-rest" : "importing.done.undo"),
                    Lucide.icon("undo-2"));
            undo.addThemeVariants(ButtonVariant.SMALL);
            undo.setAriaLabel(getTranslation("importing.past.undo-of", past.fileName()));
            undo.addClickListener(click -> {
                undo.setEnabled(false);
                takeBack(past);
            });
            buttons.add(undo);
        }
        var cell = new NativeTableCell();
        cell.add(buttons);
        return cell;
    }

    private static DownloadResponse response(java.nio.file.Path file) {
        try {
            return new DownloadResponse(Files.newInputStream(file), String.valueOf(file.getFileName()), "text/csv",
                    Files.size(file));
        } catch (java.io.IOException problem) {
            throw new java.io.UncheckedIOException(problem);
        }
    }

    private void takeBack(PastImport past) {
        var ui = UI.getCurrent();
        var going = new RunStep(getTranslation("importing.undo.title"), formats);
        var progress = going.progress();
        var dialog = new Dialog(going);
        dialog.getElement().setAttribute("aria-label", getTranslation("importing.undo.title"));
        dialog.open();
        OffUi.run(ui, () -> imports.undo(viewer, past.id(), progress), kept -> {
            dialog.close();
            load();
            if (kept.isEmpty()) {
                Toast.show(getTranslation("importing.undone.toast", past.fileName()));
            } else {
                showKept(kept.size(), kept);
            }
        }, problem -> {
            dialog.close();
            load();
            Toast.error(OffUi.words(ui, problem));
        });
    }

    private void showKept(long count, List<String> names) {
        var dialog = new Dialog(ResultStep.undone(count, names));
        dialog.getFooter().add(new Button(getTranslation("ui.close"), click -> dialog.close()));
        dialog.open();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("importing.past");
    }
}
