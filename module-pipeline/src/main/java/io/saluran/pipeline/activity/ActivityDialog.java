package io.saluran.pipeline.activity;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import io.saluran.pipeline.activity.Activity.Plan;
import java.util.function.Predicate;

/// Asks how a plan went, or for another day, or mends what was said.
public final class ActivityDialog extends Dialog {

    private static final long serialVersionUID = 1;

    /// @param form filled in
    /// @param save whether it was kept; otherwise the dialog stays, with what was written
    public ActivityDialog(String title, ActivityForm form, Predicate<Plan> save) {
        setHeaderTitle(title);
        setWidth("560px");
        setMaxWidth("96vw");
        add(form);
        var kept = new Button(getTranslation("ui.save"));
        kept.addClickListener(click -> {
            if (isOpened() && form.read().filter(save).isPresent()) {
                close();
            }
        });
        kept.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("ui.cancel"), click -> close()), kept);
        addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                form.focus();
            }
        });
    }
}
