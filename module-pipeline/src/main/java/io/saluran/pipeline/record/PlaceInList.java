package io.saluran.pipeline.record;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.saluran.ui.component.Later;
import io.saluran.ui.component.Lucide;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Where a record stands in the list from which its page was opened, with the ways to the one before and after. It comes
/// when it is found; the page does not wait for it.
public final class PlaceInList extends Div {

    private static final long serialVersionUID = 1;

    private final transient Consumer<UUID> go;
    private final Later part = new Later();
    private transient @Nullable UUID shownFor;

    public PlaceInList(Consumer<UUID> go) {
        this.go = go;
        addClassName("s-place");
        add(part);
    }

    /// @param read empty when the page was not opened from a list, or the record is no longer in it
    public void show(UUID record, Supplier<Optional<Place>> read) {
        if (!record.equals(shownFor)) {
            part.removeAll();
            part.add(new Span());
            shownFor = record;
        }
        part.load(read, found -> found.<Component>map(this::around).orElseGet(Span::new));
    }

    private Component around(Place place) {
        var number = new Span(words(place));
        number.addClassName("s-num");
        var around = new Div(number, step("chevron-up", "K", "record.previous", place.before()),
                step("chevron-down", "J", "record.next", place.after()));
        around.addClassName("s-around");
        return around;
    }

    private String words(Place place) {
        if (!place.isNumberKnown()) {
            return getTranslation("record.place.far", Place.COUNTED);
        }
        return place.isTotalKnown()
                ? getTranslation("record.place", place.number(), place.total())
                : getTranslation("record.place.of-many", place.number(), Place.COUNTED);
    }

    private Button step(String icon, String key, String text, @Nullable UUID to) {
        var label = getTranslation(text);
        var button = new Button(Lucide.icon(icon));
        if (to != null) {
            button.addClickListener(click -> go.accept(to));
        }
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.addThemeName("icon");
        button.setAriaLabel(label);
        button.setTooltipText(label + " (" + key + ")");
        button.setEnabled(to != null);
        return button;
    }
}
