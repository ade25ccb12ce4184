package io.saluran.pipeline.deal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import io.saluran.ui.component.Lucide;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A chip for each filter that is set: its words open the filter's field to be edited in place, its cross takes it away.
/// A chip stays the same one while its value changes, so that what is open stays open.
final class FilterChips extends Div {

    private static final long serialVersionUID = 1;

    private final transient Map<Component, Chip> chips = new LinkedHashMap<>();

    FilterChips() {
        addClassName("s-chips");
    }

    /// A filter that is set.
    ///
    /// @param field where it is edited; it stands in a form, and comes to the chip while that is open
    record Shown(String label, String value, Component field, Runnable away) {}

    void show(List<Shown> shown) {
        var fields = shown.stream().map(Shown::field).toList();
        chips.entrySet().removeIf(each -> {
            var isGone = !fields.contains(each.getKey());
            if (isGone) {
                each.getValue().close();
                remove(each.getValue());
            }
            return isGone;
        });
        for (int i = 0; i < shown.size(); i++) {
            var each = shown.get(i);
            var chip = chips.computeIfAbsent(each.field(), Chip::new);
            chip.say(each);
            if (chip.getParent().isEmpty()) {
                addComponentAtIndex(i, chip);
            }
        }
    }

    /// Closes what is open, so that all fields are in their form.
    void close() {
        chips.values().forEach(Chip::close);
    }

    private final class Chip extends Div {

        private static final long serialVersionUID = 1;

        private final Component field;
        private final NativeButton words = new NativeButton();
        private final NativeButton cross = new NativeButton();
        private final Span label = new Span();
        private final HtmlContainer value = new HtmlContainer("b");
        private final Div place = new Div();
        private final Popover popover = new Popover(place);
        private transient Runnable away = () -> {};
        private @Nullable Div form;
        private int at;

        Chip(Component field) {
            this.field = field;
            addClassNames("s-chip", "parts");
            words.add(label, value);
            words.addClickListener(click -> edit());
            cross.add(Lucide.icon("x"));
            cross.addClickListener(click -> away.run());
            place.addClassNames("s-stack", "s-filter");
            popover.setTarget(words);
            popover.setOpenOnClick(false);
            popover.setModal(true);
            popover.addOpenedChangeListener(change -> {
                if (!change.isOpened()) {
                    putBack();
                    if (change.isFromClient()) {
                        words.focus();
                    }
                }
            });
            add(words, cross);
        }

        void say(Shown shown) {
            label.setText(shown.label());
            value.setText(shown.value());
            away = shown.away();
            popover.setAriaLabel(shown.label());
            words.getElement().setAttribute("aria-label",
                    getTranslation("filter.edit", shown.label(), shown.value()));
            cross.getElement().setAttribute("aria-label",
                    getTranslation("filter.take-away", shown.label(), shown.value()));
        }

        private void edit() {
            FilterChips.this.close();
            if (field.getParent().orElse(null) instanceof Div home) {
                form = home;
                at = home.indexOf(field);
                place.add(field);
            }
            popover.open();
            if (field instanceof Focusable<?> input) {
                input.focus();
            }
        }

        void close() {
            popover.close();
            putBack();
        }

        private void putBack() {
            if (form != null) {
                form.addComponentAtIndex(at, field);
                form = null;
            }
        }
    }
}
