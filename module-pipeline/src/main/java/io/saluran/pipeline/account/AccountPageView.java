package io.saluran.pipeline.account;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;
import io.saluran.db.Viewer;
import io.saluran.pipeline.api.AccountChanged;
import io.saluran.pipeline.api.ContactChanged;
import io.saluran.pipeline.api.DealChanged;
import io.saluran.pipeline.api.DealClosed;
import io.saluran.pipeline.api.DealMoved;
import io.saluran.pipeline.contact.ContactPermissions;
import io.saluran.pipeline.deal.DealPermissions;
import io.saluran.pipeline.deal.NewDeals;
import io.saluran.pipeline.merge.MergesPanel;
import io.saluran.pipeline.record.Address;
import io.saluran.pipeline.record.RecordField;
import io.saluran.pipeline.record.RecordPageView;
import io.saluran.pipeline.sql.pipeline.tables.records.AccountRecord;
import io.saluran.platform.event.Events;
import io.saluran.ui.component.Later;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Everything about one account: its facts, its deals and what they come to, its people, its subsidiaries.
@Route("accounts/:id")
public final class AccountPageView extends RecordPageView<AccountList.Row> {

    private static final long serialVersionUID = 1;

    private final transient AccountPage reading;
    private final transient Accounts records;
    private final transient AccountFacts.With with;
    private final transient AccountParts parts;
    private final transient NewDeals newDeals;
    private final transient AccountMerging merging;
    private final transient Viewer viewer;
    private final Div facts = new Div();
    private final Later figures = new Later();
    private final Later deals = new Later();
    private final Later contacts = new Later();
    private final Later subsidiaries = new Later();
    private final MergesPanel<AccountList.Row> merges;

    AccountPageView(AccountList list, AccountPage reading, Accounts accounts, AccountFacts.With with,
            NewDeals newDeals, AccountMerging merging, Events events, Viewer viewer) {
        super(list, accounts, with.formats(), events, viewer);
        this.reading = reading;
        this.records = accounts;
        this.with = with;
        this.newDeals = newDeals;
        this.merging = merging;
        this.viewer = viewer;
        parts = new AccountParts(with.formats(), this, viewer.locale());
        merges = new MergesPanel<>(merging, with.formats());
        lay(new Div(facts, contacts), new Div(figures, deals), List.of(merges, subsidiaries),
                List.of(getTranslation("account.title.one"), getTranslation("record.facts"),
                        getTranslation("record.more")));
        newDeals.onKey(this, () -> again(this::newDeal));
        hearing().of(AccountChanged.class, this::hear)
                .of(ContactChanged.class, changed -> again(this::showContacts))
                .of(DealChanged.class, changed -> again(this::showDeals))
                .of(DealMoved.class, moved -> again(this::showDeals))
                .of(DealClosed.class, closed -> again(this::showDeals));
    }

    private <V> void edit(RecordField<AccountRecord, V> field, @Nullable V value) {
        change((id, seenVersion) -> records.edit(viewer, id, field, value, seenVersion));
    }

    @Override
    protected Div meta(AccountList.Row account) {
        return parts.meta(account);
    }

    @Override
    protected List<Component> actions(AccountList.Row account) {
        var actions = new ArrayList<>(newDeals.button(() -> newDeal(account)));
        if (merging.isAllowed()) {
            actions.add(MergesPanel.button(merging, account.id()));
        }
        return actions;
    }

    private void newDeal(AccountList.Row account) {
        newDeals.open(account.id(), null);
    }

    @Override
    protected Map<String, String> known(AccountList.Row account) {
        var known = new HashMap<String, String>();
        Address.put(known, "industry", account.industry(), UnaryOperator.identity());
        Address.put(known, "location", account.location(), UnaryOperator.identity());
        return known;
    }

    @Override
    protected void showParts(AccountList.Row account) {
        facts.removeAll();
        facts.add(new AccountFacts(account, with, own(account), this::edit));
        showDeals(account);
        showContacts(account);
        showSubsidiaries(account);
        merges.show(account);
    }

    private void showDeals(AccountList.Row account) {
        if (viewer.may(DealPermissions.READ)) {
            var all = Address.of("deals/table", Map.of("outcome", "all", "account", account.id().toString()));
            figures.load(() -> reading.figures(viewer, account.id()), parts::figures);
            deals.load(() -> reading.deals(viewer, account.id()), found -> parts.deals(found, all));
        }
    }

    private void showContacts(AccountList.Row account) {
        if (viewer.may(ContactPermissions.READ)) {
            var all = Address.of("contacts", Map.of("account", account.id().toString()));
            contacts.load(() -> reading.contacts(viewer, account.id()), found -> parts.contacts(found, all));
        }
    }

    private void showSubsidiaries(AccountList.Row account) {
        subsidiaries.load(() -> reading.subsidiaries(viewer, account.id()), parts::subsidiaries);
    }

    private void hear(AccountChanged changed) {
        if (!changed(changed.account(), changed.by())) {
            again(this::showSubsidiaries);
        }
    }
}
