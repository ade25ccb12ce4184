package io.saluran.ui.people;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.db.Viewer;
import io.saluran.platform.internal.people.StaffList;
import io.saluran.platform.internal.people.StaffList.Row;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.testing.TestLetters;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X5")
class PeopleViewTest extends PeoplePagesCase {

    private PeopleView page(Viewer viewer) {
        return show(new PeopleView(viewer, new StaffList(db), desk()));
    }

    private static List<String> shown() {
        return GridKt._findAll(grid(Row.class)).stream().map(Row::name).toList();
    }

    @Test
    void it_lists_who_is_active_and_finds_by_words() {
        people.person("Mei Ling");
        people.person("Arvind Kumar");
        page(boss);
        assertThat(shown()).containsExactly("Arvind Kumar", "Boss", "Mei Ling");

        _setValue(_get(TextField.class), "mei");

        assertThat(shown()).containsExactly("Mei Ling");
    }

    @Test
    void a_filter_that_finds_nobody_offers_to_clear_it() {
        page(boss);
        _setValue(_get(TextField.class), "nobody is called that");
        assertThat(_find(EmptyState.class)).hasSize(1);

        _click(_get(Button.class, spec -> spec.withText("Clear filters")));

        assertThat(shown()).containsExactly("Boss");
    }

    @Test
    void a_person_added_with_an_address_gets_an_invitation_link() {
        page(boss);
        _click(_get(Button.class, spec -> spec.withText("Add person")));
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "Mei Ling");
        _setValue(_get(EmailField.class), "Mei@Aliran.example");

        _click(_get(Button.class, spec -> spec.withText("Save")));

        assertThat(_get(Dialog.class).getHeaderTitle()).isEqualTo("Invitation for Mei Ling");
        assertThat(_get(TextField.class, spec -> spec.withLabel("Link")).getValue()).startsWith("invitation/");
        assertThat(people.directory().byEmail("mei@aliran.example")).isPresent();
    }

    @Test
    void the_link_of_an_invitation_is_sent_by_mail_where_mail_is_set_up() {
        TestLetters.setUp(db, clock, events);
        page(boss);
        _click(_get(Button.class, spec -> spec.withText("Add person")));
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "Mei Ling");
        _setValue(_get(EmailField.class), "mei@aliran.example");
        _click(_get(Button.class, spec -> spec.withText("Save")));
        _click(_get(Button.class, spec -> spec.withText("Send it by email")));

        String text = db.read(sql -> sql.fetchSingle("select recipient || ': ' || body from platform.mail")
                .get(0, String.class));
        assertThat(text).startsWith("mei@aliran.example: Hello Mei Ling")
                .contains("https://saluran.aliran.example/invitation/");
    }

    @Test
    void a_wrong_or_taken_address_and_a_missing_name_are_told_beside_the_field() {
        people.person("Mei Ling", "mei@aliran.example", "a long test phrase");
        page(boss);
        _click(_get(Button.class, spec -> spec.withText("Add person")));
        _click(_get(Button.class, spec -> spec.withText("Save")));
        assertThat(_get(TextField.class, spec -> spec.withLabel("Name")).isInvalid()).isTrue();

        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "Other");
        _setValue(_get(EmailField.class), "mei@aliran.example");
        _click(_get(Button.class, spec -> spec.withText("Save")));

        assertThat(_get(EmailField.class).getErrorMessage()).isEqualTo("Mei Ling signs in with this address.");
    }

    @Test
    void deactivating_can_be_taken_back() {
        var mei = people.person("Mei Ling");
        page(boss);
        GridKt._clickItem(grid(Row.class), 1);

        _click(_get(Button.class, spec -> spec.withText("Deactivate")));
        assertThat(people.directory().find(mei).orElseThrow().active()).isFalse();
        assertThat(_find(Notification.class)).hasSize(1);

        _click(_get(Button.class, spec -> spec.withText("Undo")));
        assertThat(people.directory().find(mei).orElseThrow().active()).isTrue();
    }

    @Test
    void one_who_may_only_look_finds_no_button_to_change() {
        page(people.viewer(people.person("Rep"), "own", "platform.people.read"));

        assertThat(shown()).containsExactly("Boss", "Rep");
        _assertNone(Button.class);
    }

    @Test
    void the_second_line_of_a_phone_says_what_its_columns_would() {
        people.person("Mei Ling");
        page(boss);

        var name = GridKt._getCellComponent(grid(Row.class), 1, "name");
        assertThat(name.getElement().getTextRecursively()).contains("Mei Ling", "Cannot sign in yet");
    }

    @Test
    void it_speaks_malay() {
        speak(Locale.of("ms"));
        page(boss);

        assertThat(_find(Button.class, spec -> spec.withText("Tambah kakitangan"))).hasSize(1);
    }
}
