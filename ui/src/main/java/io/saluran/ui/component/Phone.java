package io.saluran.ui.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import java.util.Arrays;

/// What differs on a narrow screen and cannot be said in CSS.
public final class Phone {

    private Phone() {}

    /// Leaves only these columns on a screen of a phone's width; their cells say the rest in a second line
    /// (`s-two-lines` with an `s-second-line`).
    ///
    /// @param keys of the columns that stay
    public static void columns(Grid<?> grid, String... keys) {
        var stay = Arrays.asList(keys);
        whenNarrow(grid, () -> {
            grid.addThemeName("phone");
            grid.getColumns().forEach(column -> column.setVisible(stay.contains(column.getKey())));
        });
    }

    /// Runs each time that something comes onto a screen of a phone's width.
    public static void whenNarrow(Component component, Runnable action) {
        component.addAttachListener(attached -> component.getElement()
                .executeJs("return matchMedia('(width <= 640px)').matches")
                .then(Boolean.class, narrow -> {
                    if (narrow) {
                        action.run();
                    }
                }));
    }
}
