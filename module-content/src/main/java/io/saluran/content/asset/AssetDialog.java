package io.saluran.content.asset;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import io.saluran.ui.component.Lucide;

/// What the library's dialogs have in common: their size, a line for what went wrong, and a footer that begins with
/// "Cancel".
abstract class AssetDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private final Div problem = new Div();
    private final Div body = new Div();

    AssetDialog(String title) {
        setHeaderTitle(title);
        setWidth("560px");
        setMaxWidth("96vw");
        problem.addClassNames("s-callout", "over");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        body.addClassName("s-stack");
        add(body);
        getFooter().add(new Button(getTranslation("ui.cancel"), click -> close()));
    }

    /// Shows these, and below them what goes wrong.
    final void content(Component... parts) {
        body.removeAll();
        body.add(parts);
        body.add(problem);
    }

    final void refuse(String why) {
        problem.setText(why);
        problem.setVisible(true);
    }

    final void clearProblem() {
        problem.setVisible(false);
    }

    static Button main(String text, String icon, Runnable action) {
        var button = new Button(text, Lucide.icon(icon), click -> action.run());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }
}
