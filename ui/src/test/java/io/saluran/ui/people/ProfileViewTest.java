package io.saluran.ui.people;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.pro.ConfirmDialogKt;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.db.Viewer;
import io.saluran.platform.internal.format.CldrFormats;
import io.saluran.platform.internal.people.PlatformPermissions;
import io.saluran.platform.internal.people.Profiles;
import io.saluran.platform.internal.people.SignIn;
import io.saluran.platform.internal.rest.Tokens;
import io.saluran.platform.internal.setting.CompanySettings;
import io.saluran.ui.component.CopyField;
import io.saluran.ui.testing.ClassPathTexts;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X5")
class ProfileViewTest extends PeoplePagesCase {

    private static final String PHRASE = "a long test phrase";
    private UUID mei;
    private Viewer viewer;
    private Tokens tokens;

    @BeforeEach
    void page() {
        mei = people.person("Mei Ling", "mei@aliran.example", PHRASE);
        var known = people.directory().viewer(mei);
        viewer = new Viewer(mei, known.name(), Set.of(PlatformPermissions.WRITE_TOKENS), known.visibility(),
                known.locale(), known.zone());
        tokens = new Tokens(db, audit, clock);
        open(viewer);
    }

    private void open(Viewer of) {
        var formats = new CldrFormats(new CompanySettings(db, audit, events), ClassPathTexts.catalogue(), clock);
        show(new ProfileView(of, profiles(), ClassPathTexts.catalogue(),
                new TokenList(of, tokens, formats, clock)));
    }

    private Profiles profiles() {
        return new Profiles(db, new SignIn(db, audit, clock), audit, events, clock);
    }

    @Test
    @Tag("X8")
    @SuppressWarnings({"unchecked", "rawtypes"}) // this select holds words
    void a_language_whose_bundle_is_away_is_kept_until_another_is_chosen() {
        db.write(sql -> sql.execute("update platform.person set language = 'id' where id = ?", mei));
        UI.getCurrent().removeAll();
        open(viewer);
        _setValue((Select<String>) _get(Select.class, spec -> spec.withLabel("Colours")), "dark");
        _click(_get(Button.class, spec -> spec.withText("Save")));

        assertThat(profiles().of(mei).language()).isEqualTo("id");
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
        var old = _get(PasswordField.class, spec -> spec.withLabel("Current password"));
        var fresh = _get(PasswordField.class, spec -> spec.withLabel("New password"));
        _setValue(old, "wrong");
        _setValue(fresh, "short");
        _click(_get(Button.class, spec -> spec.withText("Change password")));
        assertThat(fresh.getErrorMessage()).isEqualTo("Use at least 10 characters.");

        _setValue(fresh, "another good phrase");
        _click(_get(Button.class, spec -> spec.withText("Change password")));

        assertThat(old.getErrorMessage()).isEqualTo("This is not your current password.");
        assertThat(old.isInvalid()).isTrue();
    }

    private static Button button(String text) {
        return _get(Button.class, spec -> spec.withText(text));
    }

    @Test
    @Tag("X6")
    void a_token_shows_its_secret_once_and_is_listed_until_it_ends() {
        _click(button("Make a token"));
        var dialog = _get(NewTokenDialog.class);
        var make = _get(dialog, Button.class, spec -> spec.withText("Make a token"));
        _click(make);
        assertThat(_get(dialog, TextField.class).getErrorMessage()).isEqualTo("Say what the token is for.");

        _setValue(_get(dialog, TextField.class), "Night report");
        _click(make);

        assertThat(_get(CopyField.class).getValue()).startsWith("saluran_").hasSizeGreaterThan(40);
        var made = tokens.of(mei);
        assertThat(made).singleElement().satisfies(token -> {
            assertThat(token.name()).isEqualTo("Night report");
            assertThat(token.scope()).isEqualTo(Tokens.Scope.READ);
            assertThat(token.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofDays(90)));
        });
        _click(button("Close"));

        _click(button("End"));
        _get(ConfirmDialog.class);
        ConfirmDialogKt._fireConfirm(_get(ConfirmDialog.class));

        assertThat(tokens.of(mei)).singleElement()
                .satisfies(token -> assertThat(token.inForce(clock.instant())).isFalse());
        assertThat(_find(Button.class, spec -> spec.withText("End"))).isEmpty();
    }

    @Test
    @Tag("X6")
    void who_may_not_make_tokens_sees_nothing_of_them() {
        UI.getCurrent().removeAll();
        var without = new Viewer(mei, "Mei Ling", Set.of(), viewer.visibility(), viewer.locale(), viewer.zone());
        var formats = new CldrFormats(new CompanySettings(db, audit, events), ClassPathTexts.catalogue(), clock);
        show(new ProfileView(without, profiles(), ClassPathTexts.catalogue(),
                new TokenList(without, tokens, formats, clock)));

        assertThat(_find(Button.class, spec -> spec.withText("Make a token"))).isEmpty();
    }
}
