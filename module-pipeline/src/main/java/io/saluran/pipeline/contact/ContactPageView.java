package io.saluran.pipeline.contact;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.saluran.db.Viewer;
import io.saluran.pipeline.account.AccountChoices;
import io.saluran.pipeline.api.ContactChanged;
import io.saluran.pipeline.api.DealChanged;
import io.saluran.pipeline.api.DealClosed;
import io.saluran.pipeline.api.DealMoved;
import io.saluran.pipeline.deal.DealPermissions;
import io.saluran.pipeline.record.ChangeTimeline;
import io.saluran.pipeline.record.Outcome;
import io.saluran.pipeline.record.OwnerChoices;
import io.saluran.pipeline.record.Panel;
import io.saluran.pipeline.record.RecordField;
import io.saluran.pipeline.record.RecordHead;
import io.saluran.pipeline.sql.pipeline.tables.records.ContactRecord;
import io.saluran.platform.event.Events;
import io.saluran.platform.event.Events.Subscription;
import io.saluran.platform.format.Formats;
import io.saluran.ui.component.Later;
import io.saluran.ui.component.RecordPanels;
import io.saluran.ui.component.Toast;
import io.saluran.ui.panel.RecordPanel.RecordRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Everything about one contact: facts, the deals in which the contact takes part, what was changed, and the panels of
/// other bundles.
@Route("contacts/:id")
public final class ContactPageView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient ContactPage reading;
    private final transient Contacts contacts;
    private final transient ContactFacts.With with;
    private final transient ContactParts parts;
    private final transient ChangeTimeline.Words words;
    private final transient Events events;
    private final transient Viewer viewer;
    private final transient List<Subscription> subscriptions = new ArrayList<>();
    private final Div head = new Div();
    private final Later facts = new Later();
    private final Later deals = new Later();
    private final Later changes = new Later();
    private final Div others = new Div();
    private @Nullable RecordPanels panels;
    private transient ContactList.@Nullable Row contact;

    ContactPageView(ContactPage reading, Contacts contacts, AccountChoices accounts, OwnerChoices owners,
            Formats formats,
            Events events, Viewer viewer) {
        this.reading = reading;
        this.contacts = contacts;
        this.events = events;
        this.viewer = viewer;
        with = new ContactFacts.With(formats, viewer.zone(), accounts, owners.people(),
                viewer.may(ContactPermissions.WRITE));
        parts = new ContactParts(formats, this, viewer.locale());
        words = new ChangeTimeline.Words(formats, viewer, "contact.field.",
                value -> value.equals("true") || value.equals("false") ? getTranslation("record." + value) : value);
        addClassName("s-page");
        head.addClassName("s-record");
        var columns = new Div(facts, new Div(deals),
                new Div(others, new Panel(getTranslation("record.changes"), changes)));
        columns.addClassName("s-columns3");
        add(head, RecordHead.tabs(columns, getTranslation("contact.deals"), getTranslation("record.facts"),
                getTranslation("record.changes")), columns);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        contact = event.getRouteParameters().get("id").flatMap(RecordHead::id).flatMap(id -> reading.of(viewer, id))
                .orElse(null);
        if (contact == null) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        show(contact);
    }

    private void show(ContactList.Row shown) {
        head.removeAll();
        head.add(RecordHead.crumb("contacts", getTranslation("contact.title")),
                RecordHead.top(shown.name(), parts.meta(shown), RecordHead.actions(
                        viewer.may(ContactPermissions.DELETE), () -> delete(shown))));
        facts.load(() -> reading.former(viewer, shown.id()),
                former -> new ContactFacts(shown, former, with, this::edit));
        showDeals(shown);
        changes.load(() -> reading.changes(viewer, shown.id(), null),
                newest -> new ChangeTimeline(newest, words, last -> reading.changes(viewer, shown.id(), last)));
        var ref = new RecordRef("contact", shown.id(), Map.of());
        if (panels == null) {
            panels = new RecordPanels(ref, viewer);
            others.add(panels);
        } else {
            panels.refresh(ref);
        }
    }

    private void showDeals(ContactList.Row shown) {
        if (viewer.may(DealPermissions.READ)) {
            deals.load(() -> reading.deals(viewer, shown.id()), parts::deals);
        }
    }

    private <T> void edit(RecordField<ContactRecord, T> field, @Nullable T value) {
        if (contact != null) {
            done(contacts.edit(viewer, contact.id(), field, value, contact.version()));
        }
    }

    private void delete(ContactList.Row shown) {
        var outcome = contacts.delete(viewer, shown.id(), shown.version());
        if (!(outcome instanceof Outcome.Done)) {
            done(outcome);
            return;
        }
        UI.getCurrent().navigate("contacts");
        Toast.undo(getTranslation("record.was-deleted", shown.name()), () -> {
            contacts.restore(viewer, shown.id());
            UI.getCurrent().navigate("contacts/" + shown.id());
        });
    }

    private void done(Outcome outcome) {
        switch (outcome) {
            case Outcome.Done done -> {
            }
            case Outcome.Overtaken overtaken -> Toast.error(getTranslation("contact.overtaken"));
            case Outcome.Refused(var why) -> Toast.error(getTranslation("record.refused." + why));
        }
        reload();
    }

    private void reload() {
        if (contact == null) {
            return;
        }
        reading.of(viewer, contact.id()).ifPresentOrElse(now -> {
            contact = now;
            show(now);
        }, () -> {
            UI.getCurrent().navigate("contacts");
            Toast.show(getTranslation("contact.gone"));
        });
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        var ui = attached.getUI();
        subscriptions.add(events.on(ContactChanged.class, changed -> hear(ui, changed.contact(), changed.by())));
        subscriptions.add(events.on(DealChanged.class, changed -> ui.access(this::dealsAgain)));
        subscriptions.add(events.on(DealMoved.class, moved -> ui.access(this::dealsAgain)));
        subscriptions.add(events.on(DealClosed.class, closed -> ui.access(this::dealsAgain)));
    }

    private void hear(UI ui, UUID changed, UUID by) {
        if (!by.equals(viewer.person())) {
            ui.access(() -> {
                if (contact != null && contact.id().equals(changed)) {
                    reload();
                }
            });
        }
    }

    private void dealsAgain() {
        if (contact != null) {
            showDeals(contact);
        }
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        subscriptions.forEach(Subscription::close);
        subscriptions.clear();
    }

    @Override
    public String getPageTitle() {
        return contact == null ? getTranslation("contact.title") : contact.name();
    }
}
