package io.saluran.pipeline.contact;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;
import io.saluran.db.Viewer;
import io.saluran.pipeline.api.ContactChanged;
import io.saluran.pipeline.api.DealChanged;
import io.saluran.pipeline.api.DealClosed;
import io.saluran.pipeline.api.DealMoved;
import io.saluran.pipeline.deal.DealPermissions;
import io.saluran.pipeline.deal.NewDeals;
import io.saluran.pipeline.merge.MergesPanel;
import io.saluran.pipeline.record.RecordField;
import io.saluran.pipeline.record.RecordPageView;
import io.saluran.pipeline.sql.pipeline.tables.records.ContactRecord;
import io.saluran.platform.event.Events;
import io.saluran.ui.component.Later;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything about one contact: facts with the accounts before, and the deals in which the contact takes part.
@Route("contacts/:id")
public final class ContactPageView extends RecordPageView<ContactList.Row> {

    private static final long serialVersionUID = 1;

    private final transient ContactPage reading;
    private final transient Contacts records;
    private final transient ContactFacts.With with;
    private final transient ContactParts parts;
    private final transient NewDeals newDeals;
    private final transient ContactMerging merging;
    private final transient Viewer viewer;
    private final Later facts = new Later();
    private final Later deals = new Later();
    private final MergesPanel<ContactList.Row> merges;

    ContactPageView(ContactList list, ContactPage reading, Contacts contacts, ContactFacts.With with,
            NewDeals newDeals, ContactMerging merging, Events events, Viewer viewer) {
        super(list, contacts, with.formats(), events, viewer);
        this.reading = reading;
        this.records = contacts;
        this.with = with;
        this.newDeals = newDeals;
        this.merging = merging;
        this.viewer = viewer;
        parts = new ContactParts(with.formats(), this, viewer.locale());
        merges = new MergesPanel<>(merging, with.formats());
        lay(facts, new Div(deals), List.of(merges),
                List.of(getTranslation("contact.deals"), getTranslation("record.facts"),
                        getTranslation("record.changes")));
        newDeals.onKey(this, () -> again(this::newDeal));
        hearing().of(ContactChanged.class, changed -> changed(changed.contact(), changed.by()))
                .of(DealChanged.class, changed -> again(this::showDeals))
                .of(DealMoved.class, moved -> again(this::showDeals))
                .of(DealClosed.class, closed -> again(this::showDeals));
    }

    private <V> void edit(RecordField<ContactRecord, V> field, @Nullable V value) {
        change((id, seenVersion) -> records.edit(viewer, id, field, value, seenVersion));
    }

    @Override
    protected Div meta(ContactList.Row contact) {
        return parts.meta(contact);
    }

    @Override
    protected List<Component> actions(ContactList.Row contact) {
        var actions = new ArrayList<>(newDeals.button(() -> newDeal(contact)));
        if (merging.isAllowed()) {
            actions.add(MergesPanel.button(merging, contact.id()));
        }
        return actions;
    }

    private void newDeal(ContactList.Row contact) {
        newDeals.open(contact.account(), contact.id());
    }

    @Override
    protected Map<String, String> known(ContactList.Row contact) {
        return Map.of();
    }

    @Override
    protected String historyValue(String value) {
        return value.equals("true") || value.equals("false") ? getTranslation("record." + value) : value;
    }

    @Override
    protected void showParts(ContactList.Row contact) {
        facts.load(() -> reading.former(viewer, contact.id()),
                former -> new ContactFacts(contact, former, with, own(contact), this::edit));
        showDeals(contact);
        merges.show(contact);
    }

    private void showDeals(ContactList.Row contact) {
        if (viewer.may(DealPermissions.READ)) {
            deals.load(() -> reading.deals(viewer, contact.id()), parts::deals);
        }
    }
}
