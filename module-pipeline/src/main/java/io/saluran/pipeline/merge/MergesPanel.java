package io.saluran.pipeline.merge;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.saluran.pipeline.record.Choice;
import io.saluran.pipeline.record.Panel;
import io.saluran.pipeline.record.RecordRow;
import io.saluran.platform.format.Formats;
import io.saluran.ui.component.Later;
import io.saluran.ui.component.Lucide;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// The records that were merged into this one during the last 30 days, each with the way back; and those that may be the
/// same as this one, each with the way to merge.
public final class MergesPanel<V extends RecordRow> extends Div {

    private static final long serialVersionUID = 1;

    private final transient Merging<V> merging;
    private final transient Formats formats;
    private final Div rows = new Div();
    private final Panel panel;
    private final Later twice = new Later();

    public MergesPanel(Merging<V> merging, Formats formats) {
        this.merging = merging;
        this.formats = formats;
        panel = new Panel(getTranslation(merging.key("into")), rows);
        rows.addClassName("s-stack");
        twice.getElement().setAttribute("role", "status");
        add(twice, panel);
    }

    /// The button of a page that asks with which record the one on it is merged.
    public static Button button(Merging<?> merging, UUID record) {
        var merge = new Button(Lucide.icon("merge"), click -> merging.ask(record, null));
        var words = merge.getTranslation("merge.act");
        merge.setAriaLabel(words);
        merge.setTooltipText(words);
        merge.addThemeVariants(ButtonVariant.TERTIARY);
        merge.addThemeName("icon");
        return merge;
    }

    public void show(V shown) {
        var record = shown.id();
        if (merging.isAllowed()) {
            twice.load(() -> merging.duplicates(shown), found -> pointOut(record, found));
        }
        rows.removeAll();
        var viewer = merging.viewer();
        for (var each : merging.reading().of(viewer, record)) {
            var words = new Span(getTranslation("merge.one", each.gone(),
                    Objects.requireNonNullElse(each.by(), getTranslation("record.by-import")),
                    formats.date(each.at().atZone(viewer.zone()).toLocalDate(), viewer.locale())));
            words.addClassName("s-grow");
            var row = new Div(words);
            row.addClassNames("s-row", "wrap");
            if (merging.isAllowed()) {
                var back = new Button(getTranslation("merge.undo"), Lucide.icon("undo-2"),
                        click -> merging.undo(each.id(), record));
                back.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
                back.setAriaLabel(getTranslation("merge.undo-named", each.gone()));
                row.add(back);
            }
            rows.add(row);
        }
        panel.setVisible(rows.getComponentCount() > 0);
    }

    private Component pointOut(UUID record, List<Choice> found) {
        var box = new Div();
        if (found.isEmpty()) {
            return box;
        }
        box.addClassNames("s-callout", "warn", "s-alike");
        var lines = new Div(new Span(getTranslation(merging.key("twice"), found.size())));
        lines.addClassNames("s-stack", "tight");
        for (var each : found) {
            var merge = new Button(getTranslation("merge.act"), click -> merging.ask(record, each.id()));
            merge.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            merge.setAriaLabel(getTranslation("merge.take", each.name()));
            var line = new Div(Panel.link(merging.path(each.id()), each.name()), merge);
            line.addClassNames("s-row", "wrap");
            lines.add(line);
        }
        box.add(Lucide.icon("copy"), lines);
        return box;
    }
}
