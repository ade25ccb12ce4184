package io.saluran.pipeline.account;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.router.Route;
import io.saluran.db.Viewer;
import io.saluran.pipeline.merge.ChosenTwo;
import io.saluran.pipeline.record.Choice;
import io.saluran.pipeline.record.OwnerChoices;
import io.saluran.pipeline.record.RecordListView;
import io.saluran.platform.event.Events;
import io.saluran.platform.format.Formats;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Accounts as a table, with what their deals come to.
@Route("accounts")
public final class AccountListView extends RecordListView<AccountList.Row, AccountFilter> {

    private static final long serialVersionUID = 1;

    private final transient AccountList list;
    private final transient AccountChoices choices;
    private final transient OwnerChoices owners;
    private final transient Accounts accounts;
    private final transient Formats formats;
    private final transient Viewer viewer;
    private final ComboBox<String> industry = filterBy(new ComboBox<>(), "industry");
    private final ComboBox<Choice> parent;

    AccountListView(AccountList list, AccountChoices choices, OwnerChoices owners, Accounts accounts,
            AccountMerging merging,
            Formats formats, Events events, Viewer viewer) {
        super(list, owners, events, viewer);
        this.list = list;
        this.choices = choices;
        this.owners = owners;
        this.accounts = accounts;
        this.formats = formats;
        this.viewer = viewer;
        industry.setItems(choices.industries());
        parent = filterBy(Choice.box(choices::find), "parent");
        var columns = columns();
        columns.text("parent", AccountList.Row::parentName);
        columns.text("industry", AccountList.Row::industry);
        columns.text("location", AccountList.Row::location);
        columns.number("revenueMillions", row -> AccountWords.revenue(row.revenueMillions(), formats, getLocale()))
                .setHeader(getTranslation("account.revenue"));
        columns.number("employees", row -> row.employees() == null
                ? null
                : formats.number(row.employees(), getLocale()));
        columns.number("openDeals", this::open).setWidth("140px");
        columns.number("wonValue", row -> row.wonValue() == null ? null : formats.money(row.wonValue(), getLocale()));
        columns.text("owner", AccountList.Row::ownerName);
        if (merging.isAllowed()) {
            add(new ChosenTwo<>(merging, this::choose, this::chooseNone));
        }
    }

    private String open(AccountList.Row row) {
        var count = formats.number(row.openDeals(), getLocale());
        return row.openValue() == null ? count : count + " · " + formats.compactMoney(row.openValue(), getLocale());
    }

    @Override
    protected String second(AccountList.Row row) {
        return Stream.of(row.industry(), row.location(), getTranslation("account.open-deals", row.openDeals()),
                row.wonValue() == null
                        ? null
                        : getTranslation("account.won-for", formats.compactMoney(row.wonValue(), getLocale())))
                .filter(Objects::nonNull).collect(Collectors.joining(" · "));
    }

    @Override
    protected void showFilter(AccountFilter shown) {
        industry.setValue(shown.industry());
        parent.setValue(shown.parent() == null ? null : choices.byId(shown.parent()).orElse(null));
    }

    @Override
    protected AccountFilter narrowed(@Nullable UUID ofOwner, @Nullable UUID ofTeam, String words) {
        return new AccountFilter(ofOwner, ofTeam, industry.getValue(), Choice.idOf(parent.getValue()), words);
    }

    @Override
    protected Dialog newDialog() {
        return new NewAccountDialog(choices, owners.people(), viewer, list.own(),
                (fields, own) -> accounts.create(viewer, fields, own));
    }
}
