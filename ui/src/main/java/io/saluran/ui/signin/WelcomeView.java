package io.saluran.ui.signin;

import com.vaadin.flow.component.HasSize;
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
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.saluran.db.Viewer;
import io.saluran.platform.internal.people.Passwords;
import io.saluran.platform.internal.people.SignIn.Outcome;
import io.saluran.ui.component.CurrencyField;
import io.saluran.ui.internal.shell.UiHost;
import java.util.Locale;
import java.util.stream.Stream;

/// The first run: the company, its currency, and who administers Saluran. Opened by a link that works once.
@Route(value = "welcome/:secret", autoLayout = false)
public final class WelcomeView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient UiHost host;
    private final TextField company = new TextField(getTranslation("welcome.company"));
    private final CurrencyField currency = new CurrencyField(getTranslation("welcome.currency"));
    private final TextField name = new TextField(getTranslation("welcome.name"));
    private final EmailField email = new EmailField(getTranslation("sign-in.email"));
    private final PasswordField password = new PasswordField(getTranslation("welcome.password"));
    private final Div card = new Div();
    private String secret = "";

    public WelcomeView(UiHost host) {
        this.host = host;
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
        if (host.newPeople().opens(secret)) {
            form();
        } else {
            card.add(new H1(getTranslation("welcome.ended")), new Paragraph(getTranslation("welcome.ended.about")),
                    new Anchor("sign-in", getTranslation("sign-in.enter")));
        }
    }

    private void form() {
        currency.setValue(host.settings().reportingCurrency());
        email.getElement().setAttribute("autocomplete", "username");
        email.setErrorMessage(getTranslation("sign-in.email.wrong"));
        email.setRequiredIndicatorVisible(true);
        name.setRequiredIndicatorVisible(true);
        password.getElement().setAttribute("autocomplete", "new-password");
        password.setHelperText(getTranslation("welcome.password.help", Passwords.SHORTEST));
        var create = new Button(getTranslation("welcome.create"), click -> create());
        create.addThemeVariants(ButtonVariant.PRIMARY);
        create.addClickShortcut(Key.ENTER);
        Stream.<HasSize>of(company, name, email, password, currency).forEach(HasSize::setWidthFull);
        card.add(new H1(getTranslation("welcome.title")), new Paragraph(getTranslation("welcome.about")), company,
                currency, name, email, password, create);
    }

    private void create() {
        name.setInvalid(name.getValue().isBlank());
        name.setErrorMessage(getTranslation("welcome.name.missing"));
        email.setInvalid(!email.getValue().matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+"));
        var problem = Passwords.problem(password.getValue(), name.getValue(),
                email.getValue().toLowerCase(Locale.ROOT));
        password.setInvalid(problem != null);
        if (problem != null) {
            password.setErrorMessage(getTranslation(problem, Passwords.SHORTEST));
        }
        if (name.isInvalid() || email.isInvalid() || password.isInvalid()) {
            return;
        }
        if (host.newPeople().firstAdministrator(secret, name.getValue(), email.getValue(), password.getValue())
                .isEmpty()) {
            UI.getCurrent().getPage().reload();
            return;
        }
        if (!company.getValue().isBlank()) {
            host.settings().set(Viewer.system(), "company.name", company.getValue().strip());
        }
        currency.getOptionalValue().ifPresent(
                chosen -> host.settings().set(Viewer.system(), "company.currency", chosen.getCurrencyCode()));
        if (host.signIn().with(email.getValue(),
                password.getValue()) instanceof Outcome.Welcome(var person, var epoch)) {
            SignedIn.as(person, epoch);
        }
        next();
    }

    /// What to do first; these are whole page loads, so that push begins with the new session.
    private void next() {
        var take = new Button(getTranslation("welcome.next.import"), click -> go("import"));
        take.addThemeVariants(ButtonVariant.PRIMARY);
        var look = new Button(getTranslation("welcome.next.look"), click -> go("."));
        var demo = new Paragraph(getTranslation("welcome.next.demo"));
        demo.addClassNames("s-small", "s-muted");
        card.removeAll();
        card.add(new H1(getTranslation("welcome.next")), new Paragraph(getTranslation("welcome.next.about")), take,
                look,
                demo);
    }

    private static void go(String path) {
        UI.getCurrent().getPage().setLocation(path);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("welcome.title");
    }
}
