package io.saluran.ui.internal.webhook;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.db.Viewer;
import io.saluran.platform.internal.webhook.Subscription;
import io.saluran.platform.internal.webhook.Subscription.Draft;
import io.saluran.platform.internal.webhook.Subscription.Wrong;
import io.saluran.platform.internal.webhook.Subscriptions;
import io.saluran.ui.component.CopyField;
import io.saluran.ui.component.Toast;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Makes, changes or deletes a webhook. Its secret is shown once, when it is made or made anew.
final class WebhookDialog extends Dialog {

    private static final long serialVersionUID = 1;
    private static final int LONGEST_NAME = 100;

    private final transient Viewer viewer;
    private final transient Subscriptions subscriptions;
    private final transient @Nullable Subscription webhook;
    private final transient Runnable changed;
    private final TextField name = new TextField(getTranslation("webhooks.name"));
    private final TextField address = new TextField(getTranslation("webhooks.address"));
    private final CheckboxGroup<String> kinds = new CheckboxGroup<>(getTranslation("webhooks.kinds"));

    /// @param webhook null for a new one
    WebhookDialog(Viewer viewer, Subscriptions subscriptions, WebhookWords words, @Nullable Subscription webhook,
            Runnable changed) {
        this.viewer = viewer;
        this.subscriptions = subscriptions;
        this.webhook = webhook;
        this.changed = changed;
        setHeaderTitle(webhook == null ? getTranslation("webhooks.add") : webhook.name());
        setWidth("460px");
        setMaxWidth("96vw");
        name.setRequiredIndicatorVisible(true);
        name.setMaxLength(LONGEST_NAME);
        name.setAutofocus(true);
        name.setWidthFull();
        name.setErrorMessage(getTranslation("webhooks.wrong.name"));
        address.setRequiredIndicatorVisible(true);
        address.setHelperText(getTranslation("webhooks.address.help"));
        address.setWidthFull();
        var all = new TreeSet<>(subscriptions.kinds());
        kinds.setRequiredIndicatorVisible(true);
        kinds.setErrorMessage(getTranslation("webhooks.wrong.kinds"));
        kinds.addThemeName("vertical");
        kinds.setItemLabelGenerator(words::kind);
        if (webhook != null) {
            all.addAll(webhook.kinds());
            name.setValue(webhook.name());
            address.setValue(webhook.address());
        }
        kinds.setItems(all);
        if (webhook != null) {
            kinds.select(webhook.kinds());
        }
        var about = new Paragraph(getTranslation("webhooks.yours"));
        about.addClassNames("s-muted", "s-small");
        var form = new Div(name, address, kinds, about);
        form.addClassName("s-stack");
        add(form);
        var save = new Button(getTranslation("ui.save"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        if (webhook != null) {
            fill(webhook);
        }
        getFooter().add(new Button(getTranslation("ui.cancel"), click -> close()), save);
    }

    private void fill(Subscription of) {
        var remove = new Button(getTranslation("ui.delete"), click -> delete(of));
        remove.addThemeVariants(ButtonVariant.ERROR);
        var roll = new Button(getTranslation("webhooks.roll"),
                click -> showSecret(of.name(), subscriptions.roll(viewer, of.id()), "webhooks.rolled.about"));
        getFooter().add(remove, roll);
    }

    private void save() {
        var draft = new Draft(name.getValue(), address.getValue(), List.copyOf(new TreeSet<>(kinds.getValue())));
        var wrong = subscriptions.wrong(draft, webhook == null ? List.of() : webhook.kinds()).orElse(null);
        name.setInvalid(wrong == Wrong.NAME);
        address.setErrorMessage(getTranslation(wrong == Wrong.PRIVATE
                ? "webhooks.wrong.private"
                : "webhooks.wrong.address"));
        address.setInvalid(wrong == Wrong.ADDRESS || wrong == Wrong.PRIVATE);
        kinds.setInvalid(wrong == Wrong.KINDS);
        if (wrong != null) {
            return;
        }
        if (webhook == null) {
            var created = subscriptions.add(viewer, draft);
            changed.run();
            showSecret(draft.name(), created.secret(), "webhooks.made.about");
        } else {
            subscriptions.change(viewer, webhook, draft);
            close();
            changed.run();
            Toast.show(getTranslation("webhooks.saved", draft.name()));
        }
    }

    private void showSecret(String of, String text, String about) {
        var secret = new CopyField(getTranslation("webhooks.secret"), text);
        removeAll();
        getFooter().removeAll();
        setHeaderTitle(getTranslation("webhooks.secret-of", of));
        // It is not shown again, so a click beside it must not take it away.
        setCloseOnOutsideClick(false);
        add(new Paragraph(getTranslation(about)), secret);
        getFooter().add(new Button(getTranslation("ui.close"), click -> close()), secret.copy());
    }

    private void delete(Subscription of) {
        subscriptions.delete(viewer, of.id());
        close();
        changed.run();
        Toast.undo(getTranslation("webhooks.deleted", of.name()), () -> {
            subscriptions.restore(viewer, of.id());
            changed.run();
        });
    }
}
