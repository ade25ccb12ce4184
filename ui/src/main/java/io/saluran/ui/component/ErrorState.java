package io.saluran.ui.component;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/// What stands in the part of a page that failed, while the rest of the page lives on.
public final class ErrorState extends Div {

    private static final long serialVersionUID = 1;

    /// @param number the number under which the operator finds the cause in the log
    public ErrorState(String number, Runnable again) {
        addClassName("s-error");
        getElement().setAttribute("role", "alert");
        var quote = new Code(getTranslation("ui.error.number", number));
        add(new Paragraph(getTranslation("ui.error.part")), quote,
                new Button(getTranslation("ui.error.again"), click -> again.run()));
    }
}
