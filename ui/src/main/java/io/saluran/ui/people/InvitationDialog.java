package io.saluran.ui.people;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import io.saluran.ui.component.CopyField;

/// Shows a link with which a person chooses the password, once; it cannot be shown again.
final class InvitationDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private final CopyField link;
    private final String path;

    InvitationDialog(String name, String secret) {
        path = "invitation/" + secret;
        setHeaderTitle(getTranslation("people.invitation", name));
        setWidth("480px");
        setMaxWidth("96vw");
        link = new CopyField(getTranslation("people.invitation.link"), path);
        add(new Paragraph(getTranslation("people.invitation.about", name)), link);
        getFooter().add(new Button(getTranslation("ui.close"), click -> close()), link.copy());
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        // Only the browser knows by which address people reach this server.
        attached.getUI().getPage().executeJs("return new URL($0, document.baseURI).href", path)
                .then(String.class, link::setValue);
    }
}
