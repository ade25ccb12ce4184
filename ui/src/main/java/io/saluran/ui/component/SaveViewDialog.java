package io.saluran.ui.component;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.platform.view.SavedViews.Audience;
import io.saluran.platform.view.SavedViews.SavedView;
import java.util.Locale;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/// Asks for the name of a saved view and who sees it.
final class SaveViewDialog extends Dialog {

    private static final long serialVersionUID = 1;
    private static final int LONGEST = 80;

    private final TextField name = new TextField(getTranslation("views.name"));
    private final RadioButtonGroup<Audience> audience = new RadioButtonGroup<>(getTranslation("views.audience"));
    private final transient BiPredicate<String, Audience> keep;

    /// @param view null for a new one
    /// @param keep false when the name is taken
    SaveViewDialog(@Nullable SavedView view, BiPredicate<String, Audience> keep) {
        this.keep = keep;
        setHeaderTitle(getTranslation(view == null ? "views.save-new" : "views.change"));
        setWidth("400px");
        setMaxWidth("96vw");
        name.setMaxLength(LONGEST);
        name.setRequiredIndicatorVisible(true);
        name.setAutofocus(true);
        name.setWidthFull();
        audience.setItems(Audience.values());
        audience.setItemLabelGenerator(
                each -> getTranslation("views.audience." + each.name().toLowerCase(Locale.ROOT)));
        audience.setValue(view == null ? Audience.SELF : view.audience());
        if (view != null) {
            name.setValue(view.name());
        }
        var form = new Div(name, audience);
        form.addClassName("s-stack");
        add(form);
        var save = new Button(getTranslation("ui.save"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickShortcut(com.vaadin.flow.component.Key.ENTER);
        getFooter().add(new Button(getTranslation("ui.cancel"), click -> close()), save);
    }

    private void save() {
        if (name.getValue().isBlank()) {
            refuse("views.name.missing");
        } else if (keep.test(name.getValue().strip(), audience.getValue())) {
            close();
        } else {
            refuse("views.name.taken");
        }
    }

    private void refuse(String why) {
        name.setErrorMessage(getTranslation(why));
        name.setInvalid(true);
        name.focus();
    }
}
