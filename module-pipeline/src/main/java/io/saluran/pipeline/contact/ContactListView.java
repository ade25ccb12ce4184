package io.saluran.pipeline.contact;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import io.saluran.db.Viewer;
import io.saluran.pipeline.account.AccountChoices;
import io.saluran.pipeline.merge.ChosenTwo;
import io.saluran.pipeline.record.Choice;
import io.saluran.pipeline.record.OwnerChoices;
import io.saluran.pipeline.record.RecordListView;
import io.saluran.platform.event.Events;
import io.saluran.ui.component.Badge;
import io.saluran.ui.component.Tone;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Contacts as a table.
@Route("contacts")
public final class ContactListView extends RecordListView<ContactList.Row, ContactFilter> {

    private static final long serialVersionUID = 1;

    private final transient ContactList list;
    private final transient AccountChoices choices;
    private final transient OwnerChoices owners;
    private final transient Contacts contacts;
    private final transient Viewer viewer;
    private final ComboBox<Choice> account;

    ContactListView(ContactList list, AccountChoices choices, OwnerChoices owners, Contacts contacts,
            ContactMerging merging, Events events, Viewer viewer) {
        super(list, owners, events, viewer);
        this.list = list;
        this.choices = choices;
        this.owners = owners;
        this.contacts = contacts;
        this.viewer = viewer;
        account = filterBy(Choice.box(choices::find), "account");
        var columns = columns();
        columns.text("account", ContactList.Row::accountName);
        columns.text("title", ContactList.Row::title);
        columns.text("email", ContactList.Row::email).setWidth("200px");
        columns.text("phone", ContactList.Row::phone);
        columns.text("owner", ContactList.Row::ownerName);
        columns.grid().addComponentColumn(this::warning).setKey("doNotContact").setWidth("140px").setFlexGrow(0)
                .setPartNameGenerator(row -> "wide").setHeaderPartName("wide");
        if (merging.isAllowed()) {
            add(new ChosenTwo<>(merging, this::choose, this::chooseNone));
        }
    }

    private Component warning(ContactList.Row row) {
        return row.doNotContact() ? new Badge(getTranslation("contact.field.doNotContact"), Tone.WARNING) : new Span();
    }

    @Override
    protected String second(ContactList.Row row) {
        return Stream.of(row.title(), row.accountName()).filter(Objects::nonNull).collect(Collectors.joining(" · "));
    }

    @Override
    protected void showFilter(ContactFilter shown) {
        account.setValue(shown.account() == null ? null : choices.byId(shown.account()).orElse(null));
    }

    @Override
    protected ContactFilter narrowed(@Nullable UUID ofOwner, @Nullable UUID ofTeam, String words) {
        return new ContactFilter(ofOwner, ofTeam, Choice.idOf(account.getValue()), words);
    }

    @Override
    protected Dialog newDialog() {
        return new NewContactDialog(choices, owners.people(), email -> list.withEmail(viewer, email), viewer,
                list.own(),
                (fields, own) -> contacts.create(viewer, fields, own)).at(account.getValue());
    }
}
