package io.saluran.ui.people;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.db.Viewer;
import io.saluran.platform.internal.people.Profiles;
import io.saluran.platform.internal.people.SignIn;
import io.saluran.ui.testing.ClassPathTexts;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X5")
class ProfileViewTest extends PeoplePagesCase {

    private static final String PHRASE = "a long test phrase";
    private UUID mei;
    private Viewer viewer;

    @BeforeEach
    void page() {
        mei = people.person("Mei Ling", "mei@aliran.example", PHRASE);
        viewer = people.directory().viewer(mei);
        show(new ProfileView(viewer, profiles(), ClassPathTexts.catalogue()));
    }

    private Profiles profiles() {
        return new Profiles(db, new SignIn(db, audit, clock), audit, events, clock);
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"}) // this select holds words
    void how_it_looks_is_kept() {
        _setValue((Select<String>) _get(Select.class, spec -> spec.withLabel("Colours")), "dark");
        _click(_get(Button.class, spec -> spec.withText("Save")));

        assertThat(profiles().of(mei).theme()).isEqualTo("dark");
        assertThat(_find(Notification.class)).hasSize(1);
    }

    @Test
    void a_name_is_needed() {
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "  ");
        _click(_get(Button.class, spec -> spec.withText("Save")));

        assertThat(_get(TextField.class, spec -> spec.withLabel("Name")).isInvalid()).isTrue();
        assertThat(profiles().of(mei).name()).isEqualTo("Mei Ling");
    }

    @Test
    void a_short_password_or_a_wrong_old_one_is_told_beside_its_field() {
        var old = _get(PasswordField.class, spec -> spec.withLabel("Password until now"));
        var fresh = _get(PasswordField.class, spec -> spec.withLabel("New password"));
        _setValue(old, "wrong");
        _setValue(fresh, "short");
        _click(_get(Button.class, spec -> spec.withText("Change password")));
        assertThat(fresh.getErrorMessage()).isEqualTo("Use at least 10 characters.");

        _setValue(fresh, "another good phrase");
        _click(_get(Button.class, spec -> spec.withText("Change password")));

        assertThat(old.getErrorMessage()).isEqualTo("This is not your password until now.");
        assertThat(old.isInvalid()).isTrue();
    }
}
