package io.saluran.pipeline.record;

import com.vaadin.flow.component.combobox.ComboBox;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A thing to choose, by its name.
public record Choice(UUID id, String name) {

    /// @return null when either is missing, as for an owner that is not set
    public static @Nullable Choice of(@Nullable UUID id, @Nullable String name) {
        return id == null || name == null ? null : new Choice(id, name);
    }

    public static @Nullable UUID idOf(@Nullable Choice choice) {
        return choice == null ? null : choice.id();
    }

    /// The one of a box's choices with an id; null when there is none.
    public static @Nullable Choice find(ComboBox<Choice> box, @Nullable UUID id) {
        return box.getListDataView().getItems().filter(choice -> choice.id().equals(id)).findFirst().orElse(null);
    }

    /// A box with these to choose from.
    public static ComboBox<Choice> box(List<Choice> choices) {
        var box = new ComboBox<Choice>();
        box.setItems(choices);
        return named(box);
    }

    /// A box that asks for what fits the typed text, as there may be many.
    public static ComboBox<Choice> box(Source source) {
        var box = new ComboBox<Choice>();
        box.setItems(query -> source.page(query.getFilter().orElse(""), query.getOffset(), query.getLimit()));
        return named(box);
    }

    private static ComboBox<Choice> named(ComboBox<Choice> box) {
        box.setItemLabelGenerator(Choice::name);
        box.setClearButtonVisible(true);
        return box;
    }

    /// Finds things by part of their name.
    @FunctionalInterface
    public interface Source {
        Stream<Choice> page(String text, int offset, int limit);
    }
}
