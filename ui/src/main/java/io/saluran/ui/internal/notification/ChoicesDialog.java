package io.saluran.ui.internal.notification;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import io.saluran.db.Viewer;
import io.saluran.platform.internal.notification.NotificationChoices;
import io.saluran.platform.internal.notification.Way;

/// How one wants to be told, kind by kind; kept as it is chosen.
final class ChoicesDialog extends Dialog {

    private static final long serialVersionUID = 1;

    ChoicesDialog(Viewer viewer, NotificationChoices choices) {
        setHeaderTitle(getTranslation("notifications.choose"));
        var about = new Paragraph(getTranslation("notifications.choose.about"));
        about.addClassName("s-muted");
        var fields = new Div(about);
        fields.addClassName("s-stack");
        choices.of(viewer).forEach((kind, way) -> {
            var select = new Select<Way>();
            select.setLabel(getTranslation("notification.kind." + kind));
            select.setItems(Way.values());
            select.setItemLabelGenerator(each -> getTranslation("notifications.way." + each.key()));
            select.setValue(way);
            select.setWidthFull();
            select.addValueChangeListener(change -> choices.choose(viewer, kind, change.getValue()));
            fields.add(select);
        });
        add(fields);
        setWidth("420px");
        getFooter().add(new Button(getTranslation("ui.close"), click -> close()));
    }
}
