package io.saluran.pipeline.record;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import io.saluran.ui.component.Lucide;
import java.util.Optional;
import java.util.UUID;

/// The head of a record's page.
public final class RecordHead {

    private RecordHead() {}

    /// The record that an address names.
    public static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /// The way up to the list.
    public static Div crumb(String path, String words) {
        var up = Panel.link(path, words);
        up.removeClassName("s-link");
        var crumb = new Div(up);
        crumb.addClassName("s-crumb");
        return crumb;
    }

    public static Component top(String name, Div meta, Div actions) {
        meta.addClassName("meta");
        var text = new Div(new H1(name), meta);
        text.addClassName("s-grow");
        actions.addClassName("acts");
        var top = new Header(text, actions);
        top.addClassName("top");
        return top;
    }

    /// What can be done to the whole record.
    ///
    /// @param mayDelete whether the viewer is offered to delete it
    public static Div actions(boolean mayDelete, Runnable delete) {
        var actions = new Div();
        if (mayDelete) {
            var button = new Button(Lucide.icon("trash-2"), click -> delete.run());
            button.setAriaLabel(actions.getTranslation("ui.delete"));
            button.setTooltipText(actions.getTranslation("ui.delete"));
            button.addThemeVariants(ButtonVariant.TERTIARY);
            actions.add(button);
        }
        return actions;
    }

    /// Tabs for the columns of the page, which a phone shows one at a time: the middle, the left, the right.
    public static Tabs tabs(Div columns, String middle, String left, String right) {
        var tabs = new Tabs(new Tab(middle), new Tab(left), new Tab(right));
        tabs.addClassName("s-columns3-tabs");
        columns.getElement().setAttribute("data-tab", "0");
        tabs.addSelectedChangeListener(
                chosen -> columns.getElement().setAttribute("data-tab", Integer.toString(tabs.getSelectedIndex())));
        return tabs;
    }
}
