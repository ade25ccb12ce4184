package io.saluran.ui.component;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.textfield.TextField;

/// Something to take away, such as a link or a token, with the button that puts it on the clipboard.
///
/// Used under the session's lock, as every component.
public final class CopyField extends TextField {

    private static final long serialVersionUID = 1;

    public CopyField(String label, String value) {
        super(label);
        setReadOnly(true);
        setWidthFull();
        setValue(value);
    }

    /// The button, for the foot of the dialog.
    public Button copy() {
        var copy = new Button(getTranslation("ui.copy"), Lucide.icon("copy"), click -> UI.getCurrent().getPage()
                .executeJs("return window.saluran.copy($0)", getValue())
                .then(Boolean.class,
                        copied -> Toast.show(getTranslation(copied ? "ui.copied" : "ui.copy.by-hand"))));
        copy.addThemeVariants(ButtonVariant.PRIMARY);
        return copy;
    }
}
