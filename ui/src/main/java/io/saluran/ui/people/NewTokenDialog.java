package io.saluran.ui.people;

import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.db.Viewer;
import io.saluran.platform.internal.rest.Tokens;
import io.saluran.platform.internal.rest.Tokens.Scope;
import io.saluran.ui.component.CopyField;
import java.time.Duration;
import java.util.stream.Stream;

/// Makes a token and shows its secret, once.
final class NewTokenDialog extends Dialog {

    private static final long serialVersionUID = 1;
    private static final int FOR_EVER = 0;

    private final transient Viewer viewer;
    private final transient Tokens tokens;
    private final transient Runnable made;
    private final TextField name = new TextField(getTranslation("profile.token.name"));
    private final Select<Scope> scope = new Select<>();
    private final Select<Integer> days = new Select<>();

    NewTokenDialog(Viewer viewer, Tokens tokens, Runnable made) {
        this.viewer = viewer;
        this.tokens = tokens;
        this.made = made;
        setHeaderTitle(getTranslation("profile.token.make"));
        setWidth("420px");
        setMaxWidth("96vw");
        name.setHelperText(getTranslation("profile.token.name.help"));
        name.setErrorMessage(getTranslation("profile.token.name.missing"));
        name.setRequiredIndicatorVisible(true);
        name.setMaxLength(100);
        name.setAutofocus(true);
        scope.setLabel(getTranslation("profile.token.scope"));
        scope.setItems(Scope.READ, Scope.WRITE);
        scope.setItemLabelGenerator(each -> getTranslation(each == Scope.READ
                ? "profile.token.scope.read"
                : "profile.token.scope.write"));
        scope.setValue(Scope.READ);
        days.setLabel(getTranslation("profile.token.days"));
        days.setItems(30, 90, 365, FOR_EVER);
        days.setItemLabelGenerator(each -> each == FOR_EVER
                ? getTranslation("profile.token.for-ever")
                : getTranslation("profile.token.days.some", each));
        days.setValue(90);
        Stream.<HasSize>of(name, scope, days).forEach(HasSize::setWidthFull);
        var form = new Div(name, scope, days);
        form.addClassName("s-stack");
        add(form);
        var make = new Button(getTranslation("profile.token.make"), click -> make());
        make.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("ui.cancel"), click -> close()), make);
    }

    private void make() {
        name.setInvalid(name.getValue().isBlank());
        if (name.isInvalid()) {
            return;
        }
        var life = days.getValue() == FOR_EVER ? null : Duration.ofDays(days.getValue());
        var created = tokens.create(viewer, viewer.person(), name.getValue(), scope.getValue(), life);
        made.run();
        var secret = new CopyField(getTranslation("profile.token.secret"), created.secret());
        removeAll();
        getFooter().removeAll();
        setHeaderTitle(getTranslation("profile.token.made", name.getValue().strip()));
        add(new Paragraph(getTranslation("profile.token.made.about")), secret);
        getFooter().add(new Button(getTranslation("ui.close"), click -> close()), secret.copy());
    }
}
