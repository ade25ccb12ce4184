package example.rimba.competitors;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.panel.RecordPanel.RecordRef;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CompetitorsViewTest extends CompetitorsCase {

    private void page(Viewer viewer) {
        var view = show(new CompetitorsView(list, competitors, events, viewer));
        _setValue(_get(view, TextField.class), "x");
        _setValue(_get(view, TextField.class), "");
    }

    private void panel(UUID deal, Viewer viewer) {
        show(new EncounterPanel(encounters, list).prepare(new RecordRef("deal", deal, Map.of()), viewer).get());
    }

    private static List<String> words() {
        return _find(Span.class).stream().map(Span::getText).toList();
    }

    private static Button button(String label) {
        return _get(Button.class, spec -> spec.withPredicate(button -> label.equals(button.getText())
                || label.equals(button.getElement().getAttribute("aria-label"))));
    }

    @Test
    void an_empty_page_says_what_will_be_here_and_leads_there() {
        page(mei);
        assertThat(_get(EmptyState.class).getElement().getTextRecursively()).contains("No competitors yet");
        _click(_find(Button.class, spec -> spec.withText("New competitor")).getLast());
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "Sejuk Jaya");

        _click(button("Save"));

        assertThat(words()).contains("Sejuk Jaya", "Not met yet", "No deal closed yet");
    }

    @Test
    void what_is_deleted_can_be_taken_back() {
        competitor("Sejuk Jaya");
        page(mei);
        _click(button("Delete Sejuk Jaya"));
        assertThat(words()).doesNotContain("Sejuk Jaya");

        _click(button("Undo"));

        assertThat(words()).contains("Sejuk Jaya");
    }

    @Test
    void who_may_only_read_has_no_buttons() {
        competitor("Sejuk Jaya");
        page(guest);
        assertThat(words()).contains("Sejuk Jaya");
        _assertNone(Button.class);
    }

    @Test
    void a_deal_shows_whom_we_meet_and_how_to_beat_them() {
        var sejuk = competitor("Sejuk Jaya");
        panel(Ids.next(), arvind);
        @SuppressWarnings("unchecked")
        ComboBox<CompetitorList.Row> chooser = _get(ComboBox.class);
        _setValue(chooser, row(mei, "sejuk"));
        assertThat(words()).contains("Sejuk Jaya", "Cheap", "Show the warranty");

        _click(button("Remove Sejuk Jaya from this deal"));
        assertThat(words()).doesNotContain("Sejuk Jaya");
        _click(button("Undo"));
        assertThat(words()).contains("Sejuk Jaya");
        assertThat(row(arvind, "sejuk")).extracting(CompetitorList.Row::id, CompetitorList.Row::met)
                .containsExactly(sejuk, 1);
    }

    @Test
    void the_tile_says_how_often_we_win() {
        var deal = Ids.next();
        encounters.note(mei, deal, competitor("Sejuk Jaya"));
        encounters.close(deal, true);

        Component tile = show(new WinRateTile(list).prepare(mei).get());

        assertThat(tile.getElement().getTextRecursively()).contains("Sejuk Jaya", "Won 1 of 1");
    }

    @Test
    void it_speaks_malay() {
        competitor("Sejuk Jaya");
        speak(Locale.of("ms"));
        page(mei);
        assertThat(words()).contains("Belum ditemui");
        assertThat(UI.getCurrent().getTranslation("competitors.title")).isEqualTo("Pesaing");
    }
}
