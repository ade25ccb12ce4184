package io.saluran.ui.component;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.saluran.db.Viewer;
import io.saluran.platform.view.SavedViews;
import io.saluran.platform.view.SavedViews.Role;
import io.saluran.platform.view.SavedViews.SavedView;
import java.util.stream.Collectors;

/// Asks which roles begin with a saved view.
final class StartViewDialog extends Dialog {

    private static final long serialVersionUID = 1;

    StartViewDialog(SavedViews saved, Viewer viewer, SavedView view, Runnable done) {
        setHeaderTitle(getTranslation("views.start"));
        setWidth("400px");
        setMaxWidth("96vw");
        var all = saved.roles(view.id());
        var roles = new CheckboxGroup<Role>(getTranslation("views.start.roles"));
        roles.setItems(all);
        roles.setItemLabelGenerator(
                role -> role.builtIn() == null ? role.name() : getTranslation("role." + role.builtIn()));
        roles.setValue(all.stream().filter(Role::startsHere).collect(Collectors.toSet()));
        var form = new Div(new Paragraph(getTranslation("views.start.help", view.name())), roles);
        form.addClassName("s-stack");
        add(form);
        var save = new Button(getTranslation("ui.save"), click -> {
            saved.startRoles(viewer, view, roles.getValue().stream().map(Role::id).collect(Collectors.toSet()));
            close();
            done.run();
            Toast.show(getTranslation("views.start.done", view.name()));
        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("ui.cancel"), click -> close()), save);
    }
}
