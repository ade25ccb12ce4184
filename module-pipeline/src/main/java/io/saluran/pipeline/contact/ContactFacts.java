package io.saluran.pipeline.contact;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.db.Viewer;
import io.saluran.pipeline.account.AccountChoices;
import io.saluran.pipeline.contact.ContactPage.Former;
import io.saluran.pipeline.record.Choice;
import io.saluran.pipeline.record.FactList;
import io.saluran.pipeline.record.FactList.Editing;
import io.saluran.pipeline.record.OwnerChoices;
import io.saluran.pipeline.record.Panel;
import io.saluran.pipeline.record.RecordField;
import io.saluran.pipeline.sql.pipeline.tables.records.ContactRecord;
import io.saluran.platform.format.Formats;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The facts of a contact, each edited in place, and where the contact was before.
final class ContactFacts extends Div {

    private static final long serialVersionUID = 1;

    private final transient Save save;
    private final FactList list;

    /// Saves a field.
    @FunctionalInterface
    interface Save {
        <T> void field(RecordField<ContactRecord, T> field, @Nullable T value);
    }

    /// What facts are shown with.
    ///
    /// @param viewer whose zone it is, and whether they may change them
    record With(Formats formats, AccountChoices accounts, OwnerChoices owners, Viewer viewer) {

        boolean editable() {
            return viewer.may(ContactPermissions.WRITE);
        }
    }

    ContactFacts(ContactList.Row contact, List<Former> former, With with, FactList.Own own, Save save) {
        this.save = save;
        list = new FactList(with.editable());
        text(ContactFields.NAME, contact.name());
        choice(ContactFields.ACCOUNT_OF, Choice.of(contact.account(), accountName(contact)),
                Choice.box(with.accounts()::find));
        for (var each : former) {
            var until = with.formats().date(each.until().atZone(with.viewer().zone()).toLocalDate(), getLocale());
            list.plain(getTranslation("contact.before"), new Span(Panel.link("accounts/" + each.account(), each.name()),
                    new Span(" " + getTranslation("contact.until", until))));
        }
        text(ContactFields.TITLE, contact.title());
        text(ContactFields.EMAIL, contact.email());
        text(ContactFields.PHONE, contact.phone());
        choice(ContactFields.OWNER, Choice.of(contact.owner(), contact.ownerName()),
                Choice.box(with.owners().people()));
        list.plain(label(ContactFields.DO_NOT_CONTACT), doNotContact(contact, with.editable()));
        list.own(own, with.viewer());
        if (contact.externalId() != null) {
            list.plain(getTranslation("contact.field.externalId"), new Span(contact.externalId()));
        }
        add(new Panel(getTranslation("record.facts"), list));
    }

    private @Nullable String accountName(ContactList.Row contact) {
        return contact.account() != null && contact.accountName() == null
                ? getTranslation("record.hidden")
                : contact.accountName();
    }

    private Checkbox doNotContact(ContactList.Row contact, boolean editable) {
        var box = new Checkbox(contact.doNotContact());
        box.setAriaLabel(label(ContactFields.DO_NOT_CONTACT));
        box.setReadOnly(!editable);
        box.addValueChangeListener(ticked -> save.field(ContactFields.DO_NOT_CONTACT, ticked.getValue()));
        return box;
    }

    private void text(RecordField<ContactRecord, String> field, @Nullable String value) {
        list.fact(label(field), value, new Editing<>(new TextField(), value, edited -> save.field(field, edited)));
    }

    private void choice(RecordField<ContactRecord, UUID> field, @Nullable Choice value, ComboBox<Choice> box) {
        list.fact(label(field), value == null ? null : value.name(),
                new Editing<>(box, value, chosen -> save.field(field, Choice.idOf(chosen))));
    }

    private String label(RecordField<ContactRecord, ?> field) {
        return getTranslation("contact.field." + field.key());
    }
}
