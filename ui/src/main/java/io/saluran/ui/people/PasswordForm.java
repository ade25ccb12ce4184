package io.saluran.ui.people;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.dom.Style;
import io.saluran.db.Viewer;
import io.saluran.platform.internal.people.Passwords;
import io.saluran.platform.internal.people.Profiles;
import io.saluran.platform.internal.people.SignIn.Outcome;
import io.saluran.ui.component.Toast;
import io.saluran.ui.signin.SignedIn;
import java.time.Duration;
import java.time.Instant;

/// Changes one's password; all other sessions end.
final class PasswordForm extends Div {

    private static final long serialVersionUID = 1;

    private final transient Viewer viewer;
    private final transient Profiles profiles;
    private final PasswordField old = new PasswordField(getTranslation("profile.password.old"));
    private final PasswordField fresh = new PasswordField(getTranslation("profile.password.new"));

    PasswordForm(Viewer viewer, Profiles profiles) {
        this.viewer = viewer;
        this.profiles = profiles;
        addClassName("s-stack");
        old.getElement().setAttribute("autocomplete", "current-password");
        fresh.getElement().setAttribute("autocomplete", "new-password");
        fresh.setHelperText(getTranslation("welcome.password.help", Passwords.SHORTEST));
        old.setWidthFull();
        fresh.setWidthFull();
        var change = new Button(getTranslation("profile.password.change"), click -> change());
        change.getStyle().setAlignSelf(Style.AlignSelf.START);
        add(old, fresh, change);
    }

    private void change() {
        var problem = Passwords.problem(fresh.getValue(), viewer.name(), profiles.of(viewer.person()).email());
        old.setInvalid(false);
        fresh.setInvalid(problem != null);
        if (problem != null) {
            fresh.setErrorMessage(getTranslation(problem, Passwords.SHORTEST));
            return;
        }
        switch (profiles.changePassword(viewer, old.getValue(), fresh.getValue())) {
            case Outcome.Welcome(var person, var epoch) -> {
                SignedIn.as(person, epoch);
                old.clear();
                fresh.clear();
                Toast.show(getTranslation("profile.password.changed"));
            }
            case Outcome.Wrong() -> refuse(getTranslation("profile.password.wrong"));
            case Outcome.Locked(var until) -> refuse(getTranslation("sign-in.locked",
                    Math.max(1, Duration.between(Instant.now(), until).toMinutes() + 1)));
        }
    }

    private void refuse(String why) {
        old.setErrorMessage(why);
        old.setInvalid(true);
        old.focus();
    }
}
