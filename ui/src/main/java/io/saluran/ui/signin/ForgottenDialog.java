package io.saluran.ui.signin;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.EmailField;
import io.saluran.platform.internal.mail.PasswordLetters;
import io.saluran.platform.mail.Letter;
import java.util.concurrent.Executor;

/// Sends somebody who has forgotten the password a link to choose another. What it answers does not tell whether anybody
/// signs in with the address, nor does the time it takes.
final class ForgottenDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private final transient Executor background;
    private final transient PasswordLetters letters;
    private final EmailField email = new EmailField(getTranslation("sign-in.email"));

    ForgottenDialog(Executor background, PasswordLetters letters, String typed) {
        this.background = background;
        this.letters = letters;
        setHeaderTitle(getTranslation("sign-in.forgotten.title"));
        setWidth("400px");
        setMaxWidth("96vw");
        email.setValue(typed);
        email.setErrorMessage(getTranslation("sign-in.email.wrong"));
        email.setAutofocus(true);
        email.setWidthFull();
        var send = new Button(getTranslation("sign-in.forgotten.send"), click -> send());
        send.addThemeVariants(ButtonVariant.PRIMARY);
        send.addClickShortcut(Key.ENTER).listenOn(this);
        add(new Paragraph(getTranslation("sign-in.forgotten.about")), email);
        getFooter().add(new Button(getTranslation("ui.cancel"), click -> close()), send);
    }

    private void send() {
        var address = email.getValue().strip();
        email.setInvalid(!Letter.isAddress(address));
        if (email.isInvalid()) {
            return;
        }
        background.execute(() -> letters.forgotten(address));
        var said = new Paragraph(getTranslation("sign-in.forgotten.sent", address));
        said.getElement().setAttribute("role", "status");
        removeAll();
        add(said);
        getFooter().removeAll();
        getFooter().add(new Button(getTranslation("ui.close"), click -> close()));
    }
}
