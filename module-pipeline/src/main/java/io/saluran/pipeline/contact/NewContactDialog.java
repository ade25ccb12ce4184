package io.saluran.pipeline.contact;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.saluran.db.Viewer;
import io.saluran.pipeline.account.AccountChoices;
import io.saluran.pipeline.field.FieldEdit;
import io.saluran.pipeline.field.OwnFields;
import io.saluran.pipeline.record.Choice;
import io.saluran.pipeline.record.Panel;
import io.saluran.pipeline.record.RecordEdit;
import io.saluran.pipeline.record.Records;
import io.saluran.pipeline.sql.pipeline.tables.records.ContactRecord;
import io.saluran.platform.field.FieldDefinition;
import io.saluran.platform.field.FieldValues;
import io.saluran.ui.component.Later;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.Toast;
import io.saluran.ui.field.FieldForm;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Asks for a new contact, and points out who has the e-mail address already.
final class NewContactDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private final TextField name = new TextField(getTranslation("contact.field.name"));
    private final ComboBox<Choice> account;
    private final TextField title = new TextField(getTranslation("contact.field.title"));
    private final EmailField email = new EmailField(getTranslation("contact.field.email"));
    private final TextField phone = new TextField(getTranslation("contact.field.phone"));
    private final ComboBox<Choice> owner;
    private final transient List<FieldDefinition> fields;
    private final FieldForm ownForm;
    private final Later same = new Later();

    /// @param withEmail who has an address already
    /// @param own the company's own fields
    /// @param make makes the contact; the dialog opens its page
    NewContactDialog(AccountChoices accounts, List<Choice> owners, Function<String, List<ContactList.Row>> withEmail,
            Viewer viewer, OwnFields own,
            BiFunction<List<RecordEdit<ContactRecord, ?>>, List<FieldEdit>, Records.Made> make) {
        account = Choice.box(accounts::find);
        account.setLabel(getTranslation("contact.field.account"));
        owner = Choice.box(owners);
        owner.setLabel(getTranslation("contact.field.owner"));
        owners.stream().filter(each -> each.id().equals(viewer.person())).findFirst().ifPresent(owner::setValue);
        fields = own.all();
        ownForm = new FieldForm(fields, FieldValues.NONE, viewer);
        setHeaderTitle(getTranslation("contact.list.new"));
        setWidth("420px");
        setMaxWidth("96vw");
        name.setRequiredIndicatorVisible(true);
        name.setErrorMessage(getTranslation("contact.name.missing"));
        name.setAutofocus(true);
        name.setMaxLength(300);
        email.setErrorMessage(getTranslation("record.refused.NO_ADDRESS"));
        email.setManualValidation(true);
        email.setValueChangeMode(ValueChangeMode.LAZY);
        email.addValueChangeListener(typed -> {
            email.setInvalid(false);
            same.load(() -> ContactEmail.isOne(typed.getValue())
                    ? withEmail.apply(typed.getValue())
                    : List.<ContactList.Row>of(), this::pointOut);
        });
        same.getElement().setAttribute("role", "status");
        var form = new Div(name, account, title, email, same, phone, owner, ownForm);
        form.addClassName("s-stack");
        Stream.<HasSize>of(name, account, title, email, phone, owner).forEach(HasSize::setWidthFull);
        var save = new Button(getTranslation("contact.create"), click -> save(make));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        add(form);
        getFooter().add(new Button(getTranslation("ui.cancel"), click -> close()), save);
    }

    /// Begins with an account, as in the list of its contacts.
    NewContactDialog at(@Nullable Choice place) {
        account.setValue(place);
        return this;
    }

    private Component pointOut(List<ContactList.Row> found) {
        var box = new Div();
        if (found.isEmpty()) {
            return box;
        }
        box.addClassNames("s-callout", "warn", "s-alike");
        var lines = new Div(new Span(getTranslation("contact.same-email", found.size())));
        lines.addClassNames("s-stack", "tight");
        found.forEach(each -> lines.add(new Div(Panel.link("contacts/" + each.id(), each.name()),
                new Span(each.accountName() == null ? "" : " " + each.accountName()))));
        box.add(Lucide.icon("copy"), lines);
        return box;
    }

    private void save(BiFunction<List<RecordEdit<ContactRecord, ?>>, List<FieldEdit>, Records.Made> make) {
        if (!isOpened()) {
            return; // the second click of a double click
        }
        name.setInvalid(name.getValue().isBlank());
        email.setInvalid(!email.getValue().isBlank() && !ContactEmail.isOne(email.getValue()));
        if (name.isInvalid()) {
            name.focus();
            return;
        }
        if (email.isInvalid()) {
            email.focus();
            return;
        }
        if (!ownForm.check()) {
            return;
        }
        var made = make.apply(List.of(
                new RecordEdit<>(ContactFields.NAME, name.getValue()),
                new RecordEdit<>(ContactFields.ACCOUNT_OF, Choice.idOf(account.getValue())),
                new RecordEdit<>(ContactFields.TITLE, title.getValue()),
                new RecordEdit<>(ContactFields.EMAIL, email.getValue()),
                new RecordEdit<>(ContactFields.PHONE, phone.getValue()),
                new RecordEdit<>(ContactFields.OWNER, Choice.idOf(owner.getValue()))),
                FieldEdit.of(fields, ownForm.values()));
        if (made.refused() != null) {
            Toast.error(getTranslation("record.refused." + made.refused()));
            return;
        }
        close();
        UI.getCurrent().navigate("contacts/" + made.id());
    }
}
