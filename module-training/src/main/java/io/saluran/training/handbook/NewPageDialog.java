package io.saluran.training.handbook;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.training.handbook.Pages.NewPage;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Asks what a new page is called and where it belongs, makes it and opens it for writing.
final class NewPageDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private final transient HandbookDesk desk;
    private final TextField title = new TextField();
    private final ParentField parent;
    private final LanguageField language;

    NewPageDialog(HandbookDesk desk, @Nullable UUID below) {
        this.desk = desk;
        setHeaderTitle(getTranslation("handbook.new"));
        setWidth("440px");
        setMaxWidth("96vw");
        title.setLabel(getTranslation("handbook.page-title"));
        title.setRequiredIndicatorVisible(true);
        title.setMaxLength(200);
        title.setWidthFull();
        title.focus();
        parent = new ParentField(desk, null);
        parent.select(below);
        language = new LanguageField(desk.viewer().locale().getLanguage());
        var fields = new Div(title, parent, language);
        fields.addClassName("s-stack");
        add(fields);
        var make = new Button(getTranslation("handbook.write"), click -> make());
        make.addThemeVariants(ButtonVariant.PRIMARY);
        make.addClickShortcut(Key.ENTER);
        getFooter().add(new Button(getTranslation("ui.cancel"), click -> close()), make);
    }

    private void make() {
        if (title.getValue().isBlank()) {
            title.setInvalid(true);
            title.setErrorMessage(getTranslation("handbook.title-needed"));
            return;
        }
        var made = desk.pages().create(desk.viewer(),
                new NewPage(title.getValue(), parent.chosen(), language.getValue(), ""));
        close();
        UI.getCurrent().navigate(HandbookPageView.path(made.slug()),
                com.vaadin.flow.router.QueryParameters.of(HandbookPageView.EDIT, ""));
    }
}
