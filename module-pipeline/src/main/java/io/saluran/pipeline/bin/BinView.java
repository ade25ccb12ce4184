package io.saluran.pipeline.bin;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.saluran.db.Viewer;
import io.saluran.pipeline.bin.Bin.Entry;
import io.saluran.platform.format.Formats;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.PageHeader;
import io.saluran.ui.component.PageKeys;
import io.saluran.ui.component.Toast;
import java.time.Clock;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was deleted in the last 30 days, to be restored or deleted for good, one or many.
@Route("bin")
public final class BinView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient Bin bin;
    private final transient BinActs acts;
    private final transient Formats formats;
    private final transient Clock clock;
    private final transient Viewer viewer;
    private final Grid<Entry> grid = new Grid<>();
    private final TextField text = new TextField();
    private final Button restore = new Button(getTranslation("bin.restore"), Lucide.icon("undo-2"));
    private final Button purge = new Button(getTranslation("bin.purge"), Lucide.icon("trash-2"));
    private final EmptyState none = new EmptyState(getTranslation("bin.none"));

    BinView(Bin bin, BinActs acts, Formats formats, Clock clock, Viewer viewer) {
        this.bin = bin;
        this.acts = acts;
        this.formats = formats;
        this.clock = clock;
        this.viewer = viewer;
        addClassName("s-page");
        text.setPlaceholder(getTranslation("filter.text"));
        text.setAriaLabel(getTranslation("filter.text"));
        text.setPrefixComponent(Lucide.icon("search"));
        text.setClearButtonVisible(true);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.addValueChangeListener(change -> show());
        restore.addClickListener(click -> restore(grid.getSelectedItems()));
        restore.addThemeVariants(ButtonVariant.PRIMARY);
        purge.addClickListener(click -> ask(grid.getSelectedItems()));
        purge.setVisible(viewer.may(BinPermissions.PURGE));
        columns();
        grid.setSizeFull();
        grid.setSelectionMode(Grid.SelectionMode.MULTI);
        grid.addSelectionListener(chosen -> acts());
        var bar = new Div(text, new Span(getTranslation("bin.about")));
        bar.addClassName("s-bar");
        add(new PageHeader(getTranslation("bin.title")).actions(purge, restore), bar, grid, none);
        PageKeys.on(this).key("/", getTranslation("filter.text"), text::focus);
        show();
    }

    private void columns() {
        grid.addColumn(new ComponentRenderer<>(this::name)).setHeader(getTranslation("bin.name")).setKey("name")
                .setFlexGrow(3);
        grid.addColumn(entry -> getTranslation("bin.type." + entry.type())).setHeader(getTranslation("bin.type"))
                .setKey("type").setAutoWidth(true).setFlexGrow(0);
        grid.addColumn(this::by).setHeader(getTranslation("bin.by")).setKey("by").setAutoWidth(true).setFlexGrow(0);
        grid.addColumn(this::when).setHeader(getTranslation("bin.when")).setKey("when").setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(entry -> getTranslation("bin.days-left", entry.daysLeft(clock.instant(), viewer.zone())))
                .setHeader(getTranslation("bin.left")).setKey("left").setAutoWidth(true).setFlexGrow(0);
        io.saluran.ui.component.Phone.columns(grid, "name");
    }

    private Div name(Entry entry) {
        var below = new Span(getTranslation("bin.below", getTranslation("bin.type." + entry.type()), by(entry),
                when(entry)));
        below.addClassNames("s-only-phone", "s-second-line");
        var lines = new Div(new Span(entry.name()), below);
        lines.addClassName("s-two-lines");
        return lines;
    }

    private String by(Entry entry) {
        return Objects.requireNonNullElse(entry.by(), getTranslation("record.by-import"));
    }

    private String when(Entry entry) {
        var local = entry.deletedAt().atZone(viewer.zone());
        return formats.date(local.toLocalDate(), getLocale());
    }

    private void show() {
        grid.deselectAll();
        var items = grid.setItems(
                query -> bin.rows(viewer, text.getValue(), query.getOffset(), query.getLimit()).stream());
        items.setItemCountUnknown();
        var empty = bin.rows(viewer, text.getValue(), 0, 1).isEmpty();
        grid.setVisible(!empty);
        none.setVisible(empty);
        acts();
    }

    private void acts() {
        var chosen = !grid.getSelectedItems().isEmpty();
        restore.setEnabled(chosen);
        purge.setEnabled(chosen);
    }

    private void restore(Set<Entry> chosen) {
        restore(chosen, null);
    }

    private void restore(Collection<Entry> chosen, @Nullable UUID place) {
        var restored = acts.restore(viewer, chosen, place);
        show();
        if (restored.homeless().isEmpty() || place != null) {
            Toast.show(getTranslation("bin.restored", restored.back()));
            return;
        }
        if (restored.back() > 0) {
            Toast.show(getTranslation("bin.restored", restored.back()));
        }
        new PlaceDialog(acts.places(), restored.homeless().size(), to -> restore(restored.homeless(), to)).open();
    }

    /// The one question, for it cannot be taken back.
    private void ask(Set<Entry> chosen) {
        var dialog = new Dialog(new Paragraph(getTranslation("bin.purge.ask", chosen.size())));
        dialog.setHeaderTitle(getTranslation("bin.purge"));
        dialog.setWidth("420px");
        dialog.setMaxWidth("96vw");
        var go = new Button(getTranslation("bin.purge"), click -> {
            if (dialog.isOpened()) { // and not the second click of a double click
                dialog.close();
                var gone = acts.purge(viewer, chosen);
                show();
                Toast.show(getTranslation("bin.purged", gone));
            }
        });
        go.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        dialog.getFooter().add(new Button(getTranslation("ui.cancel"), click -> dialog.close()), go);
        dialog.open();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("bin.title");
    }
}
