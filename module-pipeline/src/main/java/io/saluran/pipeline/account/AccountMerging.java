package io.saluran.pipeline.account;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.merge.MergeList;
import io.saluran.pipeline.merge.Merging;
import io.saluran.pipeline.record.Choice;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What pages of accounts need to merge two.
final class AccountMerging extends Merging<AccountList.Row> {

    private final AccountLoad load;
    private final AccountChoices choices;

    AccountMerging(AccountMerges merges, AccountList list, AccountChoices choices, Db db, Clock clock, Viewer viewer) {
        super(merges, new MergeList(db, clock, AccountMerges.kind()), list, viewer);
        this.load = new AccountLoad(db);
        this.choices = choices;
    }

    @Override
    protected String key(String word) {
        return "account.merge." + word;
    }

    @Override
    protected Choice.Source others() {
        return choices::find;
    }

    private Stream<Choice> named(AccountList.Row account) {
        return choices.alike(account.name()).stream().filter(each -> !each.id().equals(account.id()))
                .map(each -> new Choice(each.id(), each.name()));
    }

    @Override
    protected List<Choice> alike(AccountList.Row account) {
        return named(account).toList();
    }

    /// Accounts whose names say that they are the same company.
    @Override
    protected List<Choice> duplicates(AccountList.Row account) {
        return named(account).filter(each -> CompanyName.isSame(each.name(), account.name())).toList();
    }

    @Override
    protected Map<String, @Nullable Object> values(AccountList.Row account) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put(AccountFields.NAME.key(), account.name());
        values.put(AccountFields.PARENT.key(), account.parentName());
        values.put(AccountFields.OWNER.key(), account.ownerName());
        values.put(AccountFields.INDUSTRY.key(), account.industry());
        values.put(AccountFields.LOCATION.key(), account.location());
        values.put(AccountFields.WEBSITE.key(), account.website());
        values.put(AccountFields.FOUNDED.key(), account.foundedYear());
        values.put(AccountFields.REVENUE.key(),
                account.revenueMillions() == null ? null : account.revenueMillions().toPlainString());
        values.put(AccountFields.EMPLOYEES.key(), account.employees());
        return values;
    }

    @Override
    protected String moves(AccountList.Row goes) {
        var all = load.of(viewer(), goes.id());
        return text(key("moves"), goes.name(), all.deals(), all.contacts(), all.subsidiaries());
    }
}
