package io.saluran.ui.signin;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.saluran.platform.internal.people.Invitations;
import io.saluran.platform.internal.people.Invitations.Invited;
import io.saluran.platform.internal.people.Passwords;
import io.saluran.platform.internal.people.SignIn.Outcome;
import io.saluran.ui.internal.shell.UiHost;

/// Where an invited person chooses the password. Opened by a link that works once.
@Route(value = "invitation/:secret", autoLayout = false)
public final class InvitationView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient UiHost host;
    private final transient Invitations invitations;
    private final PasswordField password = new PasswordField(getTranslation("sign-in.password"));
    private final Div card = new Div();
    private String secret = "";

    public InvitationView(UiHost host, Invitations invitations) {
        this.host = host;
        this.invitations = invitations;
        addClassName("s-door");
        card.addClassName("s-signin");
        add(card);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        open(event.getRouteParameters().get("secret").orElse(""));
    }

    void open(String secretOfLink) {
        secret = secretOfLink;
        card.removeAll();
        var mark = new Span();
        mark.addClassName("s-mark");
        card.add(mark);
        invitations.opens(secret).ifPresentOrElse(this::form, this::ended);
    }

    private void ended() {
        var signIn = new Anchor("sign-in", getTranslation("sign-in.enter"));
        card.add(new H1(getTranslation("welcome.ended")), new Paragraph(getTranslation("invitation.ended.about")),
                signIn);
    }

    private void form(Invited invited) {
        // The address stands in a field, so that a password manager keeps both together.
        var email = new EmailField(getTranslation("sign-in.email"));
        email.setValue(invited.email());
        email.setReadOnly(true);
        email.setWidthFull();
        email.getElement().setAttribute("autocomplete", "username");
        password.getElement().setAttribute("autocomplete", "new-password");
        password.setHelperText(getTranslation("welcome.password.help", Passwords.SHORTEST));
        password.setAutofocus(true);
        password.setWidthFull();
        var enter = new Button(getTranslation("invitation.accept"), click -> accept(invited));
        enter.addThemeVariants(ButtonVariant.PRIMARY);
        enter.addClickShortcut(Key.ENTER);
        enter.setWidthFull();
        card.add(new H1(getTranslation("invitation.title", invited.name())),
                new Paragraph(getTranslation("invitation.about", host.settings().company())), email, password, enter);
    }

    private void accept(Invited invited) {
        var problem = Passwords.problem(password.getValue(), invited.name(), invited.email());
        password.setInvalid(problem != null);
        if (problem != null) {
            password.setErrorMessage(getTranslation(problem, Passwords.SHORTEST));
            return;
        }
        if (!invitations.accept(secret, password.getValue())) {
            UI.getCurrent().getPage().reload();
            return;
        }
        if (host.signIn().with(invited.email(),
                password.getValue()) instanceof Outcome.Welcome(var person, var epoch)) {
            SignedIn.as(person, epoch);
        }
        UI.getCurrent().getPage().setLocation(".");
    }

    @Override
    public String getPageTitle() {
        return getTranslation("invitation.accept");
    }
}
