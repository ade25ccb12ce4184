package io.saluran.pipeline.account;

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
import io.saluran.pipeline.api.AccountChanged;
import io.saluran.pipeline.api.ContactChanged;
import io.saluran.pipeline.api.DealChanged;
import io.saluran.pipeline.api.DealClosed;
import io.saluran.pipeline.api.DealMoved;
import io.saluran.pipeline.contact.ContactPermissions;
import io.saluran.pipeline.deal.DealPermissions;
import io.saluran.pipeline.record.Address;
import io.saluran.pipeline.record.ChangeTimeline;
import io.saluran.pipeline.record.Outcome;
import io.saluran.pipeline.record.OwnerChoices;
import io.saluran.pipeline.record.Panel;
import io.saluran.pipeline.record.RecordField;
import io.saluran.pipeline.record.RecordHead;
import io.saluran.pipeline.sql.pipeline.tables.records.AccountRecord;
import io.saluran.platform.event.Events;
import io.saluran.platform.event.Events.Subscription;
import io.saluran.platform.format.Formats;
import io.saluran.ui.component.Later;
import io.saluran.ui.component.RecordPanels;
import io.saluran.ui.component.Toast;
import io.saluran.ui.panel.RecordPanel.RecordRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Everything about one account: its facts, its deals and what they come to, its people, its subsidiaries, what was
/// changed, and the panels of other bundles.
@Route("accounts/:id")
public final class AccountPageView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient AccountPage reading;
    private final transient Accounts accounts;
    private final transient AccountFacts.With with;
    private final transient AccountParts parts;
    private final transient ChangeTimeline.Words words;
    private final transient Events events;
    private final transient Viewer viewer;
    private final transient List<Subscription> subscriptions = new ArrayList<>();
    private final Div head = new Div();
    private final Div facts = new Div();
    private final Later figures = new Later();
    private final Later deals = new Later();
    private final Later contacts = new Later();
    private final Later subsidiaries = new Later();
    private final Later changes = new Later();
    private final Div others = new Div();
    private @Nullable RecordPanels panels;
    private transient AccountList.@Nullable Row account;

    AccountPageView(AccountPage reading, Accounts accounts, AccountChoices choices, OwnerChoices owners,
            Formats formats,
            Events events, Viewer viewer) {
        this.reading = reading;
        this.accounts = accounts;
        this.events = events;
        this.viewer = viewer;
        with = new AccountFacts.With(formats, choices, owners.people(), viewer.may(AccountPermissions.WRITE));
        parts = new AccountParts(formats, this, viewer.locale());
        words = new ChangeTimeline.Words(formats, viewer, "account.field.", UnaryOperator.identity());
        addClassName("s-page");
        head.addClassName("s-record");
        var right = new Div(subsidiaries, others, new Panel(getTranslation("record.changes"), changes));
        var columns = new Div(new Div(facts, contacts), new Div(figures, deals), right);
        columns.addClassName("s-columns3");
        add(head, RecordHead.tabs(columns, getTranslation("account.title.one"), getTranslation("record.facts"),
                getTranslation("record.more")), columns);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        account = event.getRouteParameters().get("id").flatMap(RecordHead::id).flatMap(id -> reading.of(viewer, id))
                .orElse(null);
        if (account == null) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        show(account);
    }

    private void show(AccountList.Row shown) {
        head.removeAll();
        head.add(RecordHead.crumb("accounts", getTranslation("account.title")),
                RecordHead.top(shown.name(), parts.meta(shown), RecordHead.actions(
                        viewer.may(AccountPermissions.DELETE), () -> delete(shown))));
        facts.removeAll();
        facts.add(new AccountFacts(shown, with, this::edit));
        showDeals(shown);
        showContacts(shown);
        showSubsidiaries(shown);
        changes.load(() -> reading.changes(viewer, shown.id(), null),
                newest -> new ChangeTimeline(newest, words, last -> reading.changes(viewer, shown.id(), last)));
        var ref = new RecordRef("account", shown.id(), known(shown));
        if (panels == null) {
            panels = new RecordPanels(ref, viewer);
            others.add(panels);
        } else {
            panels.refresh(ref);
        }
    }

    private static Map<String, String> known(AccountList.Row shown) {
        var known = new HashMap<String, String>();
        Address.put(known, "industry", shown.industry(), UnaryOperator.identity());
        Address.put(known, "location", shown.location(), UnaryOperator.identity());
        return known;
    }

    private void showDeals(AccountList.Row shown) {
        if (!viewer.may(DealPermissions.READ)) {
            return;
        }
        var all = Address.of("deals/table", Map.of("outcome", "all", "account", shown.id().toString()));
        figures.load(() -> reading.figures(viewer, shown.id()), parts::figures);
        deals.load(() -> reading.deals(viewer, shown.id()), found -> parts.deals(found, all));
    }

    private void showContacts(AccountList.Row shown) {
        if (viewer.may(ContactPermissions.READ)) {
            var all = Address.of("contacts", Map.of("account", shown.id().toString()));
            contacts.load(() -> reading.contacts(viewer, shown.id()), found -> parts.contacts(found, all));
        }
    }

    private void showSubsidiaries(AccountList.Row shown) {
        subsidiaries.load(() -> reading.subsidiaries(viewer, shown.id()), parts::subsidiaries);
    }

    private <T> void edit(RecordField<AccountRecord, T> field, @Nullable T value) {
        if (account != null) {
            done(accounts.edit(viewer, account.id(), field, value, account.version()));
        }
    }

    private void delete(AccountList.Row shown) {
        var outcome = accounts.delete(viewer, shown.id(), shown.version());
        if (!(outcome instanceof Outcome.Done)) {
            done(outcome);
            return;
        }
        UI.getCurrent().navigate("accounts");
        Toast.undo(getTranslation("record.was-deleted", shown.name()), () -> {
            accounts.restore(viewer, shown.id());
            UI.getCurrent().navigate("accounts/" + shown.id());
        });
    }

    private void done(Outcome outcome) {
        switch (outcome) {
            case Outcome.Done done -> {
            }
            case Outcome.Overtaken overtaken -> Toast.error(getTranslation("account.overtaken"));
            case Outcome.Refused(var why) -> Toast.error(getTranslation("record.refused." + why));
        }
        reload();
    }

    private void reload() {
        if (account == null) {
            return;
        }
        reading.of(viewer, account.id()).ifPresentOrElse(now -> {
            account = now;
            show(now);
        }, () -> {
            UI.getCurrent().navigate("accounts");
            Toast.show(getTranslation("account.gone"));
        });
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        var ui = attached.getUI();
        subscriptions.add(events.on(AccountChanged.class, changed -> ui.access(() -> hear(changed))));
        subscriptions.add(events.on(ContactChanged.class, changed -> ui.access(() -> again(this::showContacts))));
        subscriptions.add(events.on(DealChanged.class, changed -> ui.access(() -> again(this::showDeals))));
        subscriptions.add(events.on(DealMoved.class, moved -> ui.access(() -> again(this::showDeals))));
        subscriptions.add(events.on(DealClosed.class, closed -> ui.access(() -> again(this::showDeals))));
    }

    private void hear(AccountChanged changed) {
        if (account == null || changed.by().equals(viewer.person())) {
            return;
        }
        if (changed.account().equals(account.id())) {
            reload();
        } else {
            again(this::showSubsidiaries);
        }
    }

    private void again(java.util.function.Consumer<AccountList.Row> part) {
        if (account != null) {
            part.accept(account);
        }
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        subscriptions.forEach(Subscription::close);
        subscriptions.clear();
    }

    @Override
    public String getPageTitle() {
        return account == null ? getTranslation("account.title") : account.name();
    }
}
