package io.saluran.pipeline.deal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import io.saluran.pipeline.activity.ActivityKind;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.PageKeys;
import java.util.ArrayList;
import java.util.List;

/// Where one writes what happens on a deal: a note, a comment, what was done with the buyer, what is planned. Each stands in
/// a tab of its own, with its number as key.
final class DealComposer extends Div {

    private static final long serialVersionUID = 1;

    private final NoteForm note;
    private final CommentForm comment;
    private final List<TouchForm> touches = new ArrayList<>();
    private final Tabs tabs = new Tabs();
    private final transient List<Written> written = new ArrayList<>();

    /// A tab and what it shows.
    private record Written(String name, Tab tab, Component form, Runnable focus) {}

    DealComposer(NoteForm note, CommentForm comment, DealTouches acts) {
        this.note = note;
        this.comment = comment;
        addClassName("s-composer");
        tabs.setWidthFull();
        tabs.getElement().setAttribute("aria-label", getTranslation("deal.composer"));
        add(tabs);
        tab(getTranslation("deal.note"), "file-text", note, note::focus);
        tab(getTranslation("deal.comment"), "message-square", comment, comment::focus);
        for (var kind : ActivityKind.values()) {
            var form = new TouchForm(kind, acts);
            touches.add(form);
            tab(getTranslation("activity.kind." + kind.key()), kind.icon(), form, form::focus);
        }
        tabs.addSelectedChangeListener(change -> written.forEach(each -> {
            var chosen = each.tab().equals(change.getSelectedTab());
            each.form().setVisible(chosen);
            if (chosen && each.form() instanceof TouchForm form) {
                form.open();
            }
        }));
    }

    private void tab(String name, String icon, Component form, Runnable focus) {
        var tab = new Tab(Lucide.icon(icon), new Span(name));
        form.setVisible(written.isEmpty());
        var inside = new Div(form);
        inside.addClassName("in");
        add(inside);
        tabs.add(tab);
        written.add(new Written(name, tab, form, focus));
    }

    /// Gives each tab its number.
    void keys(PageKeys keys) {
        for (int i = 0; i < written.size(); i++) {
            var of = written.get(i);
            keys.key(String.valueOf(i + 1), of.name(), () -> open(of));
        }
    }

    private void open(Written of) {
        tabs.setSelectedTab(of.tab());
        of.focus().run();
    }

    /// Opens the tab for a call, which is what most touches are.
    void logTouch() {
        written.stream().filter(each -> each.form() instanceof TouchForm form && form.kind() == ActivityKind.CALL)
                .findFirst().ifPresent(this::open);
    }

    void show() {
        note.show();
        comment.show("");
        touches.forEach(TouchForm::show);
    }
}
