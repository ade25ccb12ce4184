package io.saluran.pipeline.deal;

import com.vaadin.flow.component.ItemLabelGenerator;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Chooses in which shape a page shows its deals, such as the groups of the table or the lanes of the board; at first in
/// none. On a phone there is no room for it.
final class ShapePicker extends Select<String> {

    private static final long serialVersionUID = 1;
    private static final String NONE = "no";

    private final String name;

    /// @param name as addresses have it
    /// @param title key of what it is called
    /// @param label what each of the words is called; `no` is the one for none
    /// @param chosen runs when somebody has chosen
    ShapePicker(String name, String title, List<String> words, ItemLabelGenerator<String> label,
            Runnable chosen) {
        this.name = name;
        setItems(Stream.concat(Stream.of(NONE), words.stream()).toList());
        setItemLabelGenerator(label);
        setValue(NONE);
        setAriaLabel(getTranslation(title));
        addClassName("s-hide-phone");
        addValueChangeListener(change -> {
            if (change.isFromClient()) {
                chosen.run();
            }
        });
    }

    /// The word of what is chosen; empty for no shape.
    Optional<String> word() {
        return Optional.of(getValue()).filter(word -> !word.equals(NONE));
    }

    /// Shows what an address has; what it does not know is none.
    void show(Map<String, List<String>> parameters) {
        var wanted = String.join("", parameters.getOrDefault(name, List.of()));
        setValue(getListDataView().getItems().anyMatch(wanted::equals) ? wanted : NONE);
    }

    void none() {
        setValue(NONE);
    }

    void into(Map<String, String> parameters) {
        word().ifPresent(word -> parameters.put(name, word));
    }
}
