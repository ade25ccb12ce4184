package io.saluran.ui.internal.mail;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.platform.internal.mail.MailServer;
import io.saluran.platform.internal.mail.MailServer.Security;
import io.saluran.platform.mail.Letter;
import java.util.Optional;
import java.util.stream.Stream;

/// Where letters go out. The password that is kept never gets here.
final class MailForm extends Div {

    private static final long serialVersionUID = 1;
    private static final int USUAL_PORT = 587;
    private static final int LAST_PORT = 65_535;
    private static final int LONGEST = 253;

    private final TextField host = new TextField(getTranslation("mailing.host"));
    private final IntegerField port = new IntegerField(getTranslation("mailing.port"));
    private final Select<Security> security = new Select<>();
    private final TextField login = new TextField(getTranslation("mailing.login"));
    private final PasswordField password = new PasswordField(getTranslation("mailing.password"));
    private final EmailField sender = new EmailField(getTranslation("mailing.sender"));
    private final TextField address = new TextField(getTranslation("mailing.address"));

    MailForm() {
        addClassName("s-stack");
        host.setRequiredIndicatorVisible(true);
        host.setErrorMessage(getTranslation("mailing.host.missing"));
        host.setMaxLength(LONGEST);
        port.setHelperText(getTranslation("mailing.port.help"));
        port.setErrorMessage(getTranslation("mailing.port.wrong"));
        port.setMin(1);
        port.setMax(LAST_PORT);
        security.setLabel(getTranslation("mailing.security"));
        security.setItems(Security.values());
        security.setItemLabelGenerator(each -> getTranslation("mailing.security." + each.key()));
        login.setHelperText(getTranslation("mailing.login.help"));
        login.getElement().setAttribute("autocomplete", "off");
        password.getElement().setAttribute("autocomplete", "new-password");
        password.setRevealButtonVisible(false);
        sender.setRequiredIndicatorVisible(true);
        sender.setHelperText(getTranslation("mailing.sender.help"));
        sender.setErrorMessage(getTranslation("mailing.sender.wrong"));
        address.setRequiredIndicatorVisible(true);
        address.setHelperText(getTranslation("mailing.address.help"));
        address.setErrorMessage(getTranslation("mailing.address.wrong"));
        Stream.<HasSize>of(host, port, security, login, password, sender, address).forEach(HasSize::setWidthFull);
        add(host, port, security, login, password, sender, address);
        show(Optional.empty());
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        if (address.isEmpty()) {
            attached.getUI().getPage().executeJs("return new URL('.', document.baseURI).href")
                    .then(String.class, here -> address.setValue(here.replaceFirst("/+$", "")));
        }
    }

    void show(Optional<MailServer> server) {
        host.setValue(server.map(MailServer::host).orElse(""));
        port.setValue(server.map(MailServer::port).orElse(USUAL_PORT));
        security.setValue(server.map(MailServer::security).orElse(Security.STARTTLS));
        login.setValue(server.map(MailServer::login).orElse(""));
        password.clear();
        password.setHelperText(getTranslation(server.filter(each -> !each.password().isEmpty()).isPresent()
                ? "mailing.password.kept"
                : "mailing.password.none"));
        sender.setValue(server.map(MailServer::sender).orElse(""));
        server.map(MailServer::address).ifPresent(address::setValue);
    }

    /// What stands in it, with an empty password for the one that is kept; empty when something is wrong, which is marked.
    Optional<MailServer> value() {
        host.setInvalid(host.getValue().isBlank());
        port.setInvalid(port.getValue() == null || port.getValue() < 1 || port.getValue() > LAST_PORT);
        sender.setInvalid(!Letter.isAddress(sender.getValue().strip()));
        var reached = address.getValue().strip().replaceFirst("/+$", "");
        address.setInvalid(!reached.matches("https?://[^\\s?#]+"));
        if (host.isInvalid() || port.isInvalid() || sender.isInvalid() || address.isInvalid()) {
            return Optional.empty();
        }
        return Optional.of(new MailServer(host.getValue().strip(), port.getValue(), security.getValue(),
                login.getValue().strip(), password.getValue(), sender.getValue().strip(), reached));
    }
}
