package io.saluran.pipeline.account;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.saluran.pipeline.account.AccountChoices.Alike;
import io.saluran.pipeline.record.Panel;
import io.saluran.platform.format.Formats;
import io.saluran.ui.component.Later;
import io.saluran.ui.component.Lucide;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// The accounts that went up in this one during the last 30 days, each with the way back; and those that may be the same as this one,
/// each with the way to merge.
final class MergesPanel extends Div {

    private static final long serialVersionUID = 1;

    private final transient Merging merging;
    private final transient Formats formats;
    private final Div rows = new Div();
    private final Panel panel = new Panel(getTranslation("account.merges"), rows);
    private final Later twice = new Later();

    MergesPanel(Merging merging, Formats formats) {
        this.merging = merging;
        this.formats = formats;
        rows.addClassName("s-stack");
        twice.getElement().setAttribute("role", "status");
        add(twice, panel);
    }

    void show(AccountList.Row shown) {
        var account = shown.id();
        if (merging.isAllowed()) {
            twice.load(() -> merging.duplicates(shown), found -> pointOut(account, found));
        }
        rows.removeAll();
        var viewer = merging.viewer();
        for (var each : merging.reading().of(viewer, account)) {
            var words = new Span(getTranslation("account.merges.one", each.gone(),
                    Objects.requireNonNullElse(each.by(), getTranslation("record.by-import")),
                    formats.date(each.at().atZone(viewer.zone()).toLocalDate(), viewer.locale())));
            words.addClassName("s-grow");
            var row = new Div(words);
            row.addClassNames("s-row", "wrap");
            if (merging.isAllowed()) {
                var back = new Button(getTranslation("account.merges.undo"), Lucide.icon("undo-2"),
                        click -> merging.undo(each.id(), account));
                back.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
                back.setAriaLabel(getTranslation("account.merges.undo-named", each.gone()));
                row.add(back);
            }
            rows.add(row);
        }
        panel.setVisible(rows.getComponentCount() > 0);
    }

    private Component pointOut(UUID account, List<Alike> found) {
        var box = new Div();
        if (found.isEmpty()) {
            return box;
        }
        box.addClassNames("s-callout", "warn", "s-alike");
        var lines = new Div(new Span(getTranslation("account.merge.twice", found.size())));
        lines.addClassNames("s-stack", "tight");
        for (var each : found) {
            var merge = new Button(getTranslation("account.merge"), click -> merging.ask(account, each.id()));
            merge.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            merge.setAriaLabel(getTranslation("account.merge.take", each.name()));
            var line = new Div(Panel.link("accounts/" + each.id(), each.name()), merge);
            line.addClassNames("s-row", "wrap");
            lines.add(line);
        }
        box.add(Lucide.icon("copy"), lines);
        return box;
    }
}
