package io.saluran.training.handbook;

import com.vaadin.flow.component.combobox.ComboBox;
import io.saluran.training.handbook.Handbook.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Chooses the page below which another one stands.
final class ParentField extends ComboBox<ParentField.Place> {

    private static final long serialVersionUID = 1;

    private final transient List<Place> places = new ArrayList<>();

    /// @param page null for the top of the tree
    /// @param path titles from the top on
    record Place(@Nullable UUID page, String path, List<Node> children) {}

    /// @param without a page that cannot be chosen, nor what is below it; null for none
    ParentField(HandbookDesk desk, @Nullable UUID without) {
        setLabel(getTranslation("handbook.below"));
        setWidthFull();
        var tree = desk.handbook().tree(desk.viewer());
        places.add(new Place(null, getTranslation("handbook.top"), tree));
        collect(tree, "", without);
        setItems(places);
        setItemLabelGenerator(Place::path);
        setValue(places.getFirst());
    }

    private void collect(List<Node> nodes, String above, @Nullable UUID without) {
        for (var node : nodes) {
            if (!node.id().equals(without)) {
                places.add(new Place(node.id(), above + node.title(), node.children()));
                collect(node.children(), above + node.title() + " / ", without);
            }
        }
    }

    void select(@Nullable UUID page) {
        places.stream().filter(place -> java.util.Objects.equals(place.page(), page)).findFirst()
                .ifPresent(this::setValue);
    }

    @Nullable
    UUID chosen() {
        var place = getValue();
        return place == null ? null : place.page();
    }

    List<Node> siblings() {
        var place = getValue();
        return place == null ? places.getFirst().children() : place.children();
    }
}
