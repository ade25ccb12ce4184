package io.saluran.training.handbook;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import io.saluran.training.handbook.Handbook.Sheet;
import io.saluran.training.handbook.Pages.Outcome;
import io.saluran.ui.component.Toast;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// Puts a page elsewhere in the tree.
final class MoveDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private final transient HandbookDesk desk;
    private final transient Sheet sheet;
    private final transient Runnable done;
    private final ParentField parent;
    private final Select<Place> place = new Select<>();

    /// @param after the title of the page before it; null for the first
    private record Place(int position, @Nullable String after) {}

    MoveDialog(HandbookDesk desk, Sheet sheet, Runnable done) {
        this.desk = desk;
        this.sheet = sheet;
        this.done = done;
        setHeaderTitle(getTranslation("handbook.move-page", sheet.title()));
        setWidth("440px");
        setMaxWidth("96vw");
        parent = new ParentField(desk, sheet.id());
        parent.select(sheet.parent());
        parent.addValueChangeListener(chosen -> showPlaces());
        place.setLabel(getTranslation("handbook.place"));
        place.setWidthFull();
        place.setItemLabelGenerator(each -> each.after() == null
                ? getTranslation("handbook.place.first")
                : getTranslation("handbook.place.after", each.after()));
        showPlaces();
        var fields = new Div(parent, place);
        fields.addClassName("s-stack");
        add(fields);
        var move = new Button(getTranslation("handbook.move"), click -> move());
        move.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("ui.cancel"), click -> close()), move);
    }

    private void showPlaces() {
        var places = new ArrayList<Place>();
        places.add(new Place(0, null));
        for (var sibling : parent.siblings()) {
            if (!sibling.id().equals(sheet.id())) {
                places.add(new Place(places.size(), sibling.title()));
            }
        }
        place.setItems(places);
        place.setValue(places.getLast());
    }

    private void move() {
        var chosen = place.getValue();
        var outcome = desk.pages().move(desk.viewer(), sheet.id(), parent.chosen(),
                chosen == null ? 0 : chosen.position(), sheet.version());
        switch (outcome) {
            case Outcome.Done moved -> Toast.show(getTranslation("handbook.moved", sheet.title()));
            case Outcome.Overtaken changed -> Toast.error(getTranslation("handbook.overtaken"));
            case Outcome.IntoItself ring -> Toast.error(getTranslation("handbook.into-itself", sheet.title()));
        }
        close();
        done.run();
    }
}
