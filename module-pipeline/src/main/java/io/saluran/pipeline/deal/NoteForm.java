package io.saluran.pipeline.deal;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.saluran.ui.component.Badge;
import io.saluran.ui.component.Toast;
import io.saluran.ui.component.Tone;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Where one writes what was learned; the note is kept at the stage in which the deal is.
final class NoteForm extends Div {

    private static final long serialVersionUID = 1;

    private final transient DealDesk desk;
    private final transient DealPlace place;
    private final TextArea note = new TextArea();
    private final Badge stage = new Badge("", Tone.NEUTRAL);
    private final transient Consumer<Boolean> saved;
    private final transient Drafts drafts;
    private @Nullable UUID shownFor;

    /// @param saved told whether the deal was still there to be written on
    NoteForm(DealDesk desk, DealPlace place, Consumer<Boolean> saved) {
        this.desk = desk;
        this.place = place;
        this.saved = saved;
        drafts = new Drafts(desk.viewer().person(), "note");
        note.setPlaceholder(getTranslation("deal.note.placeholder"));
        note.setAriaLabel(getTranslation("deal.note"));
        note.setWidthFull();
        note.setMinHeight("64px");
        note.setMaxLength(20_000);
        // as it is typed, so that it is there when the page is left, and before the keys that save it
        note.setValueChangeMode(ValueChangeMode.LAZY);
        note.setValueChangeTimeout(Drafts.MOMENT);
        note.addValueChangeListener(change -> drafts.keep(place.deal().id(), change.getValue()));
        var save = new Button(getTranslation("deal.note.save"), click -> save());
        save.addClickShortcut(Key.ENTER, KeyModifier.CONTROL).listenOn(note);
        save.setTooltipText(getTranslation("deal.note.save.key"));
        var room = new Div();
        room.addClassName("s-grow");
        add(note, new Footer(room, stage, save));
    }

    void show() {
        var deal = place.deal();
        stage.setText(getTranslation("deal.note.at", deal.stageName()));
        if (!deal.id().equals(shownFor)) {
            shownFor = deal.id();
            note.setValue(drafts.of(deal.id()));
        }
    }

    void focus() {
        note.focus();
    }

    private void save() {
        if (note.getValue().isBlank()) {
            note.focus();
            return;
        }
        var there = desk.deals().note(desk.viewer(), place.deal().id(), note.getValue());
        if (there) {
            note.clear();
        } else {
            Toast.error(getTranslation("deal.gone"));
        }
        saved.accept(there);
    }
}
