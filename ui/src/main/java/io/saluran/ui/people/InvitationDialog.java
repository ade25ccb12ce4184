package io.saluran.ui.people;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.Toast;

/// Shows a link with which a person chooses the password, once; it cannot be shown again.
final class InvitationDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private final TextField link = new TextField(getTranslation("people.invitation.link"));
    private final String path;

    InvitationDialog(String name, String secret) {
        path = "invitation/" + secret;
        setHeaderTitle(getTranslation("people.invitation", name));
        setWidth("480px");
        setMaxWidth("96vw");
        link.setReadOnly(true);
        link.setWidthFull();
        link.setValue(path);
        var copy = new Button(getTranslation("people.invitation.copy"), Lucide.icon("copy"), click -> copy());
        copy.addThemeVariants(ButtonVariant.PRIMARY);
        add(new Paragraph(getTranslation("people.invitation.about", name)), link);
        getFooter().add(new Button(getTranslation("ui.close"), click -> close()), copy);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        // Only the browser knows by which address people reach this server.
        attached.getUI().getPage().executeJs("return new URL($0, document.baseURI).href", path)
                .then(String.class, link::setValue);
    }

    private void copy() {
        UI.getCurrent().getPage().executeJs("return window.saluran.copy($0)", link.getValue()).then(Boolean.class,
                copied -> Toast.show(getTranslation(copied ? "people.invitation.copied" : "people.invitation.by-hand")));
    }
}
