package io.saluran.ui.signin;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
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
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinSession;
import io.saluran.platform.internal.mail.PasswordLetters;
import io.saluran.platform.internal.people.SignIn.Outcome;
import io.saluran.ui.internal.shell.UiHost;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// The door: address and password.
@Route(value = "sign-in", autoLayout = false)
public final class SignInView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient UiHost host;
    private final EmailField email = new EmailField(getTranslation("sign-in.email"));
    private final PasswordField password = new PasswordField(getTranslation("sign-in.password"));
    private final Paragraph problem = new Paragraph();
    private String wanted = "";

    public SignInView(UiHost host, PasswordLetters letters) {
        this.host = host;
        addClassName("s-door");
        var mark = new Span();
        mark.addClassName("s-mark");
        email.getElement().setAttribute("autocomplete", "username");
        email.setErrorMessage(getTranslation("sign-in.email.wrong"));
        email.setAutofocus(true);
        email.setWidthFull();
        password.getElement().setAttribute("autocomplete", "current-password");
        password.setWidthFull();
        problem.addClassNames("s-late");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        var enter = new Button(getTranslation("sign-in.enter"), click -> enter());
        enter.addThemeVariants(ButtonVariant.PRIMARY);
        enter.addClickShortcut(Key.ENTER);
        enter.setWidthFull();
        var card = new Div(mark, new H1(getTranslation("sign-in.title", host.settings().company())), email, password,
                problem, enter);
        if (letters.isSetUp()) {
            var forgotten = new Button(getTranslation("sign-in.forgotten"),
                    click -> new ForgottenDialog(host.background(), letters, email.getValue()).open());
            forgotten.addThemeVariants(ButtonVariant.TERTIARY);
            forgotten.setWidthFull();
            card.add(forgotten);
        }
        card.add(languages());
        card.addClassName("s-signin");
        add(card);
    }

    private Div languages() {
        var row = new Div();
        row.addClassNames("s-row");
        for (var language : host.texts().languages()) {
            var name = language.getDisplayLanguage(language);
            var button = new Button(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1), click -> {
                VaadinSession.getCurrent().setLocale(language);
                UI.getCurrent().getPage().reload();
            });
            button.addThemeVariants(ButtonVariant.TERTIARY);
            button.getElement().setAttribute("lang", language.getLanguage());
            row.add(button);
        }
        return row;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        wanted = event.getLocation().getQueryParameters().getSingleParameter("to").filter(SignInView::isOurs)
                .orElse("");
        if (SignedIn.current().isPresent()) {
            event.forwardTo(wanted);
        }
    }

    /// A path of this server, not an address elsewhere.
    private static boolean isOurs(String path) {
        return !path.contains(":") && !path.startsWith("/") && !path.contains("\\");
    }

    private void enter() {
        switch (host.signIn().with(email.getValue(), password.getValue(), from())) {
            case Outcome.Welcome(var person, var epoch) -> {
                SignedIn.as(person, epoch);
                // A new page, so that push and language begin with the new session.
                UI.getCurrent().getPage().setLocation(wanted.isEmpty() ? "." : wanted);
            }
            case Outcome.Wrong() -> refuse(getTranslation("sign-in.wrong"));
            case Outcome.Locked(var until) -> refuse(getTranslation("sign-in.locked",
                    Math.max(1, Duration.between(Instant.now(), until).toMinutes() + 1)));
        }
    }

    private static String from() {
        var request = VaadinRequest.getCurrent();
        return request == null || request.getRemoteAddr() == null ? "" : request.getRemoteAddr();
    }

    private void refuse(String why) {
        problem.setText(why);
        problem.setVisible(true);
        password.clear();
        password.focus();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("sign-in.enter");
    }
}
