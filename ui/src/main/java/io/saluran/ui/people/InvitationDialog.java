package io.saluran.ui.people;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import io.saluran.ui.component.CopyField;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.Toast;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Shows a link with which a person chooses the password, once; it cannot be shown again.
final class InvitationDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private final CopyField link;
    private final String path;

    /// @param send sends the link to whom it is for, and says to which address; empty while mail is not set up
    InvitationDialog(String name, String secret, Optional<UnaryOperator<String>> send) {
        path = "invitation/" + secret;
        setHeaderTitle(getTranslation("people.invitation", name));
        setWidth("480px");
        setMaxWidth("96vw");
        link = new CopyField(getTranslation("people.invitation.link"), path);
        add(new Paragraph(getTranslation("people.invitation.about", name)), link);
        getFooter().add(new Button(getTranslation("ui.close"), click -> close()));
        send.ifPresent(by -> getFooter().add(new Button(getTranslation("people.invitation.send"), Lucide.icon("mail"),
                click -> {
                    var address = by.apply(secret);
                    close();
                    Toast.show(getTranslation("people.invitation.sent", address));
                })));
        getFooter().add(link.copy());
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        // Only the browser knows by which address people reach this server.
        attached.getUI().getPage().executeJs("return new URL($0, document.baseURI).href", path)
                .then(String.class, link::setValue);
    }
}
