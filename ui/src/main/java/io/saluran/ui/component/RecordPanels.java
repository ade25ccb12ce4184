package io.saluran.ui.component;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import io.saluran.db.Viewer;
import io.saluran.platform.internal.host.Contributions.Contribution;
import io.saluran.ui.internal.notification.ReminderDialog;
import io.saluran.ui.internal.shell.UiHost;
import io.saluran.ui.panel.RecordPanel;
import io.saluran.ui.panel.RecordPanel.RecordGone;
import io.saluran.ui.panel.RecordPanel.RecordRef;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// The panels that bundles put on a record's page, in order, and below them the way to be reminded of the record. They come and go with their bundles while the page is open.
public final class RecordPanels extends Div {

    private static final long serialVersionUID = 1;
    private static final int SECONDS = 10;

    private transient RecordRef record;
    private final transient Viewer viewer;
    private final transient Map<RecordPanel, Section> shown = new LinkedHashMap<>();

    public RecordPanels(RecordRef record, Viewer viewer) {
        this.record = record;
        this.viewer = viewer;
        addClassName("s-panels");
        add(remind());
    }

    /// Shows the panels for what the record is now, for example after a move to another stage.
    public void refresh(RecordRef changed) {
        record = changed;
        shown.values().forEach(this::remove);
        shown.clear();
        showPanels();
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        showPanels();
    }

    /// Adds panels that came and takes away those that went; called by the host when a bundle starts or stops.
    public void showPanels() {
        var panels = panels();
        shown.keySet().removeIf(panel -> {
            if (panels.contains(panel)) {
                return false;
            }
            var frame = shown.get(panel);
            if (frame != null) {
                remove(frame);
            }
            return true;
        });
        for (int i = 0; i < panels.size(); i++) {
            var panel = panels.get(i);
            if (!shown.containsKey(panel)) {
                var frame = frame(panel);
                shown.put(panel, frame);
                addComponentAtIndex(Math.min(i, getComponentCount()), frame);
            }
        }
    }

    private Button remind() {
        var remind = new Button(getTranslation("reminder.title"), Lucide.icon("alarm-clock"),
                click -> ReminderDialog.openFor(UI.getCurrent(), UiHost.current().reminders(), viewer));
        remind.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        return remind;
    }

    private List<RecordPanel> panels() {
        return UiHost.current().panels().all().stream()
                .map(Contribution::service)
                .filter(panel -> panel.recordType().equals(record.type()) && viewer.may(panel.permission()))
                .sorted(Comparator.comparingInt(RecordPanel::order)).toList();
    }

    private Section frame(RecordPanel panel) {
        var header = new Header(new H2(getTranslation(panel.title())));
        panel.link().ifPresent(link -> {
            var more = new Anchor(link.path(), getTranslation(link.label()));
            more.getElement().setAttribute("router-link", true);
            more.addClassName("more");
            header.add(more);
        });
        var frame = new Section(header);
        frame.addClassName("s-panel");
        var asked = record;
        var executor = UiHost.current().background();
        Later.load(frame, () -> prepare(panel, asked, executor), Supplier::get);
        return frame;
    }

    private Supplier<? extends com.vaadin.flow.component.Component> prepare(RecordPanel panel, RecordRef asked,
            ExecutorService executor) {
        var reading = executor.submit(() -> panel.prepare(asked, viewer));
        try {
            return reading.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException slow) {
            reading.cancel(true);
            return () -> new Paragraph(getTranslation("ui.panel.slow"));
        } catch (ExecutionException problem) {
            if (problem.getCause() instanceof RecordGone) {
                return () -> new Paragraph(getTranslation("ui.panel.gone"));
            }
            throw new IllegalStateException("Panel " + panel.getClass().getName() + " failed", problem.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a panel was read", interrupted);
        }
    }
}
